// A lesson's page: steps open and close together, all are open on paper, and one button prints the 教案.
(function () {
  'use strict';

  var steps = [].slice.call(document.querySelectorAll('[data-folds] > details'));
  var button = document.querySelector('[data-unfold]');
  var print = document.querySelector('[data-print]');
  var closed = [];

  function allOpen() { return steps.every(function (step) { return step.open; }); }
  function label() { if (button) { button.textContent = allOpen() ? '全部收起' : '全部展开'; } }

  if (button && steps.length) {
    button.hidden = false;
    button.addEventListener('click', function () {
      var open = !allOpen();
      steps.forEach(function (step) { step.open = open; });
      label();
    });
    steps.forEach(function (step) { step.addEventListener('toggle', label); });
    label();
  }
  if (print) {
    print.hidden = false;
    print.addEventListener('click', function () { window.print(); });
  }
  window.addEventListener('beforeprint', function () {
    closed = [].slice.call(document.querySelectorAll('main details:not([open])'));
    closed.forEach(function (one) { one.open = true; });
  });
  window.addEventListener('afterprint', function () {
    closed.forEach(function (one) { one.open = false; });
  });
})();
