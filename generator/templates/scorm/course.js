// A course of pages and questions. Its whole state is one short line: version|page|answers|best score.
(function () {
  'use strict';
  var lms = window.qingheLms, body = document.body;
  var pages = all('[data-page]'), questions = all('[data-question]').map(read);
  var pass = Number(body.getAttribute('data-pass') || 0), code = body.getAttribute('data-code');
  var reached = lms.reached(), state = resumed(lms.state()), told = lms.connected();

  function all(what, where) { return [].slice.call((where || document).querySelectorAll(what)); }
  function id(name) { return document.getElementById(name); }

  function read(box, number) {
    var found = { box: box, buttons: all('.option', box), feedback: all('.feedback', box), answer: box.querySelector('.answer') };
    found.buttons.forEach(function (button, choice) {
      button.addEventListener('click', function () { choose(number, choice); });
    });
    return found;
  }

  // Whatever a platform hands back is taken only where it is ours, of this version and whole.
  function resumed(text) {
    var found = /^([^|]+)\|(\d{1,3})\|([-0-9]*)\|(-1|\d{1,3})$/.exec(text);
    var whole = found && found[1] === code && Number(found[2]) < pages.length && found[3].length === questions.length &&
      questions.every(function (question, number) {
        return found[3][number] === '-' || question.buttons[found[3][number]];
      });
    if (!whole) {
      return { page: 0, answers: questions.map(function () { return '-'; }), best: -1 };
    }
    return { page: Number(found[2]), answers: found[3].split(''), best: Math.min(100, Number(found[4])) };
  }

  function line() { return [code, state.page, state.answers.join(''), state.best].join('|'); }
  function answered() { return state.answers.indexOf('-') < 0; }

  function right() {
    return questions.filter(function (question, number) {
      var button = question.buttons[state.answers[number]];
      return button && button.hasAttribute('data-right');
    }).length;
  }

  function status() {
    if (reached) { return state.best >= pass && pass ? 'passed' : ''; }
    if (state.best < 0 && !(questions.length === 0 && state.page === pages.length - 1)) { return 'incomplete'; }
    if (!pass) { return 'completed'; }
    return state.best >= pass ? 'passed' : 'failed';
  }

  function save() {
    if (answered() && questions.length) { state.best = Math.max(state.best, Math.round(100 * right() / questions.length)); }
    told = lms.report(status(), state.best, line());
    id('offline').hidden = told;
  }

  function choose(number, choice) {
    if (state.answers[number] !== '-') { return; }
    state.answers[number] = String(choice);
    save();
    show();
  }

  function show() {
    pages.forEach(function (page, number) { page.hidden = number !== state.page; });
    questions.forEach(function (question, number) {
      var chosen = state.answers[number];
      question.buttons.forEach(function (button, choice) {
        button.setAttribute('aria-pressed', String(String(choice) === chosen));
        button.disabled = chosen !== '-' && String(choice) !== chosen;
      });
      var html = chosen === '-' || !question.feedback[chosen] ? '' : question.feedback[chosen].innerHTML;
      if (question.answer.innerHTML !== html) { question.answer.innerHTML = html; }
    });
    id('where').textContent = '第 ' + (state.page + 1) + ' 页，共 ' + pages.length + ' 页';
    id('back').disabled = state.page === 0;
    id('next').disabled = state.page === pages.length - 1;
    id('again').hidden = !answered() || !questions.length;
    id('result').textContent = result();
  }

  function result() {
    var open = state.answers.filter(function (one) { return one === '-'; }).length;
    if (!questions.length) { return '看完了。'; }
    if (open) { return '还有 ' + open + ' 题没有选。'; }
    if (!pass) { return '都选完了，每一题都有解释。想再看哪一页都可以。'; }
    var score = Math.round(100 * right() / questions.length);
    return '答对 ' + right() + ' 题，共 ' + questions.length + ' 题，' + score + ' 分；合格线 ' + pass + ' 分，' +
      (score >= pass ? '合格。' : '还没有合格，看过解释可以再答一次。');
  }

  function turn(by) {
    state.page = Math.max(0, Math.min(pages.length - 1, state.page + by));
    save();
    show();
    pages[state.page].querySelector('h2').focus();
  }

  id('back').addEventListener('click', function () { turn(-1); });
  id('next').addEventListener('click', function () { turn(1); });
  id('again').addEventListener('click', function () {
    state.answers = questions.map(function () { return '-'; });
    state.page = Math.max(0, pages.indexOf(questions[0].box.parentNode));
    save();
    show();
  });
  window.addEventListener('pagehide', lms.finish);
  window.addEventListener('beforeunload', lms.finish);
  save();
  show();
})();
