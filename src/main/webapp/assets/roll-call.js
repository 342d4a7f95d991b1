/*
 * The roll-call page. It draws the list from one block of data and sends one small call per tap.
 *
 * Each learner has at most one call under way and one wish after it: fast taps never race, and the last one wins. A call
 * says what the mark shall be and which version was seen, so it may be repeated. A mark is "saved" only when the server
 * said so; what waits is counted and sent again by itself.
 */
(() => {
  'use strict';
  const $ = (id) => document.getElementById(id);
  const state = JSON.parse($('roll-call').textContent);
  const base = `/api/v1/sessions/${state.session}/attendance`;
  const csrf = document.querySelector('meta[name=csrf-token]').content;
  const sprite = document.querySelector('use').getAttribute('href').split('#')[0];
  const words = {};
  $('roll-words').content.querySelectorAll('li').forEach((li) => { words[li.dataset.word] = li; });
  const word = (key, ...values) =>
    values.reduce((text, value, i) => text.replace(`{${i}}`, value), words[key].textContent);
  const icon = (svg, name) => svg.querySelector('use').setAttribute('href', `${sprite}#${name}`);
  const clone = (id) => $(id).content.firstElementChild.cloneNode(true);

  const MARKS = state.future ? ['announced'] : ['present', 'late', 'excused', 'absent'];
  const KEYS = { p: 'present', r: 'late', e: state.future ? 'announced' : 'excused', a: 'absent' };
  const cancelled = state.status === 'CANCELLED';
  const closed = cancelled || Boolean(state.sealed && !state.correct);
  const learners = new Map();
  let lastChange = null;
  let toastTimer = 0;
  let signedOut = false;

  // ------------------------------------------------------------ what a mark is, for the server and for the eye

  const shown = (mark) => {
    if (!mark.status) return '';
    if (mark.status === 'PRESENT') return mark.minutesLate > 0 ? 'late' : 'present';
    return mark.status.toLowerCase();
  };

  const wish = (kind, late = 0, early = 0, reason = null) => ({
    status: { present: 'PRESENT', late: 'PRESENT', excused: 'EXCUSED', absent: 'ABSENT', announced: 'ANNOUNCED' }[kind] ?? null,
    minutesLate: kind === 'late' ? late : 0,
    minutesLeftEarly: kind === 'late' || kind === 'present' ? early : 0,
    reason: kind === 'excused' || kind === 'announced' ? reason : null,
  });

  const same = (a, b) => a.status === b.status && a.minutesLate === b.minutesLate
    && a.minutesLeftEarly === b.minutesLeftEarly && a.reason === b.reason;

  const value = (mark) => ({
    status: mark.status ?? null,
    minutesLate: mark.minutesLate,
    minutesLeftEarly: mark.minutesLeftEarly,
    reason: mark.reason ?? null,
  });

  /** Minutes since the start while the session lasts, to the nearest five and at least five; five once it is over, when nobody knows. */
  const lateNow = () => {
    const [h, m] = state.startsAt.split(':').map(Number);
    const now = new Date();
    const since = now.getHours() * 60 + now.getMinutes() - h * 60 - m;
    return state.past || since >= state.minutes ? 5 : Math.max(5, Math.min(Math.round(since / 5) * 5, state.minutes - 5));
  };

  // ------------------------------------------------------------ drawing

  const draw = (person) => {
    const row = clone('roll-row');
    const learner = {
      ...person,
      stored: person.mark,
      wanted: value(person.mark),
      row,
      sending: false,
      retry: 0,
      added: !person.enrolled,
    };
    learners.set(person.person, learner);
    row.dataset.learner = person.person;
    const avatar = row.querySelector('.avatar');
    avatar.textContent = person.initials;
    avatar.dataset.tint = person.person % 5;
    const name = row.querySelector('.roll-name');
    name.id = `name-${person.person}`;
    name.firstElementChild.textContent = person.name;
    drawStrip(row, person.last);
    const marks = row.querySelector('.marks');
    marks.setAttribute('aria-labelledby', name.id);
    MARKS.forEach((kind) => {
      const box = clone('roll-mark');
      box.dataset.state = kind === 'announced' ? 'excused' : kind;
      const input = box.querySelector('input');
      input.name = `mark-${person.person}`;
      input.value = kind;
      input.disabled = closed;
      icon(box, words[kind].dataset.icon);
      box.querySelector('.mark-letter').textContent = words[kind].dataset.letter;
      box.querySelector('.sr').textContent = word(kind);
      box.querySelector('.mark-word').textContent = word(kind);
      marks.append(box);
    });
    row.querySelector('.roll-save').addEventListener('click', () => openHistory(learner));
    marks.addEventListener('change', (event) => choose(learner, event.target.value));
    // A second tap on the same button takes the mark back.
    marks.addEventListener('click', (event) => {
      const input = event.target.closest('label')?.querySelector('input');
      if (event.target === input && input.dataset.was === 'on') choose(learner, '');
    });
    $('roll').append(row);
    paint(learner);
    return learner;
  };

  const drawStrip = (row, last) => {
    const strip = row.querySelector('.strip');
    const names = { P: 'present', R: 'late', E: 'excused', A: 'absent' };
    const spoken = [];
    for (const letter of last) {
      const span = document.createElement('span');
      const kind = names[letter];
      if (kind) span.dataset.state = kind;
      span.textContent = kind ? letter : '·';
      strip.append(span);
      spoken.push(word(kind ?? 'unmarked'));
    }
    row.querySelector('p.sr').textContent = spoken.length ? `${word('last')} : ${spoken.join(', ')}` : '';
  };

  const paint = (learner) => {
    const { row, wanted } = learner;
    const kind = shown(wanted);
    row.dataset.state = kind === 'announced' ? 'excused' : kind;
    row.querySelectorAll('.marks input').forEach((input) => {
      input.checked = input.value === kind;
      input.dataset.was = input.checked ? 'on' : '';
    });
    paintMore(learner, kind);
    paintSave(learner);
    count();
  };

  const paintSave = (learner) => {
    const waiting = !same(learner.wanted, value(learner.stored));
    let how = learner.stored.status ? 'saved' : 'todo';
    if (learner.problem) how = 'failed';
    else if (learner.note) how = 'conflict';
    else if (waiting) how = learner.retry ? 'queued' : 'saving';
    learner.row.dataset.save = how === 'todo' ? '' : how;
    const save = learner.row.querySelector('.roll-save');
    icon(save, words[how].dataset.icon);
    save.lastElementChild.textContent = word(how);
    const all = [...learners.values()];
    const queued = all.filter((l) => l.retry && !same(l.wanted, value(l.stored))).length;
    $('roll-pending').hidden = queued === 0;
    $('roll-pending').lastElementChild.textContent = word('waiting', queued);
    $('roll-seal').hidden = closed || state.future || Boolean(state.sealed)
      || all.some((l) => !l.stored.status || !same(l.wanted, value(l.stored)));
  };

  const paintMore = (learner, kind) => {
    const { row, person, wanted } = learner;
    const old = row.querySelector('.roll-more');
    const focused = old?.contains(document.activeElement) ? document.activeElement.dataset.step : null;
    old?.remove();
    let more = null;
    if (kind === 'late') {
      more = clone('roll-late');
      const label = more.firstElementChild;
      label.id = `late-${person}`;
      label.textContent = word('late-minutes');
      more.querySelector('.stepper').setAttribute('aria-labelledby', label.id);
      more.querySelector('output').textContent = `${wanted.minutesLate} min`;
      more.querySelectorAll('button').forEach((button) => {
        button.disabled = closed;
        button.addEventListener('click', () => {
          const late = Math.min(Math.max(5, wanted.minutesLate + Number(button.dataset.step)), state.minutes - wanted.minutesLeftEarly);
          set(learner, wish('late', late, wanted.minutesLeftEarly));
        });
      });
    } else if (kind === 'excused' || kind === 'announced') {
      more = clone('roll-excused');
      const select = more.querySelector('select');
      select.id = `reason-${person}`;
      more.querySelector('label').htmlFor = select.id;
      more.querySelector('label').textContent = word('reason');
      select.add(new Option(word('no-reason'), ''));
      state.reasons.forEach((reason) => select.add(new Option(reason.title, reason.id)));
      select.value = wanted.reason ?? '';
      select.disabled = closed;
      select.addEventListener('change', () => set(learner, wish(kind, 0, 0, select.value ? Number(select.value) : null)));
    }
    if (more) row.querySelector('.marks').after(more);
    if (focused) more?.querySelector(`[data-step="${focused}"]`)?.focus();
    paintEarly(learner, kind);
  };

  /** Left early: behind a button, because it is rare; a number of its own, because late can be true too. */
  const paintEarly = (learner, kind) => {
    learner.row.querySelector('.roll-early')?.remove();
    if (kind !== 'present' && kind !== 'late') return;
    const { wanted, person } = learner;
    const line = document.createElement('div');
    line.className = 'roll-early row small';
    if (wanted.minutesLeftEarly === 0 && !learner.early) {
      const open = document.createElement('button');
      open.type = 'button';
      open.className = 'button button-quiet button-small';
      open.textContent = word('early');
      open.disabled = closed;
      open.addEventListener('click', () => { learner.early = true; paintEarly(learner, kind); $(`early-${person}`).focus(); });
      line.append(open);
    } else {
      const label = document.createElement('label');
      label.htmlFor = `early-${person}`;
      label.textContent = word('early-minutes');
      const input = document.createElement('input');
      Object.assign(input, { type: 'number', id: `early-${person}`, min: 0, step: 5, value: wanted.minutesLeftEarly, disabled: closed });
      input.max = state.minutes - wanted.minutesLate;
      input.inputMode = 'numeric';
      input.addEventListener('change', () => {
        const early = Math.round(Number(input.value));
        if (early >= 0 && early <= state.minutes - wanted.minutesLate) set(learner, wish(kind, wanted.minutesLate, early));
        else input.value = wanted.minutesLeftEarly;
      });
      line.append(label, input);
    }
    learner.row.querySelector('.marks').parentElement.append(line);
  };

  const count = () => {
    const all = [...learners.values()];
    const marked = all.filter((l) => l.wanted.status).length;
    $('roll-count').textContent = marked;
    $('roll-of').textContent = all.length;
    $('roll-bar').max = Math.max(1, all.length);
    $('roll-bar').value = marked;
    $('roll-left').textContent = marked < all.length ? word('left', all.length - marked) : '';
    $('roll-rest').disabled = marked === all.length;
    $('roll-empty').hidden = all.length > 0;
  };

  const say = (text) => { $('roll-said').textContent = text; };

  const notice = (key, kind = 'warn') => {
    if ($(`notice-${key}`)) return $(`notice-${key}`);
    const p = document.createElement('p');
    p.id = `notice-${key}`;
    p.className = `notice notice-${kind}`;
    p.textContent = word(key);
    $('roll-notices').append(p);
    return p;
  };

  // ------------------------------------------------------------ choosing

  const choose = (learner, kind) => {
    set(learner, kind === '' ? wish('') : wish(kind, lateNow(), kind === 'late' || kind === 'present' ? learner.wanted.minutesLeftEarly : 0));
  };

  const set = (learner, wanted, undoing = false) => {
    if (closed || same(wanted, learner.wanted)) return;
    if ((state.sealed || (state.past && learner.stored.status)) && !$('roll-why').value) {
      notice('why-first');
      $('roll-correction').hidden = false;
      $('roll-why').focus();
      learner.afterWhy = wanted;
      paint(learner);
      return;
    }
    const before = learner.wanted;
    learner.wanted = wanted;
    learner.markedAt = new Date().toISOString();
    learner.problem = null;
    clearNote(learner);
    paint(learner);
    const text = `${learner.name} : ${word(shown(wanted) || 'unmarked')}`;
    say(text);
    if (!undoing) toast(text, () => set(learner, before, true));
    send(learner);
  };

  const toast = (text, undo) => {
    clearTimeout(toastTimer);
    lastChange = undo;
    const bar = $('roll-toast');
    bar.hidden = true;
    bar.querySelector('.toast-text').textContent = text;
    requestAnimationFrame(() => { bar.hidden = false; });
    toastTimer = setTimeout(forgetUndo, 10000);
  };

  const forgetUndo = () => {
    $('roll-toast').hidden = true;
    lastChange = null;
  };

  const undo = () => {
    const change = lastChange;
    forgetUndo();
    change?.();
  };

  // ------------------------------------------------------------ sending

  const call = async (path, options = {}) => {
    const response = await fetch(path, {
      ...options,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, ...options.headers },
      signal: AbortSignal.timeout ? AbortSignal.timeout(15000) : undefined,
    });
    if (response.status === 401 || response.status === 403) {
      if (!signedOut) {
        signedOut = true;
        const link = document.createElement('a');
        link.href = `/access/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
        link.target = '_blank';
        link.textContent = word('sign-in-link');
        notice('sign-in', 'bad').append(' ', link);
      }
      throw new Error('signed out');
    }
    return response;
  };

  const send = async (learner) => {
    if (learner.sending || same(learner.wanted, value(learner.stored))) return;
    learner.sending = true;
    paintSave(learner);
    const sent = learner.wanted;
    let again = 0;
    try {
      const response = await call(`${base}/${learner.person}`, {
        method: 'PUT',
        body: JSON.stringify({
          ...sent,
          version: learner.stored.version,
          added: learner.added,
          markedAt: learner.markedAt,
          correction: state.past || state.sealed ? $('roll-why').value : null,
        }),
      });
      if (response.ok) {
        learner.stored = await response.json();
        learner.retry = 0;
      } else if (response.status === 409 && (await response.clone().json()).type.endsWith('changed-meanwhile')) {
        await settle(learner, sent);
      } else if (response.status >= 500) {
        again = ++learner.retry;
      } else {
        learner.problem = (await response.json()).title;
        learner.wanted = value(learner.stored);
        showNote(learner, learner.problem);
        paint(learner);
      }
    } catch (offline) {
      again = ++learner.retry;
    }
    learner.sending = false;
    paintSave(learner);
    if (again) setTimeout(() => send(learner), Math.min(30000, 1000 * 2 ** Math.min(again, 5)));
    else send(learner);
  };

  /** Somebody else was faster: what they noted is shown, and this trainer chooses. */
  const settle = async (learner, mine) => {
    await refresh(learner.person);
    if (same(value(learner.stored), mine)) return;
    const theirs = word(shown(learner.stored) || 'unmarked');
    learner.wanted = value(learner.stored);
    learner.note = true;
    paint(learner);
    showNote(learner, word('changed', theirs), [
      [word('keep', theirs), () => clearNote(learner)],
      [word('put', word(shown(mine) || 'unmarked')), () => { clearNote(learner); set(learner, mine); }],
    ]);
  };

  const showNote = (learner, text, choices = []) => {
    learner.row.querySelector('.roll-note')?.remove();
    const note = document.createElement('div');
    note.className = 'roll-note';
    note.setAttribute('role', 'alert');
    const p = document.createElement('p');
    p.textContent = text;
    note.append(p);
    if (choices.length) {
      const row = document.createElement('div');
      row.className = 'row';
      choices.forEach(([label, action]) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'button button-small';
        button.textContent = label;
        button.addEventListener('click', () => { action(); paint(learner); });
        row.append(button);
      });
      note.append(row);
    }
    learner.row.append(note);
  };

  const clearNote = (learner) => {
    learner.note = null;
    learner.row.querySelector('.roll-note')?.remove();
  };

  /** Reads the list again; whoever has nothing under way shows what the server has. */
  const refresh = async (settling = 0) => {
    const response = await call(base);
    if (!response.ok) return;
    const fresh = await response.json();
    fresh.people.forEach((person) => {
      const learner = learners.get(person.person);
      if (!learner) {
        draw(person);
      } else if (person.person === settling || (!learner.sending && same(learner.wanted, value(learner.stored)))) {
        const changed = learner.stored.version !== person.mark.version;
        learner.stored = person.mark;
        if (person.person !== settling && changed) {
          learner.wanted = value(person.mark);
          paint(learner);
        }
      }
    });
    count();
  };

  const allPresent = async () => {
    const rest = [...learners.values()].filter((l) => !l.wanted.status && !l.sending);
    if (!rest.length || closed) return;
    const markedAt = new Date().toISOString();
    rest.forEach((l) => { l.wanted = wish('present'); l.sending = true; l.markedAt = markedAt; paint(l); });
    say(word('all-marked'));
    let sentAll = false;
    try {
      const response = await call(base, {
        method: 'PUT',
        body: JSON.stringify({
          onlyUnmarked: true,
          marks: rest.map((l) => ({ person: l.person, ...l.wanted, version: 0, added: l.added, markedAt })),
        }),
      });
      if (response.ok) {
        (await response.json()).forEach((mark) => {
          const learner = learners.get(mark.person);
          learner.stored = mark;
          learner.wanted = value(mark);
          learner.retry = 0;
        });
        sentAll = true;
        toast(word('all-marked'), () => rest.forEach((l) => set(l, wish(''), true)));
      }
    } catch (offline) {
      // each one is sent on its own below, and again until it arrives
    }
    rest.forEach((l) => {
      l.sending = false;
      paint(l);
      if (!sentAll) send(l);
    });
  };

  // ------------------------------------------------------------ adding somebody

  let searching = 0;
  const search = async () => {
    const text = $('find').value.trim();
    const turn = ++searching;
    $('roll-found').replaceChildren();
    if (text.length < 2) return;
    try {
      const response = await call(`${base}/candidates?q=${encodeURIComponent(text)}`);
      if (!response.ok || turn !== searching) return;
      (await response.json())
        .filter((found) => !learners.has(found.person))
        .forEach((found) => offer(found.name, found.code, word('add-one'), () => add(found)));
    } catch (offline) {
      return;
    }
    offer(`« ${text} »`, word('create-text'), word('create'), () => walkIn(text));
  };

  const offer = (title, detail, label, action) => {
    const li = document.createElement('li');
    const text = document.createElement('span');
    text.className = 'grow';
    const strong = document.createElement('strong');
    strong.append(Object.assign(document.createElement('bdi'), { textContent: title }));
    const small = Object.assign(document.createElement('span'), { className: 'muted small', textContent: detail });
    text.append(strong, document.createElement('br'), small);
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button push', textContent: label });
    button.setAttribute('aria-label', `${label} ${title}`);
    button.addEventListener('click', action);
    li.append(text, button);
    $('roll-found').append(li);
  };

  const closeSearch = () => {
    $('find').value = '';
    $('roll-found').replaceChildren();
  };

  const add = (found) => {
    closeSearch();
    const initials = found.name.split(' ').map((part) => [...part][0]).slice(0, 2).join('').toUpperCase();
    const none = { person: found.person, status: null, minutesLate: 0, minutesLeftEarly: 0, reason: null, version: 0 };
    const learner = draw({ person: found.person, name: found.name, initials, enrolled: false, last: '', mark: none });
    set(learner, wish(state.future ? 'announced' : 'present'));
    learner.row.scrollIntoView({ block: 'center' });
  };

  const walkIn = async (givenName) => {
    try {
      const response = await call(`${base}/walk-ins`, { method: 'POST', body: JSON.stringify({ givenName }) });
      if (response.ok) {
        closeSearch();
        await refresh();
        say(`${givenName} : ${word('present')}`);
      } else {
        notice('failed', 'bad').textContent = (await response.json()).title;
      }
    } catch (offline) {
      notice('failed', 'bad');
    }
  };

  // ------------------------------------------------------------ the trainer's countersignature

  const seal = async () => {
    try {
      const response = await call(`${base}/seal`, { method: 'POST', body: '{}' });
      if (response.ok) location.reload();
      else notice('failed', 'bad').textContent = (await response.json()).title;
    } catch (offline) {
      notice('failed', 'bad');
    }
  };

  // ------------------------------------------------------------ history

  const openHistory = async (learner) => {
    const dialog = $('roll-history');
    $('roll-history-title').textContent = `${word('history')} : ${learner.name}`;
    const list = dialog.querySelector('ol');
    list.replaceChildren();
    try {
      const response = await call(`${base}/${learner.person}/history`);
      const lines = response.ok ? await response.json() : [];
      lines.forEach((line) => {
        const li = document.createElement('li');
        const what = line.status ? word(shown(line)) : word('taken-back');
        const minutes = [line.minutesLate && `${word('late-minutes')} ${line.minutesLate}`,
          line.minutesLeftEarly && `${word('early-minutes')} ${line.minutesLeftEarly}`].filter(Boolean);
        const when = new Date(line.markedAt).toLocaleString(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'short' });
        li.append(
          Object.assign(document.createElement('strong'), { textContent: [what, ...minutes].join(', ') }),
          Object.assign(document.createElement('p'), { className: 'muted small', textContent: [when, line.by, line.reason, line.correction].filter(Boolean).join(' · ') }),
        );
        list.append(li);
      });
      if (!lines.length) list.append(Object.assign(document.createElement('li'), { textContent: word('no-history') }));
    } catch (offline) {
      list.append(Object.assign(document.createElement('li'), { textContent: word('queued') }));
    }
    dialog.showModal();
  };

  // ------------------------------------------------------------ keyboard, network, other phones

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === 'z' && lastChange) {
        event.preventDefault();
        undo();
      }
      return;
    }
    const row = event.target.closest?.('.roll-row');
    if (!row || event.altKey || event.target.matches('select, input[type=number]')) return;
    const kind = KEYS[event.key.toLowerCase()];
    if (kind) {
      event.preventDefault();
      choose(learners.get(Number(row.dataset.learner)), kind);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp' || event.key === 'Enter') {
      if (event.key === 'Enter' && event.target.matches('button')) return;
      event.preventDefault();
      const next = event.key === 'ArrowUp' ? row.previousElementSibling : row.nextElementSibling;
      const input = next?.querySelector('input:checked') ?? next?.querySelector('input');
      input?.focus();
    }
  });

  const resend = () => learners.forEach((learner) => {
    if (learner.retry) send(learner);
  });

  const look = () => {
    if (document.visibilityState !== 'visible') return;
    if (signedOut) {
      signedOut = false;
      $('notice-sign-in')?.remove();
    }
    resend();
    refresh().catch(() => {});
  };

  window.addEventListener('online', resend);
  document.addEventListener('visibilitychange', look);
  setInterval(look, 15000);
  window.addEventListener('beforeunload', (event) => {
    if ([...learners.values()].some((l) => !same(l.wanted, value(l.stored)))) event.preventDefault();
  });

  // ------------------------------------------------------------ begin

  state.people.forEach(draw);
  count();
  if (cancelled) notice('cancelled');
  if (state.sealed) {
    const at = new Date(state.sealed.at).toLocaleString(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' });
    notice(closed ? 'sealed-locked' : 'sealed', 'ok').textContent = word(closed ? 'sealed-locked' : 'sealed', at, state.sealed.by, state.sealed.hash.slice(0, 12));
    $('roll-correction').hidden = closed;
  }
  if (state.future && !closed) notice('future', 'ok');
  if (state.past && !closed) {
    notice('past', 'ok');
    $('roll-correction').hidden = false;
  }
  $('roll-tools').hidden = closed || state.future;
  $('add').hidden = closed;
  $('roll-rest').addEventListener('click', allPresent);
  $('roll-seal').querySelector('button').addEventListener('click', () => $('roll-seal-ask').showModal());
  $('roll-seal-ask').addEventListener('close', (event) => { if (event.target.returnValue === 'seal') seal(); });
  $('roll-toast').querySelector('button').addEventListener('click', undo);
  $('roll-search').addEventListener('submit', (event) => { event.preventDefault(); search(); });
  let typing = 0;
  $('find').addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(search, 250); });
  $('roll-why').addEventListener('change', () => {
    $('notice-why-first')?.remove();
    learners.forEach((learner) => {
      if (learner.afterWhy && $('roll-why').value) {
        const wanted = learner.afterWhy;
        learner.afterWhy = null;
        set(learner, wanted);
      }
    });
  });
})();
