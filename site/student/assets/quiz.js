// A quiz that explains: options become buttons and the explanation of the chosen one is read out.
// Everything is already in the page; without this script each option opens its own explanation. Nothing is kept or sent.
(function () {
  'use strict';

  function upgrade(question) {
    var list = question.querySelector('.options');
    var answer = document.createElement('div');
    answer.className = 'answer';
    answer.setAttribute('aria-live', 'polite');
    var buttons = [];
    [].forEach.call(list.querySelectorAll('.option'), function (option) {
      var button = document.createElement('button');
      var feedback = option.querySelector('.feedback');
      button.type = 'button';
      button.className = 'choice';
      button.append.apply(button, option.querySelector('summary').childNodes);
      button.setAttribute('aria-pressed', 'false');
      button.addEventListener('click', function () {
        buttons.forEach(function (other) { other.setAttribute('aria-pressed', String(other === button)); });
        answer.textContent = '';
        answer.appendChild(feedback);
      });
      buttons.push(button);
      option.parentNode.replaceChild(button, option);
    });
    question.appendChild(answer);
  }

  [].forEach.call(document.querySelectorAll('[data-question]'), upgrade);
})();
