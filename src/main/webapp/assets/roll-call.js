/*
 * The roll-call page. It draws the list from one block of data and sends one small call per tap.
 *
 * Every tap goes through outbox.js: kept on the phone, sent in its order, counted once. A mark is "saved" only when the
 * server said so; what waits is counted and sent again by itself. Without a network the same page is drawn from what the
 * phone kept of the session.
 */
(async () => {
  'use strict';
  const $ = (id) => document.getElementById(id);
  const offline = $('offline');
  const asked = Number(location.pathname === '/attendance/roll-call' && new URLSearchParams(location.search).get('session'));
  const state = offline ? await outbox.day(asked) : JSON.parse($('roll-call').textContent);
  const lang = document.documentElement.lang;
  const hour = (time) => time.slice(0, 5);
  /** Day and hour where the association is, whatever zone the phone is in: ["2026-11-28", "18:04:09"]. */
  const there = () => new Date().toLocaleString('sv-SE', { timeZone: state.zone }).split(' ');
  const moment = (at, style) => new Date(at).toLocaleString(lang, { dateStyle: style, timeStyle: 'short', timeZone: state.zone });

  // ------------------------------------------------------------ without a network

  if (offline) {
    const day = (date) => new Date(`${date}T12:00`).toLocaleDateString(lang, { weekday: 'long', day: 'numeric', month: 'long' });
    const network = async () => {
      if (document.visibilityState !== 'visible') return;
      const answer = await fetch('/attendance/offline', { method: 'HEAD', credentials: 'omit', cache: 'no-store' }).catch(() => null);
      $('offline-back').hidden = !answer?.ok;
      $('offline-away').hidden = Boolean(answer?.ok);
      $('offline-stay').hidden = Boolean(answer?.ok);
    };
    ['online', 'offline'].forEach((what) => window.addEventListener(what, network));
    document.addEventListener('visibilitychange', network);
    setInterval(network, 15000);
    $('offline-forget').addEventListener('click', () => outbox.forgetDays().then(() => location.reload()));
    if (!state) {
      $('offline-other').hidden = ['/', '/attendance/today', '/attendance/roll-call', '/attendance/offline'].includes(location.pathname);
      const kept = (await outbox.days()).sort((a, b) => `${a.date}${a.startsAt}`.localeCompare(`${b.date}${b.startsAt}`));
      kept.forEach((view) => {
        const card = $('offline-card').content.firstElementChild.cloneNode(true);
        const link = card.querySelector('a');
        link.textContent = view.title;
        link.href = `/attendance/roll-call?session=${view.session}`;
        const [from, to] = card.querySelectorAll('.session-time *');
        from.textContent = hour(view.startsAt);
        to.textContent = hour(view.endsAt);
        card.querySelector('.session-meta').textContent = [day(view.date), view.room].filter(Boolean).join(' · ');
        $('offline-list').append(card);
      });
      $('offline-none').hidden = kept.length > 0;
      $('offline').hidden = false;
      return;
    }
    const [today] = there();
    Object.assign(state, { past: state.date < today, future: state.date > today });
    document.title = state.title;
    $('offline-title').textContent = state.title;
    $('offline-when').textContent = `${day(state.date)}, ${hour(state.startsAt)}–${hour(state.endsAt)}`;
    $('offline-where').textContent = state.room ?? '';
    $('offline-roll').hidden = false;
  }

  const base = `/api/v1/sessions/${state.session}/attendance`;
  const sprite = document.querySelector('use').getAttribute('href').split('#')[0];
  const words = {};
  $('roll-words').content.querySelectorAll('li').forEach((li) => { words[li.dataset.word] = li; });
  const word = (key, ...values) =>
    values.reduce((text, value, i) => text.replace(`{${i}}`, value), words[key].textContent);
  const icon = (svg, name) => svg.querySelector('use').setAttribute('href', `${sprite}#${name}`);
  const clone = (id) => $(id).content.firstElementChild.cloneNode(true);

  const MARKS = state.future ? ['announced'] : ['present', 'late', 'excused', 'absent'];
  /** The letters on the buttons, in the page's language, are its keys. */
  const KEYS = Object.fromEntries(MARKS.map((kind) => [words[kind].dataset.letter.toLowerCase(), kind]));
  const cancelled = state.status === 'CANCELLED';
  const locked = Boolean(state.sealed || state.closed);
  const closed = cancelled || (locked && !state.correct);
  const learners = new Map();
  let lastChange = null;
  let lastChanged;
  let toastTimer = 0;

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
    const [begun, now] = [state.startsAt, there()[1]].map((time) => time.split(':').map(Number)).map(([h, m]) => h * 60 + m);
    const since = now - begun;
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
      added: !person.enrolled,
    };
    learners.set(person.person, learner);
    row.dataset.learner = person.person;
    const avatar = row.querySelector('.avatar');
    avatar.textContent = person.initials;
    avatar.dataset.tint = Math.abs(person.person) % 5;
    // without a network the initials stay
    if (person.photo) {
      const face = new Image(44, 44);
      face.loading = 'lazy';
      face.alt = '';
      face.src = `${base}/${person.person}/photo`;
      avatar.append(face);
    }
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
      input.setAttribute('aria-keyshortcuts', 'H');
      icon(box, words[kind].dataset.icon);
      box.querySelector('.mark-letter').textContent = words[kind].dataset.letter;
      box.querySelector('.sr').textContent = word(kind);
      box.querySelector('.mark-word').textContent = word(kind);
      marks.append(box);
    });
    const save = row.querySelector('.roll-save');
    save.lastElementChild.textContent = `${word('history')} : ${person.name}`;
    save.addEventListener('click', () => openHistory(learner));
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
      span.textContent = kind ? words[kind].dataset.letter : '·';
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
    row.querySelector('.roll-signed').hidden = !learner.signed;
    paintMore(learner, kind);
    paintSave(learner);
    count();
  };

  /** What was tapped for this learner and is on its way. */
  const way = (learner) => outbox.of(state.session, learner.person);

  const paintSave = (learner) => {
    const waiting = learner.walkIn ? [learner.walkIn] : way(learner);
    let how = learner.stored.status ? 'saved' : 'todo';
    if (learner.problem) how = 'failed';
    else if (learner.note) how = 'conflict';
    else if (waiting.length) how = waiting.some((entry) => entry.tries) ? 'queued' : 'saving';
    learner.row.dataset.save = how === 'todo' ? '' : how;
    const save = learner.row.querySelector('.roll-save');
    icon(save, words[how].dataset.icon);
    save.querySelector('span').textContent = word(how);
    // shown once something has met no network; then everything counts that has no answer
    const unanswered = outbox.of(state.session);
    $('roll-pending').hidden = !unanswered.some((entry) => entry.tries);
    $('roll-pending').lastElementChild.textContent = word('waiting', unanswered.length);
    $('roll-seal').hidden = closed || state.future || Boolean(state.sealed)
      || Boolean(offline) || outbox.of(state.session).length > 0 || [...learners.values()].some((l) => !l.stored.status);
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
    $('roll-left').textContent = marked < all.length ? word(all.length - marked === 1 ? 'left-one' : 'left', all.length - marked) : '';
    // it keeps the focus of who pressed it
    $('roll-rest').setAttribute('aria-disabled', marked === all.length);
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

  /** @param more of the tap: what it takes back */
  const set = (learner, wanted, undoing = false, more = {}) => {
    if (closed || same(wanted, learner.wanted)) return;
    if ((locked || (state.past && learner.stored.status)) && !$('roll-why').value) {
      notice('why-first');
      $('roll-correction').hidden = false;
      $('roll-why').focus();
      learner.afterWhy = wanted;
      paint(learner);
      return;
    }
    const before = learner.wanted;
    learner.wanted = wanted;
    learner.problem = null;
    clearNote(learner);
    outbox.tap({ ...rowOf(learner), ...more });
    paint(learner);
    const text = `${learner.name} : ${word(shown(wanted) || 'unmarked')}`;
    say(text);
    if (!undoing) toast(text, () => set(learner, before, true), learner);
  };

  const rowOf = (learner) => ({
    ...about,
    person: learner.person,
    name: learner.name,
    word: word(shown(learner.wanted) || 'unmarked'),
    value: learner.wanted,
    version: learner.stored.version,
    added: learner.added,
    correction: state.past || locked ? $('roll-why').value : null,
  });
  /** What somebody reads who gets the taps as a file. */
  const about = { session: state.session, date: state.date ?? '', title: state.title ?? document.querySelector('h1').textContent };

  /** @param learner whom alone it is about */
  const toast = (text, undo, learner) => {
    clearTimeout(toastTimer);
    lastChange = undo;
    lastChanged = learner;
    const bar = $('roll-toast');
    bar.hidden = true;
    bar.querySelector('.toast-text').textContent = text;
    requestAnimationFrame(() => { bar.hidden = false; });
    toastTimer = setTimeout(forgetUndo, 10000);
  };

  const forgetUndo = () => {
    const bar = $('roll-toast');
    if (bar.contains(document.activeElement)) (lastChanged?.row.querySelector('input:checked, input') ?? $('roll-rest')).focus();
    bar.hidden = true;
    lastChange = null;
  };

  const undo = () => {
    const change = lastChange;
    forgetUndo();
    change?.();
  };

  // ------------------------------------------------------------ what the server answers

  const { call } = outbox;

  const arrived = (row, answer) => {
    const { meanwhile, ...mark } = answer;
    if (row.givenName) {
      learners.forEach((l) => { if (l.walkIn?.row.key === row.key) leave(l); });
      refresh().catch(() => {});
      return;
    }
    const learner = learners.get(row.person);
    if (!learner) return;
    if (row.strokes) {
      paint(learner);
      return;
    }
    learner.stored = mark;
    learner.problem = null;
    // "the unmarked are present" was not meant for whom somebody had marked
    if (row.onlyUnmarked) learner.left = meanwhile && row.key;
    else if (meanwhile) learner.met = value(meanwhile);
    if (!way(learner).length) {
      const { met } = learner;
      learner.met = null;
      learner.wanted = value(mark);
      if (met && !same(met, row.value)) differ(learner, row.value, met, !same(value(mark), row.value));
    }
    paint(learner);
  };

  /** The reason stands on its row, until somebody taps there again; taps that came after it go on. */
  const refused = (row, title) => {
    const learner = learners.get(row.person) ?? [...learners.values()].find((l) => l.walkIn?.row.key === row.key);
    if (!learner) {
      notice('failed', 'bad').textContent = title;
      return;
    }
    learner.problem = title;
    if (row.strokes) learner.signed = false;
    else if (row.value && !way(learner).length) learner.wanted = value(learner.stored);
    showNote(learner, title);
    paint(learner);
  };

  const signedOut = () => {
    const link = document.createElement('a');
    link.href = `/access/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
    link.target = '_blank';
    link.textContent = word('sign-in-link');
    notice('sign-in', 'bad').append(' ', link);
  };

  /** Two phones noted different things: the later tap is shown, both are in the history, and this trainer may settle it. */
  const differ = (learner, mine, theirs, lost) => {
    learner.problem = null;
    const [ours, others] = [mine, theirs].map((what) => word(shown(what) || 'unmarked'));
    learner.note = true;
    if (lost && lastChanged === learner) forgetUndo();
    showNote(learner, word(lost ? 'changed' : 'replaced', others), [
      [word('keep', lost ? others : ours), () => clearNote(learner)],
      [word('put', lost ? ours : others), () => { clearNote(learner); set(learner, lost ? mine : theirs); }],
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
  const refresh = async () => {
    const fresh = await outbox.list(state.session);
    if (!fresh) return;
    fresh.people.forEach((person) => {
      const learner = learners.get(person.person);
      if (!learner) {
        draw(person);
      } else if (!way(learner).length && learner.stored.version !== person.mark.version) {
        learner.stored = person.mark;
        learner.wanted = value(person.mark);
        paint(learner);
      }
      if (learner && person.signed && !learner.signed) {
        learner.signed = true;
        paint(learner);
      }
    });
    count();
    if (!fresh.past) await outbox.keepDay(fresh);
  };

  const allPresent = () => {
    const left = [...learners.values()].filter((l) => !l.wanted.status);
    if (!left.length || closed) return;
    if (locked && !$('roll-why').value) {
      notice('why-first');
      $('roll-why').focus();
      return;
    }
    left.forEach((l) => { l.wanted = wish('present'); l.rest = outbox.fresh(); });
    outbox.rest(state.session, left.map((l) => ({ ...rowOf(l), key: l.rest })));
    left.forEach(paint);
    say(word('all-marked'));
    // what a colleague had noted meanwhile was left alone, and is now
    toast(word('all-marked'), () => left.filter((l) => l.left !== l.rest).forEach((l) => set(l, wish(''), true, { undoes: l.rest })));
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
        .filter(({ person }) => !learners.has(person))
        .forEach((one) => offer(one.name, one.code, word('add-one'), () => add(one)));
    } catch (unreachable) {
      // nobody can be looked up, but somebody new can be noted
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

  /** Somebody who is not on the list, as the list would have them. */
  const found = ({ person, name }) => {
    const initials = name.split(' ').map((part) => [...part][0]).slice(0, 2).join('').toUpperCase();
    const mark = { person, status: null, minutesLate: 0, minutesLeftEarly: 0, reason: null, version: 0 };
    return { person, name, initials, enrolled: false, last: '', mark };
  };

  const add = (person) => {
    closeSearch();
    const learner = draw(found(person));
    set(learner, wish(state.future ? 'announced' : 'present'));
    learner.row.scrollIntoView({ block: 'center' });
  };

  const walkIn = (givenName) => {
    closeSearch();
    outbox.tap({ ...about, givenName, word: word('present') });
    newcomers();
    say(`${givenName} : ${word('present')}`);
  };

  /** Who was added by first name and has not arrived: shown, and not to be marked before the server knows them. */
  const newcomers = () => outbox.of(state.session).filter(({ row }) => row.givenName).forEach((entry) => {
    if ([...learners.values()].some((l) => l.walkIn?.row.key === entry.row.key)) return;
    const person = -1 - learners.size;
    const mark = { person, ...wish('present'), version: 0 };
    const learner = draw({ person, name: entry.row.givenName, initials: [...entry.row.givenName][0].toUpperCase(), enrolled: false, last: '', mark });
    learner.walkIn = entry;
    learner.row.querySelectorAll('input, .marks + * button, .roll-save').forEach((control) => { control.disabled = true; });
    paintSave(learner);
  });

  const leave = (learner) => {
    learner.row.remove();
    learners.delete(learner.person);
  };

  // ------------------------------------------------------------ signatures

  const release = new URL(document.querySelector('script[src*="/roll-call.js"]').src).search;
  const ready = () => window.passRound || new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: `/assets/pass-round.js${release}`, onload: resolve, onerror: reject });
    document.head.append(script);
  });

  /** Whoever is present or not marked yet may sign; who signs is present. */
  const passRound = async () => {
    try {
      await ready();
    } catch (unreachable) {
      notice('failed', 'bad');
      return;
    }
    const people = [...learners.values()].filter((l) => !l.walkIn && (!l.wanted.status || l.wanted.status === 'PRESENT'));
    window.passRound($('pass'), people, lang, (learner, strokes) => {
      if (!learner.wanted.status) set(learner, wish('present'), true);
      learner.signed = true;
      outbox.tap({ ...about, person: learner.person, name: learner.name, word: word('signed'), strokes });
      paint(learner);
    });
  };

  // ------------------------------------------------------------ the trainer's countersignature

  const seal = async () => {
    try {
      const response = await call(`${base}/seal`, { method: 'POST', body: '{}' });
      if (response.ok) {
        history.scrollRestoration = 'manual';
        location.reload();
      } else notice('failed', 'bad').textContent = (await response.json()).title;
    } catch (unreachable) {
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
        const when = moment(line.markedAt, 'short');
        const late = line.overtaken && word('overtaken', moment(line.receivedAt, 'short'));
        li.append(
          Object.assign(document.createElement('strong'), { textContent: [what, ...minutes].join(', ') }),
          Object.assign(document.createElement('p'), { className: 'muted small', textContent: [when, line.by, line.reason, line.correction, late].filter(Boolean).join(' · ') }),
        );
        list.append(li);
      });
      if (!lines.length) list.append(Object.assign(document.createElement('li'), { textContent: word('no-history') }));
    } catch (unreachable) {
      list.append(Object.assign(document.createElement('li'), { textContent: word('no-network') }));
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
    } else if (event.key.toLowerCase() === 'h') {
      event.preventDefault();
      openHistory(learners.get(Number(row.dataset.learner)));
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp' || event.key === 'Enter') {
      if (event.key === 'Enter' && event.target.matches('button')) return;
      event.preventDefault();
      const next = event.key === 'ArrowUp' ? row.previousElementSibling : row.nextElementSibling;
      const input = next?.querySelector('input:checked') ?? next?.querySelector('input');
      input?.focus();
    }
  });

  const look = () => {
    if (document.visibilityState === 'visible') refresh().catch(() => {});
  };

  document.addEventListener('visibilitychange', look);
  window.addEventListener('online', look);
  setInterval(look, 15000);
  window.addEventListener('beforeunload', (event) => {
    if (!outbox.durable() && outbox.of(state.session).length) event.preventDefault();
  });
  outbox.on((what, row, detail) => {
    if (what === 'changed') {
      learners.forEach(paintSave);
    } else if (what === 'signed-out') {
      signedOut();
    } else if (what === 'signed-in') {
      $('notice-sign-in')?.remove();
    } else if (row.session === state.session) {
      (what === 'arrived' ? arrived : refused)(row, detail);
    }
  });

  // ------------------------------------------------------------ begin

  $('roll-log').href = `/planning/session?session=${state.session}`;
  if ($('roll-code')) $('roll-code').hidden = state.past || state.future;
  state.people.forEach(draw);
  count();
  await outbox.ready;
  if (!outbox.durable()) notice('not-kept');
  // what was tapped before this page was opened and has not arrived
  outbox.of(state.session).forEach(({ row }) => {
    const learner = learners.get(row.person) ?? (row.added && row.value && draw(found({ person: row.person, name: row.name })));
    if (learner && row.strokes) learner.signed = true;
    else if (learner && !(row.onlyUnmarked && learner.stored.status)) learner.wanted = row.value;
  });
  newcomers();
  learners.forEach(paint);
  outbox.refusedIn(state.session).forEach((row) => refused(row, row.refused));
  if (cancelled) notice('cancelled');
  if (state.sealed) {
    const at = moment(state.sealed.at, 'long');
    notice(closed ? 'sealed-locked' : 'sealed', 'ok').textContent = word(closed ? 'sealed-locked' : 'sealed', at, state.sealed.by, state.sealed.hash.slice(0, 12));
    $('roll-correction').hidden = closed;
  }
  if (state.closed) {
    notice(closed ? 'month-locked' : 'month', 'ok');
    $('roll-correction').hidden = closed;
  }
  if (state.future && !closed) notice('future', 'ok');
  if (state.past && !closed) {
    notice('past', 'ok');
    $('roll-correction').hidden = false;
  }
  $('roll-pass').hidden = closed || locked || state.future;
  $('roll-pass').addEventListener('click', passRound);
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
