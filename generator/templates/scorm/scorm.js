// The learning platform, behind four calls that never throw: SCORM 1.2 or 2004 (ADL, Run-Time Environment, chapter 3).
// It may be missing, refuse, or fail at any call; then the course goes on without it. The learner's name is never read.
(function (page) {
  'use strict';
  var NAMES = {
    '1.2': ['API', 'LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSFinish'],
    '2004': ['API_1484_11', 'Initialize', 'GetValue', 'SetValue', 'Commit', 'Terminate']
  };
  var version = page.document.body.getAttribute('data-scorm');
  var names = NAMES[version];
  var old = version === '1.2';
  var started = new Date().getTime();
  var api = look(page) || look(opener());
  var live = !!api && call(1, ['']) === 'true';

  function opener() {
    try { return page.opener; } catch (fault) { return null; }
  }

  // A parent of another origin throws on touch; ten levels are what the specification asks for.
  function look(frame) {
    try {
      for (var level = 0; frame && level < 10; level += 1) {
        if (frame[names[0]]) { return frame[names[0]]; }
        if (frame.parent === frame) { return null; }
        frame = frame.parent;
      }
    } catch (fault) { return null; }
    return null;
  }

  function call(which, values) {
    if (!api) { return ''; }
    try { return String(api[names[which]].apply(api, values)); } catch (fault) { return ''; }
  }

  function get(key) { return live ? call(2, [key]) : ''; }
  function set(key, value) { return live && call(3, [key, String(value)]) === 'true'; }

  function two(number) { return (number < 10 ? '0' : '') + number; }

  function spent() {
    var seconds = Math.max(0, Math.round((new Date().getTime() - started) / 1000));
    var hours = Math.floor(seconds / 3600), minutes = Math.floor(seconds / 60) % 60;
    if (!old) { return 'PT' + hours + 'H' + minutes + 'M' + seconds % 60 + 'S'; }
    return (hours < 100 ? '00' : '') + two(hours) + ':' + two(minutes) + ':' + two(seconds % 60);
  }

  page.qingheLms = {
    connected: function () { return live; },
    state: function () { return get('cmi.suspend_data'); },
    // Whether the platform has this course down as finished: what was reached is never taken back.
    reached: function () {
      if (old) { return /^(passed|completed)$/.exec(get('cmi.core.lesson_status')) !== null; }
      return get('cmi.success_status') === 'passed' || get('cmi.completion_status') === 'completed';
    },
    // `status` is incomplete, completed, passed, failed, or '' to leave it; `score` is 0 to 100, or -1 for none yet.
    // Returns whether the platform has kept it; bounds of the score and the way out are asked for, not relied on.
    report: function (status, score, state) {
      var kept = set('cmi.suspend_data', state);
      if (score >= 0) {
        var key = old ? 'cmi.core.score.' : 'cmi.score.';
        set(key + 'min', 0);
        set(key + 'max', 100);
        kept = set(key + 'raw', score) && kept;
        if (!old) { set('cmi.score.scaled', score / 100); }
      }
      if (status && old) { kept = set('cmi.core.lesson_status', status) && kept; }
      if (status && !old) {
        kept = set('cmi.completion_status', status === 'incomplete' ? 'incomplete' : 'completed') && kept;
        if (/passed|failed/.test(status)) { kept = set('cmi.success_status', status) && kept; }
      }
      set(old ? 'cmi.core.exit' : 'cmi.exit', 'suspend');
      return call(4, ['']) === 'true' && kept;
    },
    finish: function () {
      if (!live) { return; }
      set(old ? 'cmi.core.session_time' : 'cmi.session_time', spent());
      call(4, ['']);
      call(5, ['']);
      live = false;
    }
  };
})(window);
