// Quick exit: a click, or Escape three times within two seconds, replaces this page by a plain calendar.
// Not Shift: it switches Chinese input methods, and five times opens Sticky Keys. Without this script the link works.
(function () {
  'use strict';

  var link = document.querySelector('[data-leave]');
  var presses = [];

  function leave(event) {
    if (event) { event.preventDefault(); }
    document.documentElement.hidden = true;
    if (window.speechSynthesis) { window.speechSynthesis.cancel(); }
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

  // Within the help pages no step is added to the history: “back” then leads out of them at once.
  var help = /\/help(\.html|\/[a-z]+\.html)$/;
  if (help.test(window.location.pathname)) {
    document.addEventListener('click', function (event) {
      var at = event.target.closest ? event.target.closest('a[href]') : null;
      if (!at || at.protocol !== window.location.protocol || !help.test(at.pathname)) { return; }
      if (event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      event.preventDefault();
      window.location.replace(at.href);
    });
  }
})();
