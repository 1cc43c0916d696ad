// Pinyin on or off, for grades 1 and 2: the one thing this site keeps, on this device, and only once it was switched.
// Not deferred, so that nothing jumps. Without this script pinyin stands there.
(function () {
  'use strict';

  var KEY = 'qinghe-pinyin';
  var root = document.documentElement;

  function kept(value) {
    try {
      if (value === undefined) { return window.localStorage.getItem(KEY); }
      window.localStorage.setItem(KEY, value);
    } catch (refused) { /* a browser that keeps nothing for files: the switch holds for this page */ }
    return value;
  }

  function show(on) { root.classList.toggle('no-pinyin', !on); }

  function tools() {
    var place = document.createElement('p');
    var button = document.createElement('button');
    place.className = 'tools';
    button.type = 'button';
    button.className = 'button';
    function label() {
      var on = !root.classList.contains('no-pinyin');
      button.textContent = on ? '关掉拼音' : '打开拼音';
    }
    button.addEventListener('click', function () {
      var on = root.classList.contains('no-pinyin');
      show(on);
      kept(on ? 'on' : 'off');
      label();
    });
    label();
    place.appendChild(button);
    var title = document.querySelector('h1');
    title.parentNode.insertBefore(place, title.nextSibling);
  }

  show(kept() !== 'off');
  document.addEventListener('DOMContentLoaded', function () {
    if (root.classList.contains('little')) { tools(); }
    [].forEach.call(document.querySelectorAll('[data-print]'), function (button) {
      button.hidden = false;
      button.addEventListener('click', function () { window.print(); });
    });
  });
})();
