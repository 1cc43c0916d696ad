// This month's calendar on the plain page.
(function () {
  'use strict';

  var today = new Date();
  var year = today.getFullYear();
  var month = today.getMonth();
  var place = document.getElementById('calendar');
  var table = document.createElement('table');
  var caption = table.createCaption();
  caption.textContent = year + '年' + (month + 1) + '月';
  var head = table.createTHead().insertRow();
  '一二三四五六日'.split('').forEach(function (name) {
    var cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = name;
    head.appendChild(cell);
  });
  var body = table.createTBody();
  var row = body.insertRow();
  var first = (new Date(year, month, 1).getDay() + 6) % 7;
  var i;
  for (i = 0; i < first; i++) { row.insertCell(); }
  var last = new Date(year, month + 1, 0).getDate();
  for (i = 1; i <= last; i++) {
    if (row.cells.length === 7) { row = body.insertRow(); }
    var cell = row.insertCell();
    cell.textContent = i;
    if (i === today.getDate()) { cell.className = 'today'; cell.setAttribute('aria-current', 'date'); }
  }
  place.appendChild(table);
})();
