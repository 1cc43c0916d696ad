// Search for both sites: exact sub-strings over window.QINGHE_INDEX, which is loaded when the search is opened.
// ES2015, no request, no storage. Data is only ever put on the page as text.
(function (root) {
  'use strict';

  var DIGITS = '零一二三四五六七八九';

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
    var all = [term].concat(articles);
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

  // Return the entries that hold every term, those with all terms in the title first.
  function find(index, query) {
    var asked = fold(query).split(/\s+/).filter(Boolean);
    var terms = [].concat.apply([], asked.map(split)).map(function (term) { return forms(term, index.synonyms); });
    var words = [].concat.apply([], terms);
    var hits = [];
    if (!terms.length) { return { words: words, hits: hits }; }
    // Folding the whole index takes longer than a key stroke on an old phone: it is done once.
    if (!index.folded) {
      index.folded = index.entries.map(function (entry) {
        return { title: fold(entry.title), note: fold(entry.note), text: entry.text.map(fold) };
      });
    }
    index.entries.forEach(function (entry, order) {
      var folded = index.folded[order];
      var title = folded.title;
      var whole = title + '\n' + folded.note + '\n' + folded.text.join('\n');
      if (!terms.every(function (term) { return firstOf(whole, term) !== null; })) { return; }
      var inTitle = terms.every(function (term) { return firstOf(title, term) !== null; });
      var section = entry.text.filter(function (text, at) { return firstOf(folded.text[at], words) !== null; })[0];
      // Help comes first: who searches for it must not have to look for it.
      var rank = entry.kind === '求助' ? 0 : inTitle ? 1 : 2;
      hits.push({ entry: entry, section: section || entry.text[0] || '', rank: rank, order: order });
    });
    hits.sort(function (a, b) { return a.rank - b.rank || a.order - b.order; });
    return { words: words, hits: hits };
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
    input.setAttribute('placeholder', '输入词语或条号，例如：求助、第六十条');
    var close = make('button', 'qs-close', '关闭');
    close.type = 'button';
    state = make('p', 'qs-state');
    state.setAttribute('role', 'status');
    results = make('div', 'qs-results');
    results.setAttribute('data-search-results', '');
    bar.appendChild(input);
    bar.appendChild(close);
    box.appendChild(bar);
    box.appendChild(state);
    box.appendChild(results);
    veil.appendChild(box);
    doc.body.appendChild(veil);
    input.addEventListener('input', show);
    close.addEventListener('click', shut);
    veil.addEventListener('mousedown', function (event) { if (event.target === veil) { shut(); } });
    veil.addEventListener('keydown', keys);
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
    var found = find(root.QINGHE_INDEX, input.value);
    if (!input.value.trim()) { state.textContent = '两个字就能搜；条号写“60条”或“第六十条”都行。上下键选择，回车打开，Esc 关闭。'; return; }
    state.textContent = found.hits.length ? '找到 ' + found.hits.length + ' 处' : '没有找到。换一个短一点的词试试。';
    var kinds = [];
    found.hits.forEach(function (hit) { if (kinds.indexOf(hit.entry.kind) < 0) { kinds.push(hit.entry.kind); } });
    kinds.forEach(function (kind) {
      var group = found.hits.filter(function (hit) { return hit.entry.kind === kind; });
      var list = make('ul', 'qs-list');
      results.appendChild(make('h2', 'qs-kind', kind + ' · ' + group.length));
      group.slice(0, PER_KIND).forEach(function (hit) {
        var item = make('li');
        var link = make('a', 'qs-hit');
        link.href = site + hit.entry.url;
        var title = marked(make('span', 'qs-title'), hit.entry.title, found.words);
        if (hit.entry.note) { title.appendChild(make('span', 'qs-note', '　' + hit.entry.note)); }
        link.appendChild(title);
        link.appendChild(marked(make('span', 'qs-text'), excerpt(hit.section, found.words, 84), found.words));
        link.addEventListener('click', shut);
        item.appendChild(link);
        list.appendChild(item);
      });
      if (group.length > PER_KIND) {
        list.appendChild(make('li', 'qs-state', '还有 ' + (group.length - PER_KIND) + ' 处，多写一个词可以缩小范围。'));
      }
      results.appendChild(list);
    });
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
