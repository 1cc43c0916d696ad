// Reads a workbook of our own template, and nothing else: whatever is not exactly what the template offers is a doubt, and
// a file with a doubt is left out whole. The same rules as generator/records, for the cells its lists and limits allow.
(function () {
  'use strict';

  var fflate = window.fflate;
  var MAX_FILE = 20 * 1024 * 1024;
  var MAX_MEMBER = 60 * 1024 * 1024;
  var HEAD = 4;
  var SHEETS = ['说明', '班级记录', '学校活动', '本校覆盖', '选项'];
  var NOT_COUNTED = /幼儿园|职业|职教|中职|技工|技师|特殊教育|特教|启智|专门学校/;

  function Doubt(words) { this.words = words; }
  function doubt(words) { throw new Doubt(words); }

  function xml(members, name) {
    if (!members[name]) doubt('缺少 ' + name);
    var text = fflate.strFromU8(members[name]);
    if (/<!DOCTYPE/i.test(text)) doubt('里面有文档类型声明');
    var read = new DOMParser().parseFromString(text, 'application/xml');
    if (read.getElementsByTagName('parsererror').length) doubt('读不出来');
    return read;
  }

  function all(node, name) { return [].slice.call(node.getElementsByTagNameNS('*', name)); }

  // The words of a shared or inline string, without phonetic readings.
  function said(node) {
    return all(node, 't').filter(function (t) { return t.parentNode.localName !== 'rPh'; })
      .map(function (t) { return t.textContent; }).join('');
  }

  // One line, full-width signs made plain: generator/records/words.py, `text`.
  function text(words) {
    return words.normalize('NFKC').replace(/[\u200b-\u200f\u2060\ufeff\u00ad\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
      .replace(/\s+/g, ' ').trim();
  }

  // A title as it is compared: generator/records/words.py, `title`.
  function title(words) {
    return text(words).replace(/[\s《》〈〉“”"'‘’「」『』【】()\[\]:：,，.。、;；!！?？·…—–_-]+/g, '').toLowerCase();
  }

  function column(place) {
    return place.replace(/\d+/, '').split('').reduce(function (sum, letter) { return sum * 26 + letter.charCodeAt(0) - 64; }, 0) - 1;
  }

  // Rows of a sheet: number → cells, each {words, number, formula, fault}.
  function rows(members, target, shared) {
    var sheet = xml(members, target);
    if (all(sheet, 'mergeCell').length) doubt('合并了单元格');
    var found = {};
    all(sheet, 'row').forEach(function (row) {
      var cells = {};
      all(row, 'c').forEach(function (c) {
        var kind = c.getAttribute('t') || 'n';
        var value = all(c, 'v')[0];
        var raw = value ? value.textContent : '';
        var cell = { formula: all(c, 'f').length > 0, words: raw, number: null, fault: kind === 'e' };
        if (kind === 's' && value) cell.words = shared[Number(raw)];
        else if (kind === 'inlineStr') cell.words = said(c);
        else if (kind === 'n' && value) cell.number = Number(raw);
        else if (kind === 'b') cell.fault = true;
        cell.words = text(cell.words || '');
        cells[column(c.getAttribute('r') || doubt('单元格没有写位置'))] = cell;
      });
      found[Number(row.getAttribute('r'))] = cells;
    });
    return found;
  }

  function opened(data) {
    if (data.length > MAX_FILE) doubt('太大');
    if (data[0] !== 0x50 || data[1] !== 0x4b) doubt('不是 .xlsx');
    var members;
    try {
      members = fflate.unzipSync(data, { filter: function (file) {
        if (file.originalSize > MAX_MEMBER) doubt('太大');
        return /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/.test(file.name);
      } });
    } catch (error) {
      if (error instanceof Doubt) throw error;
      doubt('打不开，可能已经损坏或者加了密码');
    }
    return members;
  }

  function day(number) { return new Date(Date.UTC(1899, 11, 30) + number * 86400000).toISOString().slice(0, 10); }

  function isDay(words) {
    return /^20\d\d-\d\d-\d\d$/.test(words) && new Date(words + 'T00:00:00Z').toISOString().slice(0, 10) === words;
  }

  function topicsOf(known, written, own) {
    var found = written.concat(own);
    return known.lists.topic.filter(function (topic) { return found.indexOf(topic) >= 0; });
  }

  // What one workbook says: {code, name, year, terms, classes, records, events}. Throws a Doubt with the reason.
  function school(data, known, today) {
    var members = opened(data);
    var book = xml(members, 'xl/workbook.xml');
    var properties = all(book, 'workbookPr')[0];
    if (properties && /^(1|true)$/.test(properties.getAttribute('date1904') || '')) doubt('日期从 1904 年数起');
    var targets = {};
    all(xml(members, 'xl/_rels/workbook.xml.rels'), 'Relationship').forEach(function (one) {
      targets[one.getAttribute('Id')] = one.getAttribute('Target').replace(/^\/?(xl\/)?/, 'xl/');
    });
    var sheets = {};
    all(book, 'sheet').forEach(function (one) {
      var id = one.getAttributeNS('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'id');
      sheets[one.getAttribute('name')] = { target: targets[id], state: one.getAttribute('state') || 'visible' };
    });
    if (Object.keys(sheets).sort().join() !== SHEETS.slice().sort().join()) doubt('工作表和登记表的模板不一样');
    if (SHEETS.slice(1, 3).some(function (name) { return sheets[name].state !== 'visible'; })) doubt('有一张表被隐藏了');
    var shared = members['xl/sharedStrings.xml'] ? all(xml(members, 'xl/sharedStrings.xml'), 'si').map(said) : [];
    function sheet(name) { return rows(members, sheets[name].target, shared); }
    function words(cells, place) { return cells && cells[place] ? cells[place].words : ''; }

    var taught = sheet('班级记录');
    var held = sheet('学校活动');
    var about = sheet('说明');
    var options = sheet('选项');
    var said1 = Object.keys(about).map(function (row) { return words(about[row], 0); }).join('\n');
    var edition = /青禾 (\S+) 学校代码 (\S+)/.exec(said1);
    if (!edition) doubt('“说明”被改动过');
    if (edition[1] !== known.edition) doubt('是 ' + edition[1] + ' 版的登记表，这一页是 ' + known.edition + ' 版');
    var found = { code: words(taught[2], 1), year: words(taught[2], 3), terms: [], classes: [], records: [], events: [] };
    var name = /^(.+)\((20\d\d-20\d\d) 学年\) 班级记录$/.exec(words(taught[1], 0));
    if (!name || found.code !== edition[2] || name[2] !== found.year || words(held[2], 1) !== found.code ||
        words(held[2], 3) !== found.year) doubt('学校代码、学年几处写得不一样');
    found.name = name[1];
    if (NOT_COUNTED.test(found.name)) doubt('像是不计的学校类型');
    said1.replace(/([上下]学期) (20\d\d-\d\d-\d\d) 到 (20\d\d-\d\d-\d\d)/g, function (_, term, begins, ends) {
      found.terms.push({ term: term, begins: begins, ends: ends });
    });
    if (!found.terms.length) doubt('找不到校历');
    Object.keys(options).forEach(function (row) {
      var one = words(options[row], 0);
      var read = /^(\d+)年级(.+)$/.exec(one);
      if (read) found.classes.push({ grade: Number(read[1]), name: one });
    });
    if (!found.classes.length) doubt('找不到班级');
    var seen = {};
    found.classes.forEach(function (one) {
      if (seen[one.name]) doubt('“选项”里有同名的班');
      seen[one.name] = one;
    });

    function grid(cells, columns, label, prefilled, each) {
      columns.forEach(function (header, place) {
        if (words(cells[HEAD], place) !== text(header)) doubt('“' + label + '”的表头被改动过');
      });
      Object.keys(cells).map(Number).filter(function (row) { return row > HEAD; }).forEach(function (row) {
        var where = '“' + label + '”第 ' + row + ' 行';
        var line = columns.map(function (header, place) {
          var cell = cells[row][place];
          if (cell && cell.formula) doubt(where + '有公式');
          if (cell && cell.fault) doubt(where + '有错误值');
          return cell || { words: '', number: null };
        });
        var empty = line.every(function (cell, place) { return prefilled.indexOf(columns[place]) >= 0 || !cell.words; });
        if (empty) return;
        var get = {};
        columns.forEach(function (header, place) { get[header] = line[place]; });
        each(get, function (reason) { doubt(where + reason); });
      });
    }

    function date(cell, no) {
      if (cell.number !== null && (cell.number !== Math.floor(cell.number) || cell.number < 40000 || cell.number > 60000)) no('的日期看不准');
      var read = cell.number !== null ? day(cell.number) : cell.words;
      if (!isDay(read)) no('的日期看不准');
      if (read > today) no('的日期还没有到');
      return read;
    }

    function term(read) {
      var inside = found.terms.filter(function (one) { return one.begins <= read && read <= one.ends; })[0];
      return inside ? inside.term : '';
    }

    function one(cell, list, label, no, optional) {
      if (!(optional && !cell.words) && list.indexOf(cell.words) < 0) no('的' + label + '不在列表里');
      return cell.words;
    }

    function count(cell, pattern, most, label, no, optional) {
      if (!cell.words && optional) return 0;
      if (!pattern.test(cell.words) || Number(cell.words) > most) no('的' + label + '看不准');
      return Number(cell.words);
    }

    function revision(get, no) {
      var status = one(get['更正或作废'], ['更正', '作废'], '更正或作废', no, true);
      var least = status ? 2 : 1;
      var read = count(get['修订号'], /^\d{1,2}$/, 99, '修订号', no, true) || least;
      if (read < least || (get['修订号'].words && !Number(get['修订号'].words))) no('的修订号看不准');
      return { void: status === '作废', revision: read };
    }

    function topic(cell, own, no) {
      if (!cell.words && !own.length) no('没有写主题');
      var written = cell.words ? cell.words.split('、') : [];
      written.forEach(function (word) { if (word !== '其他' && known.lists.topic.indexOf(word) < 0) no('的主题不在列表里'); });
      return written;
    }

    function typed(cell, no) {
      var read = title(cell.words);
      if (!read) no('没有写题目');
      if (Array.from(cell.words).length > 80) no('的题目太长');
      if (/\d{5}/.test(cell.words) || /@/.test(cell.words)) no('的题目里像是有号码');
      return read;
    }

    var lessons = {};
    var titles = {};
    Object.keys(known.lessons).forEach(function (name) {
      lessons[text(name)] = known.lessons[name];
      titles[title(name)] = known.lessons[name];
      titles[title(known.lessons[name][0])] = known.lessons[name];
    });

    grid(taught, known.columns.class_records, '班级记录', ['班级', '形式', '主题'], function (get, no) {
      var members = [];
      get['班级'].words.split('、').forEach(function (scope) {
        var grade = /^(\d+)年级$/.exec(scope);
        var add = scope === '全校' ? found.classes : grade ? found.classes.filter(function (c) { return c.grade === Number(grade[1]); }) : seen[scope] ? [seen[scope]] : [];
        if (!add.length || (scope === '全校' && get['班级'].words !== '全校')) no('的班级不在列表里');
        members = members.concat(add.filter(function (c) { return members.indexOf(c) < 0; }));
      });
      var when = date(get['日期'], no);
      if (!term(when)) no('的日期不在学期里');
      var row = revision(get, no);
      row.date = when;
      row.term = term(when);
      row.period = one(get['节次'], known.lists.period, '节次', no);
      var lesson = null;
      row.lesson = '';
      row.title = '';
      if (get['课'].words === '其他资源') {
        row.title = typed(get['题目'], no);
        if (titles[row.title]) no('的题目和本项目的课同名');
      } else {
        lesson = lessons[get['课'].words];
        if (!lesson) no('的课不在列表里');
        row.lesson = lesson[0];
        if (!row.void && members.some(function (c) { return lesson[2].indexOf(c.grade) < 0; })) no('的课不是给这个年级的');
      }
      if (row.void) {
        row.form = '';
        row.topics = [];
        row.minutes = 0;
        row.told = '';
      } else {
        row.form = one(get['形式'], known.lists.form, '形式', no, Boolean(lesson)) || lesson[1];
        var own = (lesson ? lesson[3] : []);
        row.topics = topicsOf(known, topic(get['主题'], own, no).concat(own), known.lists.own[row.form] || []);
        row.minutes = count(get['分钟'], /^\d{1,3}$/, 240, '分钟', no);
        if (!row.minutes) no('的分钟看不准');
        row.told = one(get['主讲身份'], known.lists.role, '主讲身份', no);
      }
      row.key = [row.date, row.period, row.lesson, row.title].join('|');
      row.content = JSON.stringify([row.void, row.form, row.topics, row.minutes, row.told]);
      members.forEach(function (c) {
        found.records.push(Object.assign({}, row, { grade: c.grade, class_: c.name, key: c.name + '|' + row.key }));
      });
    });

    grid(held, known.columns.events, '学校活动', ['活动', '主题'], function (get, no) {
      var row = revision(get, no);
      row.kind = one(get['活动'], known.lists.kind, '活动', no);
      row.date = date(get['日期'], no);
      if (row.date < found.year.slice(0, 4) + '-08-01' || row.date > found.year.slice(5) + '-07-31') no('的日期不在学年里');
      row.term = term(row.date);
      var name = typed(get['题目'], no);
      if (row.void) {
        row.topics = [];
        row.hours = row.reached = 0;
        row.told = '';
      } else {
        var own = known.lists.known[row.kind] || [];
        row.topics = topicsOf(known, topic(get['主题'], own, no).concat(own), known.lists.own[row.kind] || []);
        row.hours = count(get['课时'], /^\d{1,2}(\.[05])?$/, 40, '课时', no, true);
        row.reached = count(get['人数'], /^\d{1,6}$/, 999999, '人数', no, true);
        row.told = one(get['主讲身份'], known.lists.role, '主讲身份', no, true);
      }
      row.key = [row.kind, row.date, name].join('|');
      row.content = JSON.stringify([row.void, row.topics, row.hours, row.reached, row.told]);
      found.events.push(row);
    });

    found.records = inForce(found.records);
    found.events = inForce(found.events);
    return found;
  }

  // The highest revision of a key stands; two that say different things are a doubt; a void is gone.
  function inForce(rows) {
    var best = {};
    var said = {};
    rows.forEach(function (row) {
      var version = row.key + '#' + row.revision;
      if (said[version] !== undefined && said[version] !== row.content) doubt('有两行说的是同一件事，内容不一样');
      said[version] = row.content;
      if (!best[row.key] || best[row.key].revision < row.revision) best[row.key] = row;
    });
    return Object.keys(best).map(function (key) { return best[key]; }).filter(function (row) { return !row.void; });
  }

  window.qhMerge = { school: school, Doubt: Doubt };
}());
