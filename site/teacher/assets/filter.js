// Choosing within a list: hides what does not fit and writes the choice into the address, so that a link can be
// handed on. Without this script the whole list stands there. ES2015, no request, no storage.
(function () {
  'use strict';

  var form = document.querySelector('[data-filter]');
  if (!form) { return; }
  var items = [].slice.call(document.querySelectorAll('[data-item]'));
  var groups = [].slice.call(document.querySelectorAll('[data-group]'));
  var folds = [].slice.call(document.querySelectorAll('[data-fold]'));
  var count = form.querySelector('[data-count]');
  var fields = [].slice.call(form.querySelectorAll('select, input[type="radio"]'));
  var names = fields.map(function (field) { return field.name; }).filter(function (name, index, all) {
    return all.indexOf(name) === index;
  });

  function chosen() {
    var found = {};
    fields.forEach(function (field) {
      if (field.value && (field.tagName === 'SELECT' || field.checked)) { found[field.name] = field.value; }
    });
    return found;
  }

  // What stands behind # is a choice where it holds "=", otherwise a place on the page.
  function read() {
    var found = {};
    location.hash.slice(1).split('&').forEach(function (part) {
      var at = part.indexOf('=');
      if (at < 1) { return; }
      try { found[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1)); } catch (error) { /* no choice of ours */ }
    });
    return found;
  }

  function fill(found) {
    fields.forEach(function (field) {
      var value = found[field.name] || '';
      if (field.tagName === 'SELECT') {
        var known = [].some.call(field.options, function (option) { return option.value === value; });
        field.value = known ? value : '';
      } else {
        field.checked = field.value === value;
      }
    });
    names.forEach(function (name) {
      var radios = fields.filter(function (field) { return field.name === name && field.type === 'radio'; });
      if (radios.length && !radios.some(function (radio) { return radio.checked; })) { radios[0].checked = true; }
    });
  }

  function apply() {
    var found = chosen();
    var keys = Object.keys(found);
    var shown = 0;
    items.forEach(function (item) {
      var fits = keys.every(function (key) {
        return (item.getAttribute('data-' + key) || '').split(' ').indexOf(found[key]) >= 0;
      });
      item.hidden = !fits;
      if (fits && item.querySelector('a')) { shown += 1; }
    });
    groups.forEach(function (group) {
      group.hidden = keys.length > 0 && !group.querySelector('[data-item]:not([hidden])');
    });
    folds.forEach(function (fold) { fold.open = keys.length > 0; });
    if (!keys.length) { count.textContent = ''; return; }
    count.textContent = shown ? '找到 ' + shown + ' ' + form.getAttribute('data-unit') + '。把地址发给同事，打开就是这个结果。'
      : '还没有完全合适的，放宽一个条件试试。';
  }

  function write() {
    var found = chosen();
    var hash = names.filter(function (name) { return found[name]; }).map(function (name) {
      return name + '=' + encodeURIComponent(found[name]);
    }).join('&');
    var plain = location.href.split('#')[0];
    history.replaceState(null, '', hash ? plain + '#' + hash : plain);
    apply();
  }

  form.addEventListener('change', write);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('reset', function () { setTimeout(write, 0); });
  window.addEventListener('hashchange', function () {
    if (location.hash.indexOf('=') > 0) { fill(read()); apply(); }
  });
  form.hidden = false;
  fill(read());
  apply();
  if (location.hash.indexOf('=') > 0) { form.scrollIntoView(); }
})();
