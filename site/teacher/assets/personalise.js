// A deck with a school's own names, made in the browser: markers such as 【学校】 are rewritten, every other byte of the
// file is copied as it lies. The same work as generator/personalise.py; nothing is stored, nothing leaves the machine.
(function () {
  'use strict';

  var form = document.querySelector('[data-personalise]');
  var fflate = window.fflate;
  if (!form || !fflate) return;

  var ANY = /【学校】|【班级】|【主讲】|【本校联系人】/g;
  var RUN = /(<a:t(?:\s[^>]*)?>)([^<]*)(?=<\/a:t>)/g;
  var SLIDE = /^ppt\/slides\/slide\d+\.xml$/;
  var UNWRITABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]/u;
  var BROKEN = '已经损坏，打不开；请重新下载一份再试。';
  var LOCKED = '加了密码，打不开；请先去掉密码再试。';
  var MAX_STEM = 55;
  var MAX_SLIDE = 16 * 1024 * 1024;

  var table = [];
  for (var n = 0; n < 256; n += 1) {
    var c = n;
    for (var k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    table[n] = c >>> 0;
  }

  function checksum(bytes) {
    var sum = 0xffffffff;
    for (var i = 0; i < bytes.length; i += 1) sum = table[(sum ^ bytes[i]) & 255] ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
  }

  function fault(message) {
    var error = new Error(message);
    error.ours = true;
    return error;
  }

  // The records of a zip's central directory (APPNOTE.TXT §4.3.12), each with the bytes it points at.
  function members(data) {
    var view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    var end = data.length - 22;
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
    if (end < 0) throw fault(BROKEN);
    var count = view.getUint16(end + 10, true);
    var start = view.getUint32(end + 16, true);
    var at = start;
    var found = [];
    for (var i = 0; i < count; i += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) throw fault(BROKEN);
      var length = view.getUint16(at + 28, true);
      var next = at + 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
      found.push({
        name: fflate.strFromU8(data.subarray(at + 46, at + 46 + length)),
        record: data.slice(at, next),
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        time: view.getUint32(at + 12, true),
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true)
      });
      at = next;
    }
    var inOrder = found.slice().sort(function (a, b) { return a.offset - b.offset; });
    inOrder.forEach(function (member, i) {
      member.bytes = data.subarray(member.offset, i + 1 < inOrder.length ? inOrder[i + 1].offset : start);
    });
    return { listed: found, inOrder: inOrder };
  }

  function inflated(member) {
    var head = new DataView(member.bytes.buffer, member.bytes.byteOffset, member.bytes.byteLength);
    if (head.getUint32(0, true) !== 0x04034b50 || member.size > MAX_SLIDE) throw fault(BROKEN);
    var from = 30 + head.getUint16(26, true) + head.getUint16(28, true);
    var packed = member.bytes.subarray(from, from + member.packed);
    var data = member.method === 0 ? packed : fflate.inflateSync(packed, { out: new Uint8Array(member.size) });
    if (data.length !== member.size || checksum(data) !== member.crc) throw fault(BROKEN);
    return data;
  }

  // Open a deck: its members, and the markers of its slides. Throws a sentence where it is none of ours.
  function opened(data) {
    if (data[0] === 0xd0 && data[1] === 0xcf) {
      var text = fflate.strFromU8(data, true).replace(/\0/g, '');
      throw fault(text.indexOf('EncryptedPackage') >= 0 ? LOCKED : '是老格式（.ppt），请先另存为 .pptx。');
    }
    var zip = members(data);
    if (!zip.listed.some(function (member) { return member.name === 'ppt/presentation.xml'; })) {
      throw fault('不是课件（.pptx）。');
    }
    var deck = { zip: zip, counts: {}, split: {} };
    zip.listed.forEach(function (member) {
      if (member.flags & 1) throw fault(LOCKED);
      if (!SLIDE.test(member.name)) return;
      var xml = fflate.strFromU8(inflated(member));
      (xml.match(/<a:p(?:\s[^>]*)?>[\s\S]*?<\/a:p>/g) || []).forEach(function (paragraph) {
        var whole = '';
        var alone = [];
        paragraph.replace(RUN, function (_, tag, words) {
          whole += words;
          alone = alone.concat(words.match(ANY) || []);
        });
        (whole.match(ANY) || []).forEach(function (mark) {
          if (alone.indexOf(mark) < 0) deck.split[mark] = true;
        });
        alone.forEach(function (mark) {
          deck.counts[mark] = (deck.counts[mark] || 0) + 1;
          member.xml = xml;
        });
      });
    });
    return deck;
  }

  function escaped(text) {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  }

  // Return the bytes of a copy with the markers of `words` (marker → what is typed) rewritten.
  function personalised(deck, words) {
    var pieces = [];
    var at = 0;
    deck.zip.inOrder.forEach(function (member) {
      var record = new DataView(member.record.buffer);
      var bytes = member.bytes;
      if (member.xml !== undefined) {
        var text = fflate.strToU8(member.xml.replace(RUN, function (_, tag, said) {
          return tag + said.replace(ANY, function (mark) { return mark in words ? escaped(words[mark]) : mark; });
        }));
        var packed = fflate.deflateSync(text, { level: 6 });
        var name = fflate.strToU8(member.name);
        bytes = new Uint8Array(30 + name.length + packed.length);
        var head = new DataView(bytes.buffer);
        head.setUint32(0, 0x04034b50, true);
        head.setUint16(4, 20, true);
        head.setUint16(6, member.flags & ~8, true);
        head.setUint16(8, 8, true);
        head.setUint32(10, member.time, true);
        head.setUint32(14, checksum(text), true);
        head.setUint32(18, packed.length, true);
        head.setUint32(22, text.length, true);
        head.setUint16(26, name.length, true);
        bytes.set(name, 30);
        bytes.set(packed, 30 + name.length);
        record.setUint16(8, member.flags & ~8, true);
        record.setUint16(10, 8, true);
        record.setUint32(16, head.getUint32(14, true), true);
        record.setUint32(20, packed.length, true);
        record.setUint32(24, text.length, true);
      }
      record.setUint32(42, at, true);
      pieces.push(bytes);
      at += bytes.length;
    });
    var size = 0;
    deck.zip.listed.forEach(function (member) {
      pieces.push(member.record);
      size += member.record.length;
    });
    var end = new DataView(new ArrayBuffer(22));
    end.setUint32(0, 0x06054b50, true);
    end.setUint16(8, deck.zip.listed.length, true);
    end.setUint16(10, deck.zip.listed.length, true);
    end.setUint32(12, size, true);
    end.setUint32(16, at, true);
    pieces.push(new Uint8Array(end.buffer));
    return pieces;
  }

  function portable(text) {
    return text.replace(/[<>:"/\\|?*\x00-\x1f\x7f\s_]/g, '').replace(/^\.+|\.+$/g, '');
  }

  function cut(text, most) {
    return Array.from(text).slice(0, most).join('');
  }

  function copyName(stem, words) {
    function known(mark, most) { return cut(portable(words[mark] || ''), most); }
    var who = [known('【学校】', 18), known('【班级】', 10)].filter(Boolean);
    if (!who.length) who = [known('【主讲】', 18) || known('【本校联系人】', 18) || '副本'];
    var ending = who.join('_');
    return cut(stem, MAX_STEM - Array.from(ending).length - 1).replace(/[._ ]+$/, '') + '_' + ending + '.pptx';
  }

  var box = form.querySelector('[data-file]');
  var drop = form.querySelector('[data-drop]');
  var chosen = form.querySelector('[data-chosen]');
  var status = form.querySelector('[data-status]');
  var button = form.querySelector('button');
  var fields = [].slice.call(form.querySelectorAll('[data-marker]'));
  var deck = null;
  var deckName = '';

  function say(place, text, wrong) {
    place.textContent = text;
    place.classList.toggle('qh-wrong', Boolean(wrong));
  }

  function take(name, data) {
    deck = null;
    deckName = name;
    say(status, '');
    try {
      var found = opened(data);
      var marks = Object.keys(found.counts);
      if (!marks.length && !Object.keys(found.split).length) {
        throw fault('里面没有【学校】这样的标记，可能已经换过，或不是青禾的课件；请用下载来的原件。');
      }
      deck = found;
      say(chosen, '《' + name + '》里可以换：' + marks.map(function (mark) {
        return mark + ' ' + found.counts[mark] + ' 处';
      }).join('，') + '。');
    } catch (error) {
      say(chosen, name + '：' + (error.ours ? error.message : BROKEN), true);
    }
    button.disabled = !deck;
  }

  function read(file) {
    if (!file) return;
    var reader = new FileReader();
    reader.onload = function () { take(file.name, new Uint8Array(reader.result)); };
    reader.onerror = function () { say(chosen, file.name + '：读不出来；如果它正开着，请先关闭。', true); };
    reader.readAsArrayBuffer(file);
  }

  // What was typed: marker → words. Throws a sentence where a slide cannot hold it.
  function typed() {
    var words = {};
    fields.forEach(function (field) {
      var text = field.value.normalize('NFC').split(/\s+/).filter(Boolean).join(' ');
      var label = field.getAttribute('data-label');
      var mark = field.getAttribute('data-marker');
      if (!text) return;
      if (UNWRITABLE.test(text)) throw fault('“' + label + '”里有看不见的控制字符，请重新输入。');
      if (Array.from(text).length > 40) throw fault('“' + label + '”太长，课件首页放不下，请缩到 40 个字以内。');
      if (deck.split[mark]) throw fault(mark + '在改稿时被拆成了几段，换不了；请把它整个删掉重打一遍，存盘再试。');
      if (!deck.counts[mark]) throw fault('里面没有' + mark + '，可能已经换过；请用下载来的原件，或把“' + label + '”留空。');
      words[mark] = text;
    });
    if (!Object.keys(words).length) throw fault('还没有填：学校、班级、主讲、联系人，至少填一样。');
    return words;
  }

  function save(name, pieces) {
    var type = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(pieces, { type: type }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    try {
      var words = typed();
      var name = copyName(deckName.replace(/\.pptx$/i, ''), words);
      save(name, personalised(deck, words));
      say(status, '做好了：' + name + '，在浏览器的下载文件夹里。原来的课件没有变。');
    } catch (error) {
      say(status, error.ours ? error.message : '没有做成（' + error.message + '）；原来的课件没有变。', true);
    }
  });

  // Choosing the same name again, after mending the file, counts as a change.
  box.addEventListener('click', function () { box.value = ''; });
  box.addEventListener('change', function () { read(box.files[0]); });
  ['dragenter', 'dragover'].forEach(function (kind) {
    drop.addEventListener(kind, function (event) {
      event.preventDefault();
      drop.classList.add('qh-drop--over');
    });
  });
  ['dragleave', 'drop'].forEach(function (kind) {
    drop.addEventListener(kind, function (event) {
      event.preventDefault();
      drop.classList.remove('qh-drop--over');
    });
  });
  drop.addEventListener('drop', function (event) { read(event.dataTransfer.files[0]); });

  if (/MicroMessenger/i.test(navigator.userAgent)) document.querySelector('[data-wechat]').hidden = false;
  form.hidden = false;
  button.disabled = true;

  // From a lesson's page: its deck is fetched over http(s); a page opened from disk may not read its neighbours.
  var asked = new URLSearchParams(location.search).get('deck') || '';
  if (!/^downloads\/[a-z0-9-]+\/[^/\\]+\.pptx$/.test(asked)) return;
  var name = asked.split('/').pop();
  var address = asked.split('/').map(encodeURIComponent).join('/');
  var plain = document.querySelector('[data-plain]');
  plain.hidden = false;
  plain.querySelector('a').href = address;
  plain.querySelector('a').download = '';
  plain.querySelector('a').textContent = name;
  if (!/^https?:$/.test(location.protocol)) {
    say(chosen, '请先下载上面的课件，再在这里选它。');
    return;
  }
  say(chosen, '正在取《' + name + '》……');
  fetch(address).then(function (answer) {
    if (!answer.ok) throw fault('没有取到');
    return answer.arrayBuffer();
  }).then(function (buffer) {
    if (!deck) take(name, new Uint8Array(buffer));
  }).catch(function () {
    say(chosen, '没有取到《' + name + '》；请下载以后在这里选它。', true);
  });
}());
