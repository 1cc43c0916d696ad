// Quick exit: a click, or Escape three times within two seconds, replaces this page by a plain calendar.
// Not Shift: it switches Chinese input methods, and five times opens Sticky Keys. Without this script the link works.
(function () {
  'use strict';

  var link = document.querySelector('[data-leave]');
  var presses = [];

  function leave(event) {
    if (event) { event.preventDefault(); }
    document.documentElement.hidden = true;
    document.title = '日历与节气';
    window.location.replace(link.href);
  }

  link.addEventListener('click', leave);
  // In the capture phase, so that the search cannot swallow the key.
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') { presses = []; return; }
    if (event.repeat) { return; }
    var now = Date.now();
    presses = presses.filter(function (at) { return now - at < 2000; });
    presses.push(now);
    if (presses.length >= 3) { leave(event); }
  }, true);

  // Coming back by the browser's cache must not show an empty page.
  window.addEventListener('pageshow', function () { document.documentElement.hidden = false; });

  // Within the help page no step is added to the history: “back” then leads out of it at once.
  if (document.querySelector('[data-help]')) {
    document.addEventListener('click', function (event) {
      var at = event.target.closest ? event.target.closest('a') : null;
      if (!at || !at.hash || at.pathname !== window.location.pathname || event.ctrlKey || event.metaKey) { return; }
      event.preventDefault();
      window.location.replace(at.hash);
    });
  }
})();
