// A story to decide in: one moment at a time, what was chosen is answered first. Nothing is kept or sent, and no step
// is added to the history. Without this script all moments stand on the page and the choices are links.
(function () {
  'use strict';

  var tale = document.querySelector('[data-tale]');
  if (!tale) { return; }
  var moments = [].slice.call(tale.querySelectorAll('.moment'));
  var said = document.createElement('div');
  said.className = 'feedback';
  said.setAttribute('aria-live', 'polite');

  // Scenes come in the order of what was chosen: their numbers, which a page without a script needs, would jump.
  tale.classList.add('told');
  moments.forEach(function (moment) { moment.removeAttribute('aria-label'); });

  function show(id, feedback, first) {
    moments.forEach(function (moment) { moment.hidden = moment.id !== id; });
    var now = document.getElementById(id);
    said.textContent = '';
    if (feedback) { said.appendChild(feedback.cloneNode(true)); }
    now.insertBefore(said, now.firstChild);
    if (!first) { now.focus(); now.scrollIntoView(); }
  }

  [].forEach.call(tale.querySelectorAll('[data-feedback]'), function (feedback) { feedback.hidden = true; });
  tale.addEventListener('click', function (event) {
    var link = event.target.closest('[data-choice], [data-again]');
    if (!link) { return; }
    event.preventDefault();
    var feedback = link.parentNode.querySelector('[data-feedback]');
    var copy = feedback && feedback.firstElementChild ? feedback.cloneNode(true) : null;
    if (copy) { copy.hidden = false; }
    show(link.hash.slice(1), copy, false);
  });
  show('m1', null, true);
})();
