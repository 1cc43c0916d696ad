// Pages for grades 1 and 2 read themselves aloud, with a Chinese voice that lives in the device: what is read goes
// nowhere. Where there is no such voice there is no button. Nothing is kept.
(function () {
  'use strict';

  var speech = window.speechSynthesis;
  var BLOCKS = '[data-say], [data-say-each] > p, .options > li, .cards > li, .doors > li';
  if (!speech || !document.documentElement.classList.contains('little')) { return; }
  var voice = null;
  var all = null;

  function local() {
    var found = speech.getVoices().filter(function (one) {
      return one.localService && /^(zh|cmn)([-_]|$)/i.test(one.lang);
    });
    return found.filter(function (one) { return /(CN|Hans)/i.test(one.lang); })[0] || found[0] || null;
  }

  function words(block) {
    var copy = block.cloneNode(true);
    var not = block.matches('.options > li') ? ', .feedback, [data-feedback]' : '';
    [].forEach.call(copy.querySelectorAll('rt, rp, .hear, .tools, [hidden], [aria-hidden]' + not), function (part) {
      part.parentNode.removeChild(part);
    });
    var text = copy.textContent.replace(/\s+/g, ' ').trim();
    // A number to call is read digit by digit.
    return text.replace(/\d{3,}/g, function (number) { return number.split('').join(' '); });
  }

  function silence() {
    speech.cancel();
    [].forEach.call(document.querySelectorAll('.speaking'), function (block) { block.classList.remove('speaking'); });
    all.textContent = '读给我听';
  }

  function read(blocks) {
    silence();
    all.textContent = '停一停';
    blocks.forEach(function (block, place) {
      var said = new SpeechSynthesisUtterance(words(block));
      said.voice = voice;
      said.lang = voice.lang;
      said.rate = 0.85;
      said.onstart = function () { block.classList.add('speaking'); };
      said.onend = function () {
        block.classList.remove('speaking');
        if (place === blocks.length - 1) { all.textContent = '读给我听'; }
      };
      speech.speak(said);
    });
  }

  function seen(block) { return block.offsetParent !== null && words(block) !== ''; }

  function start() {
    if (voice) { return; }
    voice = local();
    if (!voice) { return; }
    [].forEach.call(document.querySelectorAll(BLOCKS), function (block) {
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'hear';
      button.textContent = '听';
      button.setAttribute('aria-label', '听：' + words(block));
      block.classList.add('heard');
      block.appendChild(button);
    });
    all = document.createElement('button');
    all.type = 'button';
    all.className = 'button';
    all.setAttribute('data-listen', '');
    all.textContent = '读给我听';
    var tools = document.querySelector('.tools');
    tools.insertBefore(all, tools.firstChild);
    document.addEventListener('click', function (event) {
      var at = event.target.closest('.hear, [data-listen]');
      if (!at) { return; }
      event.preventDefault();
      if (at === all && speech.speaking) {
        silence();
      } else if (at === all) {
        read([].filter.call(document.querySelectorAll('main h1, main h2, ' + BLOCKS), seen));
      } else {
        read([at.parentNode]);
      }
    });
    window.addEventListener('pagehide', silence);
  }

  // After display.js has made the place for the button; voices may come later still.
  document.addEventListener('DOMContentLoaded', function () {
    start();
    if (speech.addEventListener) { speech.addEventListener('voiceschanged', start); }
  });
})();
