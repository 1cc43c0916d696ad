// Is a file current? Compares a typed version code with those of this build, which stand in the page's own table.
// ES2015, no request, no storage; what is typed is only ever put back as text.
(function () {
  'use strict';

  var form = document.querySelector('[data-version]');
  if (!form) { return; }
  var input = form.querySelector('[data-code]');
  var verdict = form.querySelector('[data-verdict]');
  var edition = form.getAttribute('data-edition');
  var rows = [].slice.call(document.querySelectorAll('tr[id]'));

  // Full-width signs become plain ones; a code has no 0, 1 or 8 behind its hyphen (RFC 4648 base32).
  function cleaned(text) {
    var plain = text.replace(/[\uff01-\uff5e]/g, function (sign) {
      return String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
    }).replace(/[\s\u3000]/g, '').replace(/[－–—]/g, '-').replace(/^版本/, '').toUpperCase();
    var at = plain.indexOf('-');
    return at < 0 ? plain : plain.slice(0, at + 1) +
      plain.slice(at + 1).replace(/0/g, 'O').replace(/1/g, 'I').replace(/8/g, 'B');
  }

  function order(code) {
    var parts = code.split('-')[0].split('.').map(Number);
    return parts[0] * 100 + parts[1];
  }

  function say(css, word, text, row) {
    verdict.textContent = '';
    verdict.className = 'qh-verdict' + (css ? ' qh-verdict--' + css : '');
    if (!word) { return; }
    var head = document.createElement('strong');
    head.textContent = word;
    var line = document.createElement('p');
    line.appendChild(head);
    line.appendChild(document.createTextNode('　' + text));
    verdict.appendChild(line);
    if (row) {
      var link = row.querySelector('a');
      var more = document.createElement('p');
      more.appendChild(link ? link.cloneNode(true) : document.createTextNode(row.cells[1].textContent));
      more.appendChild(document.createTextNode('　' + row.cells[2].textContent));
      verdict.appendChild(more);
    }
  }

  function look() {
    var code = cleaned(input.value);
    var found = rows.filter(function (row) { return row.id === code; })[0];
    if (!code) { say('', '', ''); return; }
    if (found) { say('now', '● 最新', '就是这一版的文件。', found); return; }
    if (!/^\d{4}\.\d{1,2}-[A-Z2-7]{4}$/.test(code)) {
      say('', '还没写完', '编号的样子是 ' + input.placeholder.replace('例如 ', '') + '，印在“版本”两个字后面。');
      return;
    }
    var compared = order(code) - order(edition);
    if (compared < 0) {
      say('old', '▲ 旧版', '这份是 ' + code.split('-')[0] + ' 版，现在是 ' + edition + ' 版。请在下面找到同一份材料，重新下载。');
    } else if (compared > 0) {
      say('old', '○ 比这里还新', '这份是 ' + code.split('-')[0] + ' 版，您打开的网站是 ' + edition + ' 版：该更新的是这个网站（或 U 盘）。');
    } else {
      say('old', '▲ 不是最新', '这一版里没有这个编号：内容后来改过，或者编号抄错了一位。请在下面找到同一份材料，重新下载。');
    }
  }

  form.addEventListener('submit', function (event) { event.preventDefault(); });
  input.addEventListener('input', look);
  form.hidden = false;
  if (/^#\d{4}\.\d/.test(location.hash)) { input.value = location.hash.slice(1); look(); }
})();
