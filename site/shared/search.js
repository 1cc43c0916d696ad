// Search for both sites: sub-strings over window.QINGHE_INDEX, which is loaded when the search is opened. What a child
// says leads to help first; what nothing holds as a whole is looked for in pieces.
// ES2015, no request, no storage. Data is only ever put on the page as text.
(function (root) {
  'use strict';

  var DIGITS = '零一二三四五六七八九';
  // What is looked up rather than used: it stands behind, unless it was asked for.
  var STATUTES = ['法条', '政策要求'];
  var NAMED_BY_TITLE = ['词语', '年级'];
  // Of what comes near, how much of the best one's weight an entry must have to be shown.
  var NEAR = 0.5;
  var NEAREST = 30;

  // One character in, one character out, so that places in the text stay where they are.
  function fold(text) {
    var out = '';
    for (var i = 0; i < text.length; i++) {
      var code = text.charCodeAt(i);
      if (code === 0x3000) { out += ' '; continue; }
      var one = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : text[i];
      var low = one.toLowerCase();
      out += low.length === 1 ? low : one;
    }
    return out;
  }

  // 1 to 1999, as statutes write it: 十, 六十, 一百零五, 一千一百八十八.
  function numeral(number) {
    var units = ['', '十', '百', '千'];
    var digits = String(number).split('').map(Number);
    var out = '';
    var gap = false;
    digits.forEach(function (digit, index) {
      var unit = units[digits.length - 1 - index];
      if (digit === 0) { gap = out !== ''; return; }
      out += (gap ? '零' : '') + DIGITS[digit] + unit;
      gap = false;
    });
    return out.indexOf('一十') === 0 ? out.slice(1) : out;
  }

  // An article's number in a term: what stands before it, its digits, and 之一 behind it; null where there is none.
  var NUMBER = /^(.*?)第?([0-9]{1,4}|[零一二三四五六七八九十百千]+)条(之[一二三四五六七八九十]+)?(.*)$/;

  function articleForms(term) {
    var match = NUMBER.exec(/^第?[0-9]{1,4}$/.test(term) ? term + '条' : term);
    if (!match || match[1] || match[4]) { return []; }
    var tail = '条' + (match[3] || '');
    if (!/^[0-9]+$/.test(match[2])) { return ['第' + match[2] + tail]; }
    var number = Number(match[2]);
    return number > 0 && number < 2000 ? ['第' + numeral(number) + tail, '第' + number + tail] : [];
  }

  // 治安管理处罚法60条 and 《治安管理处罚法》第六十条 are two terms written without a space.
  function split(term) {
    var bare = term.replace(/[《》〈〉“”"]/g, ' ').trim();
    var match = NUMBER.exec(bare);
    var parts = match && (match[1] || match[4]) && match[1].slice(-1) !== '第'
      ? [match[1], '第' + match[2] + '条' + (match[3] || ''), match[4]] : [bare];
    return [].concat.apply([], parts.map(function (part) { return part.split(/\s+/); })).filter(Boolean);
  }

  // Every way of writing a term: itself, article numbers, and synonyms of any word inside it.
  function forms(term, synonyms) {
    var articles = articleForms(term);
    if (articles.length && term.indexOf('条') > 0) { return articles; }
    // We print 20 分钟, people type 20分钟.
    var apart = term.replace(/([0-9])(?=[\u3400-\u9fff])/, '$1 ');
    var all = [term].concat(articles, apart);
    synonyms.forEach(function (group) {
      var words = group.map(fold).sort(function (a, b) { return b.length - a.length; });
      var inside = words.filter(function (word) { return term.indexOf(word) >= 0; })[0];
      if (!inside) { return; }
      words.forEach(function (word) { all.push(term.split(inside).join(word)); });
    });
    return all.filter(function (form, index) { return form && all.indexOf(form) === index; });
  }

  function firstOf(text, words) {
    var best = null;
    words.forEach(function (word) {
      var at = text.indexOf(word);
      if (at >= 0 && (best === null || at < best)) { best = at; }
    });
    return best;
  }

  // 四年级, 4年级, 初二 and 高一 are grades; 小学, 初中 and 高中 are several. What is no grade gives none.
  function gradesOf(term) {
    var match = /^([一二三四五六七八九1-9])年级$|^([初高])([一二三])$/.exec(term);
    if (match && match[1]) { return [/\d/.test(match[1]) ? Number(match[1]) : DIGITS.indexOf(match[1])]; }
    if (match) { return [DIGITS.indexOf(match[3]) + (match[2] === '初' ? 6 : 9)]; }
    var schools = [['小学', [1, 2, 3, 4, 5, 6]], ['初中', [7, 8, 9]], ['高中', [10, 11, 12]]];
    return schools.reduce(function (none, school) { return school[0] === term ? school[1] : none; }, []);
  }

  // Folding the whole index takes longer than a key stroke on an old phone: it is done once.
  function prepare(index) {
    if (index.folded) { return; }
    index.folded = index.entries.map(function (entry) {
      var head = fold(entry.kind + '\n' + entry.title + '\n' + entry.note);
      var text = entry.text.map(fold);
      return { title: fold(entry.title), head: head, text: text, whole: head + '\n' + text.join('\n') };
    });
    var laws = {};
    index.entries.forEach(function (entry) {
      var law = /^《(.+?)》/.exec(entry.title);
      if (STATUTES.indexOf(entry.kind) >= 0 && law) { laws[fold(law[1])] = true; }
    });
    index.laws = Object.keys(laws);
    index.words = vocabulary(index);
  }

  // The words a run of characters is split at, the longest first.
  function vocabulary(index) {
    var words = index.laws.concat.apply(index.laws, index.synonyms).map(fold);
    index.entries.forEach(function (entry) {
      words.push(fold(entry.kind));
      if (NAMED_BY_TITLE.indexOf(entry.kind) >= 0) { words.push(fold(entry.title)); }
      // 八年级下学期 · 主题班会, 法治讲座: people say 班会 and 讲座.
      (/ · (.+)$/.exec(entry.note) || ['', '']).slice(1).forEach(function (form) { words.push(form, form.slice(-2)); });
    });
    words = words.filter(function (word, at) { return word.length > 1 && words.indexOf(word) === at; });
    return words.sort(function (a, b) { return b.length - a.length; });
  }

  function reading(say, index) {
    return { forms: forms(say, index.synonyms), grades: gradesOf(say) };
  }

  function inGrade(entry, term) {
    return term.grades.some(function (grade) { return (entry.grades || []).indexOf(grade) >= 0; });
  }

  function holds(text, entry, term) {
    return firstOf(text, term.forms) !== null || inGrade(entry, term);
  }

  // A query for the law itself: an article's number, the name of a law or its end, such as 保护法, or 法条.
  function namesLaw(terms, index) {
    return terms.some(function (term) {
      var say = term.forms[0];
      return articleForms(say).length > 0 || STATUTES.indexOf(say) >= 0 || index.laws.some(function (law) {
        return say.indexOf(law) >= 0 || (/..(法|典|条例|规则|规定)$/.test(say) && law.indexOf(say) >= 0);
      });
    });
  }

  // The places of entries that help whoever says this: 爸爸打我 first finds the door for it.
  function led(index, query) {
    var said = fold(query).replace(/[\s，。！？、,.!?]+/g, '');
    (index.aside || []).forEach(function (words) { said = said.replace(new RegExp(words, 'g'), '／'); });
    return Object.keys(index.entries).map(Number).filter(function (order) {
      return (index.entries[order].said || []).some(function (words) { return new RegExp(words).test(said); });
    });
  }

  // 四年级班会 is 四年级 and 班会; what is no known word is read two characters at a time.
  function pieces(run, index) {
    var grade = /[一二三四五六七八九1-9]年级|[初高][一二三]|小学|初中|高中/.exec(run);
    var word = index.words.filter(function (known) { return run.indexOf(known) >= 0; })[0];
    if (grade) { word = grade[0]; }
    if (word) {
      var at = run.indexOf(word);
      var rest = pieces(run.slice(at + word.length), index);
      return pieces(run.slice(0, at), index).concat([{ say: word, known: true }], rest);
    }
    return [].concat.apply([], (run.match(/[\u3400-\u9fff]+|[^\u3400-\u9fff]+/g) || []).map(pairs));
  }

  // 换脸了 is 换脸 and 脸了; AI is one piece. A single character such as 的 or 吗 says nothing.
  function pairs(run) {
    if (!/[\u3400-\u9fff]/.test(run)) { return [{ say: run, known: false }]; }
    return run.slice(1).split('').map(function (next, before) { return { say: run[before] + next, known: false }; });
  }

  // What comes nearest to a query that nothing answers whole: a piece weighs more the fewer entries hold it.
  function nearest(index, parts, lawful) {
    var scores = index.entries.map(function () { return 0; });
    parts.forEach(function (part) {
      var term = reading(part.say, index);
      var at = holding(index, [term]);
      var weight = Math.log(1 + index.entries.length / (at.length || 1)) * (part.known ? 3 : 1);
      at.forEach(function (order) {
        scores[order] += weight * (holds(index.folded[order].head, index.entries[order], term) ? 2 : 1);
      });
    });
    var hits = scores.map(function (score, order) { return { order: order, score: score }; });
    var useful = hits.filter(function (hit) { return hit.score && !lawful(hit.order); });
    var best = Math.max.apply(null, (useful.length ? useful : hits).map(function (hit) { return hit.score; }));
    hits = hits.filter(function (hit) { return hit.score && hit.score >= best * NEAR; });
    return hits.sort(function (a, b) { return b.score - a.score || a.order - b.order; }).slice(0, NEAREST);
  }

  function holding(index, terms) {
    return Object.keys(index.entries).map(Number).filter(function (order) {
      return terms.every(function (term) { return holds(index.folded[order].whole, index.entries[order], term); });
    });
  }

  // How often the terms stand in the text; the very word asked for counts more than one that means the same.
  function weigh(text, terms) {
    return terms.reduce(function (sum, term) {
      return term.forms.reduce(function (all, form, which) {
        return all + Math.min(9, text.split(form).length - 1) * (which ? 1 : 2);
      }, sum);
    }, 0);
  }

  // A query as runs of characters; 治安管理处罚法60条 is two, and so is 四年级班会, which no text holds as it stands.
  function runs(index, query) {
    var asked = fold(query).replace(/([0-9])\s+(?=分钟)/g, '$1').split(/\s+/).filter(Boolean);
    asked = [].concat.apply([], asked.map(split));
    return [].concat.apply([], asked.map(function (run) {
      var parts = pieces(run, index);
      var known = parts.length && parts.every(function (part) { return part.known; });
      var whole = holding(index, [reading(run, index)]).length;
      return known && !whole ? parts.map(function (part) { return part.say; }) : [run];
    }));
  }

  // Return the entries for a query and the words to mark in them. `near` says that nothing holds the query as a whole,
  // `help` that the first entry is there for a child who says this.
  function find(index, query) {
    prepare(index);
    var asked = runs(index, query);
    if (!asked.length) { return { words: [], hits: [], near: false, help: false }; }
    var terms = asked.map(function (run) { return reading(run, index); });
    var named = namesLaw(terms, index);
    function lawful(order) { return STATUTES.indexOf(index.entries[order].kind) >= 0 && !named; }
    var hits = holding(index, terms).map(function (order) {
      return { order: order, score: weigh(index.folded[order].whole, terms) };
    });
    // Statutes alone are no answer to who did not ask for the law: what comes near stands before them.
    var near = hits.every(function (hit) { return lawful(hit.order); });
    if (near) {
      var parts = [].concat.apply([], asked.map(function (run) { return pieces(run, index); }));
      hits = hits.concat(nearest(index, parts, lawful));
      terms = terms.concat(parts.map(function (part) { return reading(part.say, index); }));
    }
    var help = led(index, query);
    hits = hits.concat(help.map(function (order) { return { order: order, score: 0 }; })).filter(once);
    hits.forEach(function (hit) { hit.place = place(index, hit, terms, near, lawful(hit.order), help); });
    hits.sort(byPlace);
    var words = [].concat.apply([], terms.map(function (term) { return term.forms; }));
    return {
      words: words, near: near && hits.length > help.length, help: help.length > 0,
      hits: hits.map(function (hit) {
        return { entry: index.entries[hit.order], section: section(index, hit.order, words) };
      })
    };
  }

  function once(hit, at, hits) {
    return hits.every(function (other, which) { return which >= at || other.order !== hit.order; });
  }

  // What a hit is sorted by, the smallest first.
  function place(index, hit, terms, near, lawful, help) {
    var entry = index.entries[hit.order];
    var folded = index.folded[hit.order];
    var leads = help.indexOf(hit.order);
    var inHead = !near && terms.every(function (term) { return holds(folded.head, entry, term); });
    var inTitle = inHead && !terms[0].grades.length && firstOf(folded.title, terms[0].forms) !== null;
    var graded = terms.filter(function (term) { return term.grades.length; });
    return [
      leads < 0 ? help.length : leads,
      // Help comes first: who searches for it must not have to look for it.
      entry.kind === '求助' && (inHead || (entry.said && !near)) ? 0 : 1,
      terms.some(function (term) { return term.forms[0] === folded.title; }) ? 0 : 1,
      // What is used in class stands before what adults study, and that before what one looks up.
      lawful ? 2 : entry.kind === '培训' && !inHead ? 1 : 0,
      graded.every(function (term) { return inGrade(entry, term); }) ? 0 : 1,
      inTitle ? 0 : inHead ? 1 : 2,
      inHead ? 0 : -hit.score
    ];
  }

  function byPlace(one, other) {
    var at = 0;
    while (at < one.place.length && one.place[at] === other.place[at]) { at++; }
    return at < one.place.length ? one.place[at] - other.place[at] : one.order - other.order;
  }

  function section(index, order, words) {
    var entry = index.entries[order];
    // A door answers the child, not the word.
    if (entry.said) { return entry.text[0]; }
    var held = entry.text.filter(function (part, at) { return firstOf(index.folded[order].text[at], words) !== null; });
    return held[0] || entry.text[0] || '';
  }

  // Return text around the first hit: about `room` characters, with signs where it was cut.
  function excerpt(text, words, room) {
    var at = firstOf(fold(text), words) || 0;
    var from = Math.max(0, at - Math.floor(room / 3));
    var to = Math.min(text.length, from + room);
    return (from ? '…' : '') + text.slice(from, to) + (to < text.length ? '…' : '');
  }

  if (typeof module !== 'undefined' && module.exports) {
    module.exports = { fold: fold, numeral: numeral, forms: forms, find: find, excerpt: excerpt };
    return;
  }

  var doc = root.document;
  var script = doc.currentScript;
  var assets = script.src.slice(0, script.src.lastIndexOf('/') + 1);
  var site = assets.replace(/assets\/$/, '');
  // The numbers and doors on top of every page for pupils; the teachers' pages have none.
  var strip = doc.querySelector('.strip');
  var veil, input, state, results, opener, waiting;
  var PER_KIND = 8;

  function make(tag, name, text) {
    var node = doc.createElement(tag);
    if (name) { node.className = name; }
    if (text) { node.textContent = text; }
    return node;
  }

  function marked(parent, text, words) {
    var folded = fold(text);
    var at = 0;
    while (at < text.length) {
      var next = null, length = 0;
      words.forEach(function (word) {
        var found = folded.indexOf(word, at);
        if (found >= 0 && (next === null || found < next || (found === next && word.length > length))) {
          next = found;
          length = word.length;
        }
      });
      if (next === null) { break; }
      parent.appendChild(doc.createTextNode(text.slice(at, next)));
      parent.appendChild(make('mark', '', text.slice(next, next + length)));
      at = next + length;
    }
    parent.appendChild(doc.createTextNode(text.slice(at)));
    return parent;
  }

  function build() {
    veil = make('div', 'qs-veil');
    veil.hidden = true;
    var box = make('div', 'qs-box');
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-modal', 'true');
    box.setAttribute('aria-label', '搜索');
    var bar = make('div', 'qs-bar');
    input = make('input', 'qs-input');
    input.type = 'search';
    input.id = 'qs-input';
    input.autocomplete = 'off';
    input.setAttribute('data-search-input', '');
    input.setAttribute('aria-label', '搜索全站');
    results = make('div', 'qs-results');
    results.setAttribute('data-search-results', '');
    input.setAttribute('placeholder', '输入词语或条号，例如：求助、第六十条');
    var close = make('button', 'qs-close', '关闭');
    close.type = 'button';
    state = make('p', 'qs-state');
    state.setAttribute('role', 'status');
    bar.appendChild(input);
    bar.appendChild(close);
    box.appendChild(bar);
    if (strip) {
      box.appendChild(help());
      // What the strip takes, the results give: the box still fits on a phone.
      results.style.maxHeight = '48vh';
    }
    box.appendChild(state);
    box.appendChild(results);
    veil.appendChild(box);
    doc.body.appendChild(veil);
    input.addEventListener('input', show);
    close.addEventListener('click', shut);
    veil.addEventListener('mousedown', function (event) { if (event.target === veil) { shut(); } });
    veil.addEventListener('keydown', keys);
  }

  // The dialog covers the strip: who searches keeps the doors and the numbers in sight.
  function help() {
    var copy = make('div', strip.className);
    [].forEach.call(strip.children, function (child) { copy.appendChild(child.cloneNode(true)); });
    copy.addEventListener('click', function (event) {
      var link = event.target.closest('a');
      if (link && link.protocol !== 'tel:') { shut(); }
    });
    return copy;
  }

  function keys(event) {
    var links = [].slice.call(results.querySelectorAll('a'));
    var here = links.indexOf(doc.activeElement);
    if (event.key === 'Escape') {
      event.preventDefault();
      shut();
    } else if (event.key === 'ArrowDown' && links.length) {
      event.preventDefault();
      links[Math.min(here + 1, links.length - 1)].focus();
    } else if (event.key === 'ArrowUp' && here >= 0) {
      event.preventDefault();
      (here ? links[here - 1] : input).focus();
    } else if (event.key === 'Enter' && links.length && !event.isComposing && (here >= 0 || doc.activeElement === input)) {
      event.preventDefault();
      links[Math.max(here, 0)].click();
    } else if (event.key === 'Tab') {
      var stops = [].slice.call(veil.querySelectorAll('input, button, a'));
      var edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
      if (doc.activeElement === edge) {
        event.preventDefault();
        (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
      }
    }
    event.stopPropagation();
  }

  function show() {
    results.textContent = '';
    if (!root.QINGHE_INDEX) { state.textContent = '正在打开索引…'; return; }
    if (!input.value.trim()) { state.textContent = '两个字就能搜；条号写“60条”或“第六十条”都行。上下键选择，回车打开，Esc 关闭。'; return; }
    var found = find(root.QINGHE_INDEX, input.value);
    var hits = found.hits.length ? found.hits : doors(root.QINGHE_INDEX);
    state.textContent = spoken(found, hits);
    var kinds = [];
    hits.forEach(function (hit) { if (kinds.indexOf(hit.entry.kind) < 0) { kinds.push(hit.entry.kind); } });
    kinds.forEach(function (kind) {
      var group = hits.filter(function (hit) { return hit.entry.kind === kind; });
      var list = make('ul', 'qs-list');
      results.appendChild(make('h2', 'qs-kind', found.hits.length ? kind + ' · ' + group.length : kind));
      group.slice(0, PER_KIND).forEach(function (hit) {
        var item = make('li');
        item.appendChild(shown(hit, found.words));
        list.appendChild(item);
      });
      if (group.length > PER_KIND) {
        list.appendChild(make('li', 'qs-state', '还有 ' + (group.length - PER_KIND) + ' 处，多写一个词可以缩小范围。'));
      }
      results.appendChild(list);
    });
  }

  // Every door and every number, for whom no words were found. The index names the particular before the common, a
  // child who is lost is shown the common door first, and the numbers below the doors.
  function doors(index) {
    var all = index.entries.filter(function (entry) { return entry.kind === '求助' && entry.said; });
    function calls(entry) { return /#phones$/.test(entry.url); }
    return all.filter(function (entry) { return !calls(entry); }).reverse().concat(all.filter(calls)).map(function (entry) {
      return { entry: entry, section: entry.text[0] };
    });
  }

  function spoken(found, hits) {
    if (found.help) { return '先看第一个，有人可以帮你。'; }
    if (found.near) { return '没有一模一样的，下面 ' + hits.length + ' 处比较接近：'; }
    if (found.hits.length) { return '找到 ' + hits.length + ' 处'; }
    return hits.length ? '没有找到这样的字，没关系。说不清楚，也可以先从这里找人帮你：' : '没有找到。换一个短一点的词，或者用空格分开写。';
  }

  // One hit as a link; a number is called.
  function shown(hit, words) {
    var entry = hit.entry;
    var link = make('a', 'qs-hit');
    link.href = entry.call ? 'tel:' + entry.call : site + entry.url;
    var title = marked(make('span', 'qs-title'), entry.title, words);
    if (entry.note) { title.appendChild(make('span', 'qs-note', '　' + entry.note)); }
    link.appendChild(title);
    link.appendChild(marked(make('span', 'qs-text'), excerpt(hit.section, words, 84), words));
    if (!entry.call) { link.addEventListener('click', shut); }
    return link;
  }

  function load() {
    if (root.QINGHE_INDEX || waiting) { return; }
    waiting = doc.createElement('script');
    waiting.src = assets + 'search-index.js';
    waiting.onload = show;
    waiting.onerror = function () { state.textContent = '索引没有打开，请检查文件是否完整。'; waiting = null; };
    doc.head.appendChild(waiting);
  }

  function open(event) {
    if (event) { event.preventDefault(); }
    if (!veil) { build(); }
    opener = doc.activeElement;
    veil.hidden = false;
    load();
    show();
    input.focus();
    input.select();
  }

  function shut() {
    veil.hidden = true;
    if (opener && opener.focus) { opener.focus(); }
  }

  doc.addEventListener('keydown', function (event) {
    var at = event.target;
    var typing = at && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { open(event); }
  });
  [].forEach.call(doc.querySelectorAll('[data-search]'), function (button) {
    button.hidden = false;
    button.addEventListener('click', open);
  });
})(typeof window === "undefined" ? globalThis : window);
