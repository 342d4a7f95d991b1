/*
 * The calendar. Draws the block of data of its page as hours, a month, rooms, trainers or a list; moves sessions by
 * dragging, stretching, or the dialog that Enter opens (the keyboard's way to everything), always over the same REST call.
 * What is in the way is shown while dragging, from what is loaded; the server has the last word.
 */
(() => {
  'use strict';

  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($('cal-data').textContent);
  const words = {};
  $('cal-words').content.querySelectorAll('[data-word]').forEach((li) => { words[li.dataset.word] = li.textContent; });
  const csrf = document.querySelector('meta[name=csrf-token]').content;
  const locale = document.documentElement.lang;
  const root = $('calendar');
  const narrow = matchMedia('(max-width: 40rem)');
  const sessions = new Map(data.sessions.map((s) => [s.id, s]));
  const roomNames = new Map(data.rooms.map((r) => [r.value, r.label]));
  const STEP = 15;

  const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const clock = (total) => `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
  const day = (text) => new Date(`${text}T12:00:00Z`);
  const iso = (date) => date.toISOString().slice(0, 10);
  const plus = (text, days) => { const d = day(text); d.setUTCDate(d.getUTCDate() + days); return iso(d); };
  const days = () => {
    const all = [];
    for (let d = data.from; d <= data.to; d = plus(d, 1)) all.push(d);
    return all;
  };
  const format = (text, options) => {
    const words = new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { timeZone: 'UTC', ...options }).format(day(text));
    return locale === 'fr' ? words.replace(/\b1(?= )/, '1er') : words;
  };
  const hours = (s) => `${s.startsAt.slice(0, 5)}–${s.endsAt.slice(0, 5)}`;
  const sorted = (list) => list.sort((a, b) => (a.date + a.startsAt).localeCompare(b.date + b.startsAt) || a.id - b.id);

  const node = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => {
      if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
    });
    made.append(...children);
    return made;
  };

  /** One colour of six for a pole, the same on every page. */
  const colour = (code) => [...code].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7) % 6;

  // ------------------------------------------------------------------ what is in the way, from what is loaded
  const inTheWay = (moved) => [...sessions.values()].filter((s) => s.id !== moved.id && s.status !== 'CANCELLED'
    && s.date === moved.date && s.startsAt < moved.endsAt && moved.startsAt < s.endsAt
    && (s.groupId === moved.groupId || (s.roomId && s.roomId === moved.roomId)
      || s.trainerIds.some((t) => moved.trainerIds.includes(t))));

  // who is on leave or not available is asked for with the first drag: most visits only read
  let away = null;
  const askWhoIsAway = async () => {
    if (away) return;
    away = [];
    const trainers = new Set([...sessions.values()].flatMap((s) => s.trainerIds));
    if (data.view === 'TRAINERS') data.trainers.forEach((t) => trainers.add(t.value));
    const query = new URLSearchParams([['from', data.from], ['to', data.to], ...[...trainers].map((t) => ['trainer', t])]);
    try {
      const response = await fetch(`/api/v1/sessions/away?${query}`, { headers: { Accept: 'application/json' } });
      if (response.ok) away = await response.json();
    } catch (gone) {
      away = null;
    }
  };
  const notThere = (moved) => (away || []).find((a) => moved.trainerIds.includes(a.trainer)
    && a.date === moved.date && a.from < moved.endsAt && moved.startsAt < a.to);

  // ------------------------------------------------------------------ drawing
  const event = (s, extra = '') => {
    // begins with the words that are seen: who speaks to the calendar says these
    const where = [s.room, s.trainers].filter(Boolean).join(' · ');
    const label = [`${s.group} ${hours(s)} ${where}`.trim(), format(s.date, { weekday: 'long', day: 'numeric', month: 'long' }),
      s.room ? '' : words.nowhere, s.trainers ? '' : words.nobody, words[s.status]].filter(Boolean).join(', ');
    const made = node('button', {
      type: 'button',
      class: `cal-event p-${colour(s.pole)} ${extra}`,
      'data-id': s.id,
      'data-status': s.status,
      'data-edit': data.edit && s.status !== 'CANCELLED',
      'data-clash': Boolean(s.clashReason),
      'aria-label': label,
    }, node('strong', {}, s.group), ` ${hours(s)} `, node('span', {}, where));
    return made;
  };

  const drawHours = () => {
    const shown = days();
    const inside = sorted([...sessions.values()]);
    const first = Math.min(8, ...inside.map((s) => Math.floor(minutes(s.startsAt) / 60)));
    const last = Math.max(18, ...inside.map((s) => Math.ceil(minutes(s.endsAt) / 60)));
    const grid = node('div', { class: 'cal-grid' });
    grid.style.setProperty('--days', shown.length);
    grid.append(node('div', { class: 'cal-head' }));
    shown.forEach((d) => grid.append(node('div', { class: 'cal-head', 'data-today': d === data.today },
      format(d, { weekday: 'long' }), node('small', {}, [format(d, { day: 'numeric', month: 'short' }), data.closed[d]].filter(Boolean).join(' · ')))));
    const scale = node('div', { class: 'cal-hours', 'aria-hidden': 'true' });
    const tall = (part) => `calc(var(--hour) * ${part / 60})`;
    scale.style.blockSize = tall((last - first) * 60);
    for (let h = first + 1; h < last; h += 1) {
      const mark = node('span', {}, `${h} h`);
      mark.style.insetBlockStart = tall((h - first) * 60);
      scale.append(mark);
    }
    grid.append(scale);
    shown.forEach((d) => {
      const column = node('div', { class: 'cal-day', 'data-date': d, 'data-closed': Boolean(data.closed[d]), 'data-first': first * 60 });
      column.style.blockSize = tall((last - first) * 60);
      const lanes = [];
      const placed = inside.filter((s) => s.date === d).map((s) => {
        let lane = lanes.findIndex((end) => end <= s.startsAt);
        if (lane < 0) lane = lanes.push('') - 1;
        lanes[lane] = s.endsAt;
        return { s, lane };
      });
      placed.forEach(({ s, lane }) => {
        // as many lanes as meet this session, so that a quiet morning keeps its full width
        const beside = 1 + Math.max(lane, ...placed.filter((o) => o.s.startsAt < s.endsAt && s.startsAt < o.s.endsAt).map((o) => o.lane));
        const made = event(s);
        made.style.insetBlockStart = tall(minutes(s.startsAt) - first * 60);
        made.style.blockSize = tall(minutes(s.endsAt) - minutes(s.startsAt));
        made.style.insetInlineStart = `${(100 * lane) / beside}%`;
        made.style.inlineSize = `calc(${100 / beside}% - 3px)`;
        if (data.edit && s.status !== 'CANCELLED') made.append(node('span', { class: 'cal-grip', 'aria-hidden': 'true' }));
        column.append(made);
      });
      grid.append(column);
    });
    return grid;
  };

  /** What the rows of a resource view are, and which of them a session stands in; 0 is the row of those that have none. */
  const RESOURCES = {
    ROOMS: { rows: data.rooms, of: (s) => [s.roomId || 0], none: words.nowhere },
    TRAINERS: { rows: data.trainers, of: (s) => (s.trainerIds.length ? s.trainerIds : [0]), none: words.nobody },
    SITES: { rows: data.sites, of: (s) => [s.siteId] },
    POLES: { rows: data.poles, of: (s) => [s.poleId] },
  };

  const drawResources = ({ rows, of, none }) => {
    const shown = days();
    const used = new Set([...sessions.values()].flatMap(of));
    const resources = [...rows, { value: 0, label: none }].filter((r) => r.value !== 0 || used.has(0));
    const table = node('table', { class: 'cal-table' });
    table.append(node('thead', {}, node('tr', {}, node('td'), ...shown.map((d) => node('th', { scope: 'col' }, format(d, { weekday: 'long', day: 'numeric', month: 'short' }), node('small', {}, data.closed[d] || ''))))));
    const body = node('tbody');
    resources.forEach((r) => body.append(node('tr', {}, node('th', { scope: 'row' }, r.label),
      ...shown.map((d) => node('td', { 'data-date': d, 'data-resource': r.value },
        ...sorted([...sessions.values()].filter((s) => s.date === d && of(s).includes(r.value))).map((s) => event(s, 'cal-chip')))))));
    table.append(body);
    return table;
  };

  const drawMonth = () => {
    const grid = node('div', { class: 'cal-month' });
    days().slice(0, 7).forEach((d) => grid.append(node('div', { class: 'cal-head' }, format(d, { weekday: 'short' }))));
    const month = data.date.slice(0, 7);
    days().forEach((d) => {
      const here = sorted([...sessions.values()].filter((s) => s.date === d));
      const cell = node('div', { class: 'cal-cell', 'data-date': d, 'data-other': d.slice(0, 7) !== month, 'data-today': d === data.today },
        node('time', { datetime: d }, [String(Number(d.slice(8))), data.closed[d]].filter(Boolean).join(' ')), ...here.slice(0, 4).map((s) => event(s, 'cal-chip')));
      if (here.length > 4) cell.append(node('a', { href: `${location.search.replace(/[?&](view|date)=[^&]*/g, '').replace(/^&?/, '?')}&view=day&date=${d}` }, words.more.replace('{0}', here.length - 4)));
      grid.append(cell);
    });
    return grid;
  };

  const drawList = () => {
    const list = node('ul', { class: 'cal-list' });
    days().forEach((d) => {
      const here = sorted([...sessions.values()].filter((s) => s.date === d));
      if (here.length) list.append(node('li', {}, node('h2', {}, format(d, { weekday: 'long', day: 'numeric', month: 'long' })), ...here.map((s) => event(s))));
    });
    return list;
  };

  const draw = () => {
    const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.id : null;
    root.replaceChildren();
    const small = narrow.matches && data.view !== 'DAY';
    if (!sessions.size && (small || data.view === 'AGENDA' || data.view === 'MONTH')) root.append(node('p', { class: 'cal-none' }, words.none));
    else if (small || data.view === 'AGENDA') root.append(drawList());
    else if (data.view === 'MONTH') root.append(drawMonth());
    else if (RESOURCES[data.view]) root.append(drawResources(RESOURCES[data.view]));
    else root.append(drawHours());
    if (focused) root.querySelector(`[data-id="${focused}"]`)?.focus();
  };

  // ------------------------------------------------------------------ changing
  let undo = null;
  let timer = 0;
  const say = (sentence, back) => {
    const toast = $('cal-toast');
    toast.querySelector('.toast-text').textContent = sentence;
    toast.querySelector('button').hidden = !back;
    toast.hidden = false;
    $('cal-said').textContent = sentence;
    undo = back || null;
    clearTimeout(timer);
    timer = setTimeout(() => { toast.hidden = true; undo = null; }, 10000);
  };

  const wish = (s, more = {}) => ({
    group: s.groupId, version: s.version, date: s.date, from: s.startsAt.slice(0, 5), to: s.endsAt.slice(0, 5), room: s.roomId || null, trainers: s.trainerIds, clashReason: s.clashReason || null, scope: 'ONE', ...more,
  });

  const send = async (method, url, body) => {
    try {
      const response = await fetch(url, { method, headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-Token': csrf }, body: JSON.stringify(body) });
      const answer = await response.json().catch(() => ({ title: words.offline }));
      return { ok: response.ok, answer };
    } catch (gone) {
      return { ok: false, answer: { title: words.offline } };
    }
  };

  const take = (s, answer) => {
    const { form } = answer;
    sessions.set(s.id, {
      ...s, version: form.version, date: form.date, startsAt: form.startsAt, endsAt: form.endsAt, roomId: form.room, room: answer.room, trainers: answer.trainers, trainerIds: form.trainers, clashReason: answer.clashReason,
    });
    if (form.date < data.from || form.date > data.to) sessions.delete(s.id);
    draw();
  };

  /** Moves a session; on a clash opens the dialog with what is in the way. */
  const change = async (before, after, more = {}) => {
    const { ok, answer } = await send('PUT', `/api/v1/sessions/${before.id}`, wish(after, { version: before.version, ...more }));
    if (!ok) {
      sessions.set(before.id, before);
      draw();
      if (answer.clashes) open(before, after, answer);
      else say(answer.title);
      return false;
    }
    if (more.scope && more.scope !== 'ONE') {
      location.reload();
      return true;
    }
    take(before, answer);
    say(words.moved.replace('{0}', `${before.group}, ${format(after.date, { weekday: 'long', day: 'numeric', month: 'long' })}, ${hours(after)}`), async () => {
      const now = sessions.get(before.id) || { ...after, version: answer.form.version };
      const result = await send('PUT', `/api/v1/sessions/${before.id}`, wish(before, { version: now.version }));
      if (result.ok) {
        take(before, result.answer);
        say(words.back);
      } else say(result.answer.title);
    });
    return true;
  };
  $('cal-toast').querySelector('button').addEventListener('click', () => {
    const back = undo;
    $('cal-toast').hidden = true;
    if (back) back();
  });

  // ------------------------------------------------------------------ the dialog
  const dialog = $('cal-dialog');
  let current = null;
  const room = $('cal-room');
  room.append(node('option', { value: '' }, '–'), ...data.rooms.map((r) => node('option', { value: r.value }, r.label)));

  const typed = () => ({
    ...current, date: $('cal-date').value, startsAt: `${$('cal-from').value}:00`, endsAt: `${$('cal-to').value}:00`, roomId: room.value ? Number(room.value) : null, room: roomNames.get(Number(room.value)), clashReason: $('cal-reason').value || null,
  });

  const fill = (s) => {
    $('cal-date').value = s.date;
    $('cal-from').value = s.startsAt.slice(0, 5);
    $('cal-to').value = s.endsAt.slice(0, 5);
    room.value = s.roomId || '';
    $('cal-reason').value = s.clashReason || '';
  };

  const showFit = (fit) => {
    const box = $('cal-fit');
    box.replaceChildren();
    $('cal-reason-field').hidden = !data.overrule || !fit.clashes.length;
    if (!fit.clashes.length) {
      box.append(node('p', { class: 'muted' }, words.fits));
      return;
    }
    box.append(node('p', { class: 'notice notice-warn' }, node('strong', {}, words.taken)), node('ul', {}, ...fit.clashes.map((c) => node('li', {}, `${words[c.kind]} : ${[c.what, c.title].filter(Boolean).join(' – ')} ${c.from ? `${c.from.slice(0, 5)}–${c.to.slice(0, 5)}` : ''}`))));
    if (fit.free.length) {
      box.append(node('p', {}, words.free), node('div', { class: 'actions' }, ...fit.free.map((f) => {
        const pick = node('button', { type: 'button', class: 'button button-small' }, `${format(f.date, { weekday: 'short', day: 'numeric', month: 'short' })} ${f.from.slice(0, 5)}–${f.to.slice(0, 5)} ${f.roomName || ''}`);
        pick.addEventListener('click', () => {
          fill({ ...typed(), date: f.date, startsAt: f.from, endsAt: f.to, roomId: f.room || null });
          look();
        });
        return pick;
      })));
    }
  };

  let asked = 0;
  const look = async () => {
    const wanted = typed();
    if (!wanted.date || wanted.startsAt >= wanted.endsAt) return;
    asked += 1;
    const mine = asked;
    const { ok, answer } = await send('POST', `/api/v1/sessions/${current.id}/fit`, wish(wanted));
    // answers may overtake each other: only the last question counts
    if (ok && mine === asked) showFit(answer);
  };

  const open = (s, after, problem) => {
    current = s;
    $('cal-dialog-title').textContent = s.group;
    $('cal-dialog-text').textContent = `${format(s.date, { weekday: 'long', day: 'numeric', month: 'long' })}, ${hours(s)} · ${s.room || words.nowhere} · ${s.trainers || words.nobody} · ${words[s.status]}`;
    $('cal-open').href = `/planning/session?session=${s.id}`;
    $('cal-roll').href = `/attendance/roll-call?session=${s.id}`;
    const editable = data.edit && s.status !== 'CANCELLED';
    $('cal-edit').hidden = !editable;
    $('cal-save').hidden = !editable;
    $('cal-save').disabled = !editable;
    $('cal-scope-field').hidden = !s.series;
    $('cal-scope').value = 'ONE';
    $('cal-fit').replaceChildren();
    $('cal-reason-field').hidden = true;
    fill(after || s);
    if (problem) showFit(problem);
    if (!dialog.open) dialog.showModal();
  };

  ['cal-date', 'cal-from', 'cal-to', 'cal-room'].forEach((id) => $(id).addEventListener('change', look));
  $('cal-close').addEventListener('click', () => dialog.close());
  // the first button of the form: Enter in any field saves
  dialog.querySelector('form').addEventListener('submit', async (e) => {
    e.preventDefault();
    const wanted = typed();
    $('cal-to').setCustomValidity(wanted.startsAt >= wanted.endsAt ? words.order : '');
    if (!wanted.date || wanted.startsAt >= wanted.endsAt) {
      e.target.reportValidity();
      return;
    }
    const before = current;
    dialog.close();
    await change(before, wanted, { scope: $('cal-scope').value });
    root.querySelector(`[data-id="${before.id}"]`)?.focus();
  });

  // ------------------------------------------------------------------ pointer: drag, stretch, sweep
  let drag = null;
  const columnAt = (x, y) => document.elementsFromPoint(x, y).find((e) => e.matches('.cal-day, .cal-table td[data-date], .cal-cell'));
  const perMinute = (column) => column.getBoundingClientRect().height / ((minutesOf(column)));
  const minutesOf = (column) => Math.round(parseFloat(getComputedStyle(column).blockSize) / (parseFloat(getComputedStyle(root).getPropertyValue('--hour')) * parseFloat(getComputedStyle(document.documentElement).fontSize))) * 60;
  const snap = (value) => Math.round(value / STEP) * STEP;

  root.addEventListener('pointerdown', (e) => {
    const made = e.target.closest('.cal-event');
    if (e.button !== 0 || !data.edit || (e.pointerType === 'touch' && !made)) return;
    if (made && made.dataset.edit !== undefined && e.pointerType !== 'touch') {
      const s = sessions.get(Number(made.dataset.id));
      drag = { made, s, after: s, x: e.clientX, y: e.clientY, stretch: e.target.matches('.cal-grip'), moving: false };
      askWhoIsAway();
      return;
    }
    const column = e.target.closest('.cal-day');
    if (!made && column) {
      const at = snap((e.clientY - column.getBoundingClientRect().top) / perMinute(column)) + Number(column.dataset.first);
      drag = { sweep: node('div', { class: 'cal-sweep' }), column, at, until: at, y: e.clientY, x: e.clientX };
    }
  });

  root.addEventListener('pointermove', (e) => {
    if (!drag) return;
    if (!drag.moving && Math.hypot(e.clientX - drag.x, e.clientY - drag.y) < 6) return;
    drag.moving = true;
    if (drag.sweep) {
      const scale = perMinute(drag.column);
      drag.until = snap((e.clientY - drag.column.getBoundingClientRect().top) / scale) + Number(drag.column.dataset.first);
      if (!drag.sweep.isConnected) drag.column.append(drag.sweep);
      const top = Math.min(drag.at, drag.until);
      drag.sweep.style.insetBlockStart = `${(top - drag.column.dataset.first) * scale}px`;
      drag.sweep.style.blockSize = `${Math.abs(drag.until - drag.at) * scale}px`;
      return;
    }
    const { s, made } = drag;
    made.classList.add('dragging');
    made.setPointerCapture?.(e.pointerId);
    const length = minutes(s.endsAt) - minutes(s.startsAt);
    made.style.pointerEvents = 'none';
    const column = columnAt(e.clientX, e.clientY);
    made.style.pointerEvents = '';
    root.querySelectorAll('td.over').forEach((td) => td.classList.remove('over'));
    const own = made.closest('.cal-day');
    let after = { ...s };
    if (own) {
      const moved = snap((e.clientY - drag.y) / perMinute(own));
      if (drag.stretch) {
        after.endsAt = `${clock(Math.min(1435, Math.max(minutes(s.startsAt) + STEP, minutes(s.endsAt) + moved)))}:00`;
        made.style.blockSize = `${(minutes(after.endsAt) - minutes(s.startsAt)) * perMinute(own)}px`;
      } else {
        const start = Math.max(0, Math.min(1435 - length, minutes(s.startsAt) + moved));
        after = { ...after, date: column?.dataset.date || s.date, startsAt: `${clock(start)}:00`, endsAt: `${clock(start + length)}:00` };
        made.style.translate = `${column ? column.getBoundingClientRect().left - own.getBoundingClientRect().left : 0}px ${(start - minutes(s.startsAt)) * perMinute(own)}px`;
      }
    } else if (column) {
      after.date = column.dataset.date;
      if (data.view === 'ROOMS') {
        after.roomId = Number(column.dataset.resource) || null;
        after.room = roomNames.get(after.roomId);
      } else if (data.view === 'TRAINERS' && Number(column.dataset.resource)) {
        const from = Number(made.closest('td').dataset.resource);
        after.trainerIds = [...new Set([...s.trainerIds.filter((t) => t !== from), Number(column.dataset.resource)])];
      }
      column.classList.add('over');
      made.style.translate = `${e.clientX - drag.x}px ${e.clientY - drag.y}px`;
    }
    drag.after = after;
    const others = inTheWay(after);
    const missing = notThere(after);
    made.classList.toggle('taken', others.length > 0 || Boolean(missing));
    made.querySelector('span').textContent = others.length ? `${words.taken} : ${others[0].group}` : (missing ? words[missing.kind] : hours(after));
  });

  const drop = async () => {
    if (!drag) return;
    const done = drag;
    drag = null;
    if (done.sweep) {
      done.sweep.remove();
      if (done.moving && done.until !== done.at) {
        const [from, to] = [Math.min(done.at, done.until), Math.max(done.at, done.until)];
        const where = new URLSearchParams(location.search).get('room');
        location.href = `/planning/groups?date=${done.column.dataset.date}&from=${clock(from)}&to=${clock(to)}${where ? `&room=${where}` : ''}`;
      }
      return;
    }
    if (!done.moving) return;
    done.made.addEventListener('click', (e) => { e.stopPropagation(); e.preventDefault(); }, { once: true, capture: true });
    if (JSON.stringify(done.after) === JSON.stringify(done.s)) draw();
    else await change(done.s, done.after);
  };
  root.addEventListener('pointerup', drop);
  root.addEventListener('pointercancel', () => { drag = null; draw(); });

  root.addEventListener('click', (e) => {
    const made = e.target.closest('.cal-event');
    if (made) open(sessions.get(Number(made.dataset.id)));
  });

  // ------------------------------------------------------------------ keys: arrows go from session to session, N and P turn the page
  document.addEventListener('keydown', (e) => {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || dialog.open || e.target.closest('input, select, textarea')) return;
    const page = { n: 'cal-next', p: 'cal-previous', t: 'cal-today' }[e.key.toLowerCase()];
    if (page) {
      $(page).click();
      return;
    }
    const made = e.target.closest?.('.cal-event');
    if (made && e.key.startsWith('Arrow')) {
      const all = [...root.querySelectorAll('.cal-event')];
      const next = all[all.indexOf(made) + (e.key === 'ArrowDown' || e.key === 'ArrowRight' ? 1 : -1)];
      if (next) {
        e.preventDefault();
        next.focus();
      }
    } else if (e.key === 'Escape' && drag) {
      drag = null;
      draw();
    }
  });
  $('cal-print').addEventListener('click', () => window.print());
  narrow.addEventListener('change', draw);
  draw();
})();
