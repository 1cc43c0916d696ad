// Counts what the workbooks say as generator/coverage/coverage.sql does, and shows a county's summary and what is missing.
// Nothing is stored, nothing leaves the machine.
(function () {
  'use strict';

  var form = document.querySelector('[data-merge]');
  var merge = window.qhMerge;
  if (!form || !merge || !window.fflate) return;

  var known = JSON.parse(document.querySelector('[data-known]').textContent);
  var MOST = 200;
  var SHOWN = 12;
  var out = document.querySelector('[data-out]');
  var status = form.querySelector('[data-status]');
  var until = form.querySelector('[data-until]');
  var profile = form.querySelector('[data-profile]');
  var box = form.querySelector('[data-files]');
  var drop = form.querySelector('[data-drop]');
  var chosen = [];

  function days(begins, ends) {
    var found = [];
    for (var at = Date.parse(begins); at <= Date.parse(ends); at += 86400000) {
      found.push(new Date(at).toISOString().slice(0, 10));
    }
    return found;
  }

  function week(day) {
    var at = new Date(day + 'T00:00:00Z');
    return new Date(at - (at.getUTCDay() + 6) % 7 * 86400000).toISOString().slice(0, 10);
  }

  function unique(list) { return list.filter(function (one, place) { return list.indexOf(one) === place; }); }

  // The pieces of the year in which a school is asked: [period, bucket].
  function pieces(school, one, day) {
    var begun = school.terms.filter(function (term) { return term.begins <= day; });
    if (one.spread === 'term') return begun.map(function (term) { return [term.term, term.term]; });
    if (one.spread === 'activity') return one.activities.map(function (activity) { return ['全学年', activity]; });
    if (one.spread === 'year') return [['全学年', '全学年']];
    var all = [];
    begun.forEach(function (term) { all = all.concat(days(term.begins, term.ends < day ? term.ends : day)); });
    return unique(all.map(function (one_) { return one.spread === 'month' ? one_.slice(0, 7) : week(one_); }))
      .map(function (bucket) { return ['全学年', bucket]; });
  }

  function bucket(one, row, activity) {
    if (one.spread === 'term') return row.term;
    if (one.spread === 'month') return row.term && row.date.slice(0, 7);
    if (one.spread === 'week') return row.term && week(row.date);
    return one.spread === 'activity' ? activity : '全学年';
  }

  function serves(school, one, row, activity) {
    if (one.activities.indexOf(activity) < 0) return false;
    if (one.topics.some(function (topic) { return row.topics.indexOf(topic) < 0; })) return false;
    if (!one.weeks) return true;
    var term = school.terms.filter(function (each) { return each.term === row.term; })[0];
    return Boolean(term) && Date.parse(row.date) < Date.parse(term.begins) + one.weeks * 7 * 86400000;
  }

  function taught(one, minutes) { return one.unit === '课时' ? Math.floor(minutes / 40) : one.unit === '人' ? 0 : 1; }

  // What was done for an obligation: place ('', grade or class) → bucket → amount.
  function done(school, one) {
    var found = {};
    var occasions = {};
    function add(place, name, amount) {
      found[place] = found[place] || {};
      found[place][name] = (found[place][name] || 0) + amount;
    }
    school.records.forEach(function (row) {
      if (!serves(school, one, row, row.form)) return;
      var place = one.binds === 'school' ? '' : one.binds === 'grade' ? String(row.grade) : row.class_;
      var key = [place, bucket(one, row, row.form), row.date, row.period, row.form, row.lesson, row.title].join('|');
      var before = occasions[key];
      occasions[key] = { place: place, bucket: bucket(one, row, row.form), minutes: Math.max(row.minutes, before ? before.minutes : 0) };
    });
    Object.keys(occasions).forEach(function (key) {
      add(occasions[key].place, occasions[key].bucket, taught(one, occasions[key].minutes));
    });
    if (one.binds !== 'school') return found;
    school.events.forEach(function (row) {
      var twice = school.records.some(function (record) { return record.date === row.date && record.form === row.kind; });
      if (twice || !serves(school, one, row, row.kind)) return;
      add('', bucket(one, row, row.kind), one.unit === '课时' ? row.hours : one.unit === '人' ? row.reached : 1);
    });
    return found;
  }

  // Every unit an obligation binds in a school, and each period: {period, grade, name, needed, done, counted}.
  function units(school, one, day) {
    var amounts = done(school, one);
    var asked = pieces(school, one, day);
    var places = [{ place: '', grade: 0, name: '' }];
    if (one.binds === 'grade') {
      places = unique(school.classes.map(function (c) { return c.grade; })).map(function (grade) {
        return { place: String(grade), grade: grade, name: grade + '年级' };
      });
    } else if (one.binds !== 'school') {
      places = school.classes.map(function (c) { return { place: c.name, grade: c.grade, name: c.name }; });
    }
    var found = [];
    places.forEach(function (at) {
      unique(asked.map(function (piece) { return piece[0]; })).forEach(function (period) {
        var unit = { period: period, grade: at.grade, name: at.name, needed: 0, done: 0, counted: 0 };
        asked.forEach(function (piece) {
          if (piece[0] !== period) return;
          var amount = (amounts[at.place] || {})[piece[1]] || 0;
          unit.needed += one.number;
          unit.done += amount;
          unit.counted += Math.min(amount, one.number);
        });
        found.push(unit);
      });
    });
    return found;
  }

  function figure(list) {
    var sum = { units: list.length, met: 0, begun: 0, needed: 0, done: 0, gap: 0 };
    list.forEach(function (unit) {
      sum.met += unit.counted >= unit.needed ? 1 : 0;
      sum.begun += unit.done > 0 ? 1 : 0;
      sum.needed += unit.needed;
      sum.done += unit.done;
      sum.gap += unit.needed - unit.counted;
    });
    return sum;
  }

  function verdict(one, f) {
    if (one.kind === 'exists') return f.units + ' ' + one.units + '里，' + f.met + ' ' + one.units + '有，' + (f.units - f.met) + ' ' + one.units + '未报';
    if (one.kind === 'goal') return f.units + ' ' + one.units + '里，' + f.begun + ' ' + one.units + '已经开始，共 ' + f.done + ' ' + one.unit + '（目标，不算缺口）';
    if (one.kind !== 'counted') return f.units + ' ' + one.units + '里，' + f.begun + ' ' + one.units + '有记录，共 ' + f.done + ' ' + one.unit;
    if (f.met === f.units) return f.units + ' ' + one.units + '都够了，共 ' + f.done + ' ' + one.unit;
    var gap = '一共还差 ' + f.gap + ' ' + one.unit;
    if (!f.met) return f.units + ' ' + one.units + '都还差，' + gap;
    return f.units + ' ' + one.units + '里，' + f.met + ' ' + one.units + '够了，' + (f.units - f.met) + ' ' + one.units + '还差，' + gap;
  }

  function missing(one, name, period, f, list) {
    var lacking = f.units - f.met;
    var word = known.lists.shorts[one.kind];
    var what = one.kind === 'counted' ? '还差 ' + f.gap + ' ' + one.unit + '（应有 ' + f.needed + '，已有 ' + (f.needed - f.gap) + '）' : word;
    if (one.kind === 'exists' && f.units === 1 && f.needed > 1 && f.begun) what = '只报了 ' + (f.needed - f.gap) + ' 样，应有 ' + f.needed + ' 样';
    var all = lacking === f.units && f.units > 1;
    if (all) what = f.units + ' ' + one.units + '都' + (one.kind === 'counted' ? '不够，一共' : '') + what;
    else if (one.binds !== 'school') what = f.units + ' ' + one.units + '里有 ' + lacking + ' ' + one.units + what;
    var groups = {};
    list.forEach(function (unit) {
      var gap = unit.needed - unit.counted;
      if (gap > 0 && unit.name) (groups[gap] = groups[gap] || []).push(unit.name);
    });
    var told = Object.keys(groups).sort(function (a, b) { return b - a; }).map(function (gap) {
      if (all && groups[gap].length === f.units) return one.kind === 'counted' ? '各差 ' + gap + ' ' + one.unit : '';
      var names = groups[gap];
      var listed = names.slice(0, SHOWN).join('、') + (names.length > SHOWN ? '等 ' + names.length + ' ' + one.units : '');
      return one.kind === 'counted' ? '各差 ' + gap + ' ' + one.unit + '：' + listed : listed;
    }).join('；');
    return name + '：' + period + ' ' + what + (told ? '。' + told : '') + '。';
  }

  // Lines of the summary and of the gap list for all schools.
  function summed(schools, name, day) {
    var lines = [];
    var gaps = [];
    known.profiles[name].forEach(function (place) {
      var one = known.obligations[place];
      var per = schools.map(function (school) { return { school: school, units: units(school, one, day) }; });
      ['上学期', '下学期', '全学年'].forEach(function (period) {
        function of(list) { return list.filter(function (unit) { return unit.period === period; }); }
        var all = [];
        per.forEach(function (part) { all = all.concat(of(part.units)); });
        if (!all.length) return;
        var grades = unique(all.map(function (unit) { return unit.grade; })).filter(Boolean).sort(function (a, b) { return a - b; });
        lines.push({
          one: one, period: period, whole: figure(all),
          grades: grades.map(function (grade) {
            return { grade: grade, figure: figure(all.filter(function (unit) { return unit.grade === grade; })) };
          })
        });
        if (!known.lists.shorts[one.kind]) return;
        per.forEach(function (part) {
          var f = figure(of(part.units));
          if (f.units && f.met < f.units) gaps.push([known.lists.shorts[one.kind], one.asks, missing(one, part.school.name, period, f, of(part.units)), one.document]);
        });
      });
    });
    return { lines: lines, gaps: gaps };
  }

  function node(name, words, parent) {
    var made = document.createElement(name);
    if (words !== undefined) made.textContent = words;
    if (parent) parent.appendChild(made);
    return made;
  }

  function table(heads, rows, label) {
    var frame = node('div', undefined, out);
    frame.className = 'qh-scroll';
    frame.tabIndex = 0;
    frame.setAttribute('role', 'region');
    frame.setAttribute('aria-label', label);
    var made = node('table', undefined, frame);
    var head = node('tr', undefined, node('thead', undefined, made));
    heads.forEach(function (words) { node('th', words, head).scope = 'col'; });
    var body = node('tbody', undefined, made);
    rows.forEach(function (row) {
      var line = node('tr', undefined, body);
      row.forEach(function (words) { node('td', String(words), line); });
    });
  }

  // A cell that begins like a formula gets a sign before it (CWE-1236).
  function csv(rows) {
    return '\ufeff' + rows.map(function (row) {
      return row.map(function (cell) {
        var words = String(cell);
        if (/^[=+\-@\t\r＝＋－＠]/.test(words) && isNaN(Number(words))) words = "'" + words;
        return '"' + words.replace(/"/g, '""') + '"';
      }).join(',');
    }).join('\r\n') + '\r\n';
  }

  function button(label, name, rows) {
    var made = node('button', label, out);
    made.type = 'button';
    made.className = 'qh-make';
    made.addEventListener('click', function () {
      var link = node('a');
      link.href = URL.createObjectURL(new Blob([csv(rows)], { type: 'text/csv' }));
      link.download = name;
      document.body.appendChild(link);
      link.click();
      document.body.removeChild(link);
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    });
  }

  function today() {
    var now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  function upTo(school, day) {
    function past(row) { return row.date <= day; }
    return Object.assign({}, school, { records: school.records.filter(past), events: school.events.filter(past) });
  }

  function show() {
    out.textContent = '';
    delete out.dataset.figures;
    if (!chosen.length) return;
    var day = until.value;
    var schools = [];
    var refused = [];
    chosen.forEach(function (file) {
      try {
        if (!file.data) throw new merge.Doubt('读不出来；如果它正开着，请先关闭');
        schools.push({ file: file.name, read: upTo(merge.school(file.data, known, today()), day) });
      } catch (error) {
        refused.push([file.name, error instanceof merge.Doubt ? error.words : '看不懂']);
      }
    });
    var years = unique(schools.map(function (one) { return one.read.year; }));
    schools = schools.filter(function (one) {
      var same = schools.filter(function (other) { return other.read.code === one.read.code; });
      if (same.length > 1) refused.push([one.file, '同一所学校（' + one.read.name + '）有 ' + same.length + ' 份']);
      else if (years.length > 1) refused.push([one.file, '选了几个学年的表，一次只能汇总一个学年']);
      else return true;
      return false;
    });
    var read = schools.map(function (one) { return one.read; }).sort(function (a, b) { return a.code < b.code ? -1 : 1; });
    var classes = read.reduce(function (sum, school) { return sum + school.classes.length; }, 0);
    status.textContent = '读了 ' + read.length + ' 所学校，' + classes + ' 个班' + (refused.length ? '；' + refused.length + ' 份没有读，看下面' : '') + '。';
    status.classList.toggle('qh-wrong', refused.length > 0);
    if (refused.length) {
      node('h2', '没有读的文件：请用命令行导入', out);
      table(['文件', '为什么'], refused.map(function (row) { return [row[0], row[1] + '。请用命令行导入：qinghe records import']; }), '没有读的文件');
    }
    if (!read.length) return;
    var found = summed(read, profile.value, day);
    var title = profile.options[profile.selectedIndex].text + '，截至 ' + day + '，' + known.edition + ' 版，' + read.length + ' 所学校，' + classes + ' 个班';
    node('h2', '落实情况', out);
    node('p', title + '。数的是登记下来的；没有登记，不等于没有做。', out);
    var heads = ['要求', '时段', '怎么算', '结果', '应算', '够', '有', '应有', '已做', '还差'];
    var rows = found.lines.map(function (line) {
      var f = line.whole;
      return [line.one.asks, line.period, line.one.asked, verdict(line.one, f), f.units, f.met, f.begun, f.needed, f.done, line.one.kind === 'counted' ? f.gap : '—'];
    });
    table(['要求', '时段', '结果'], rows.map(function (row) { return [row[0], row[1], row[3]]; }), '落实情况');
    button('下载汇总表', '汇总表_截至' + day + '.csv', [[title]].concat([heads], rows));
    var graded = found.lines.filter(function (line) { return line.grades.length; });
    var grades = [];
    graded.forEach(function (line) { line.grades.forEach(function (one) { grades.push(one.grade); }); });
    grades = unique(grades).sort(function (a, b) { return a - b; });
    if (grades.length) {
      node('h2', '分年级', out);
      node('p', '格子里是 够或有的 / 应算的。', out);
      table(['要求', '时段'].concat(grades.map(function (grade) { return grade + '年级'; })), graded.map(function (line) {
        return [line.one.asks, line.period].concat(grades.map(function (grade) {
          var one = line.grades.filter(function (each) { return each.grade === grade; })[0];
          if (!one) return '—';
          return (line.one.kind === 'counted' || line.one.kind === 'exists' ? one.figure.met : one.figure.begun) + ' / ' + one.figure.units;
        }));
      }), '分年级');
    }
    node('h2', '缺口', out);
    node('p', found.gaps.length ? '按要求、按学校代码排列，不是名次；写着学校名，不要公开。' : '没有缺口，也没有未报的。', out);
    if (found.gaps.length) {
      table(['哪一类', '要求', '差什么'], found.gaps.map(function (row) { return row.slice(0, 3); }), '缺口');
      button('下载缺口清单', '缺口清单_截至' + day + '.csv', [[title], ['哪一类', '要求', '差什么', '出自']].concat(found.gaps));
    }
    out.dataset.figures = JSON.stringify(found.lines.map(function (line) {
      return [line.one.asks, line.period, line.whole, line.grades];
    }));
  }

  function take(files) {
    files = [].slice.call(files);
    if (!files.length) return;
    if (files.length > MOST) {
      status.textContent = '选了 ' + files.length + ' 份，最多 ' + MOST + ' 份。更多的请用命令行导入：qinghe records import。';
      status.classList.add('qh-wrong');
      return;
    }
    status.textContent = '正在读 ' + files.length + ' 份……';
    Promise.all(files.map(function (file) {
      return new Promise(function (ready) {
        var reader = new FileReader();
        reader.onload = function () { ready({ name: file.name, data: new Uint8Array(reader.result) }); };
        reader.onerror = function () { ready({ name: file.name, data: null }); };
        reader.readAsArrayBuffer(file);
      });
    })).then(function (read) {
      chosen = read;
      show();
    });
  }

  until.value = today();
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  box.addEventListener('click', function () { box.value = ''; });
  box.addEventListener('change', function () { take(box.files); });
  until.addEventListener('change', show);
  profile.addEventListener('change', show);
  ['dragenter', 'dragover'].forEach(function (kind) {
    drop.addEventListener(kind, function (event) { event.preventDefault(); drop.classList.add('qh-drop--over'); });
  });
  ['dragleave', 'drop'].forEach(function (kind) {
    drop.addEventListener(kind, function (event) { event.preventDefault(); drop.classList.remove('qh-drop--over'); });
  });
  drop.addEventListener('drop', function (event) { take(event.dataTransfer.files); });
  form.hidden = false;
}());
