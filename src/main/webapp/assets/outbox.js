/*
 * What a trainer tapped and what has not arrived. A tap is written into the phone's own database before it is sent, with
 * its moment and a key; it leaves when the server has answered. Whatever happens in between (no network, a cut in the
 * middle, a killed browser, a restarted server) it is sent again, and the key makes it count once. Taps for one learner
 * arrive in their order; different learners do not wait for each other. What the server refuses is not sent again: it is
 * kept, with the reason, for a file.
 *
 * The lists of the coming days are kept beside them for two days. Signing out wipes everything, and so does signing in as
 * somebody else; but for taps of others that have not arrived: they wait, unseen, until their owner signs in.
 */
const outbox = (() => {
  'use strict';
  const DAYS_KEPT = 48 * 3600 * 1000;
  const AT_ONCE = 6;
  const CHANGED = 'urn:tremplin:problem:platform.problem.changed-meanwhile';
  const meta = document.querySelector('meta[name=csrf-token]');
  /** On a page of somebody who does not mark: what is kept here is somebody else's (app.js). */
  const guest = 'guest' in document.currentScript.dataset;
  const door = location.pathname === '/access/sign-in';
  const listeners = [];
  /** {row, flying, held, tries}: row is what the database holds. */
  let pending = [];
  /** What the server answered to marks since this page was opened, by chain: {turn, mark, asTapped}. */
  const answered = new Map();
  let turn = 0;
  /** Rows that the server refused, with the reason. */
  let refusals = [];
  let csrf = meta.content;
  let account = meta.dataset.account;
  let phone = null;
  /** Milliseconds by which the server's clock is ahead of this one, as of the last answer; null: never compared. */
  let ahead = null;
  let durable = true;
  let signedOut = false;
  let timer = 0;

  const tell = (what, row, detail) => listeners.forEach((listener) => listener(what, row, detail));

  const fresh = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  };

  // ------------------------------------------------------------ the phone's database

  const opened = new Promise((resolve) => {
    const none = () => { durable = false; resolve(null); };
    try {
      const request = indexedDB.open('tremplin', 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('taps', { keyPath: 'seq', autoIncrement: true });
        request.result.createObjectStore('days', { keyPath: 'session' });
        request.result.createObjectStore('owner', { keyPath: 'id' });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = none;
    } catch (refused) {
      none();
    }
  });

  const within = async (store, mode, work) => {
    const database = await opened;
    if (!database) return null;
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request?.result ?? null);
      transaction.onabort = () => reject(transaction.error);
    });
  };

  const read = (store, work) => within(store, 'readonly', work).catch(() => null);
  const write = (store, work) => within(store, 'readwrite', work).catch(() => {});

  /** Kept before it is sent. Where the phone refuses, it stays in this page, and the page says so. */
  const keep = async (entries) => {
    try {
      await within('taps', 'readwrite', (store) => {
        entries.forEach((entry) => {
          store.add(entry.row).onsuccess = (event) => { entry.row.seq = event.target.result; };
        });
      });
    } catch (full) {
      durable = false;
    }
    tell('changed');
  };

  const drop = async (entries) => {
    pending = pending.filter((entry) => !entries.includes(entry));
    await write('taps', (store) => entries.forEach(({ row }) => row.seq && store.delete(row.seq)));
    tell('changed');
  };

  /** What the owner's row, its clock and its name for itself are kept under. */
  const [OWNER, CLOCK, PHONE] = [1, 2, 3];

  const own = (row) => Boolean(account) && row.account === account;

  const ready = (async () => {
    const [owner, clock, name] = await Promise.all([OWNER, CLOCK, PHONE].map((id) => read('owner', (store) => store.get(id))));
    // until the server has said who came in, nobody's lists are shown
    if (!account) account = owner?.entering && !door ? '' : owner?.account ?? '';
    if (ahead === null) ahead = clock?.ahead ?? null;
    phone = name?.phone ?? fresh();
    if (!guest || owner) {
      await write('owner', (store) => {
        store.put({ id: OWNER, account: account || owner?.account || '', entering: !account });
        if (!name) store.put({ id: PHONE, phone });
      });
    }
    const rows = await read('taps', (store) => store.getAll()) ?? [];
    const known = new Set(pending.map((entry) => entry.row.key));
    const earlier = rows.filter((row) => !known.has(row.key));
    refusals = [...earlier.filter((row) => row.refused), ...refusals];
    pending = [...earlier.filter((row) => !row.refused).map((row) => ({ row, tries: 0 })), ...pending];
    if (account) {
      await write('days', (store) => {
        const cursor = store.openCursor();
        cursor.onsuccess = () => {
          const at = cursor.result;
          if (!at) return;
          if (!isKept(at.value)) at.delete();
          at.continue();
        };
      });
    }
    tell('changed');
    pump();
  })();

  const isKept = (day) => own(day) && Date.now() - day.keptAt <= DAYS_KEPT;

  // ------------------------------------------------------------ sending

  const compared = (difference) => {
    ahead = Math.round(difference);
    ready.then(() => write('owner', (store) => store.put({ id: CLOCK, ahead })));
  };

  /** Every answer says what time it is there, to the second: enough to see that somebody has set this clock. */
  const timed = async (path, options) => {
    const sent = Date.now();
    const response = await fetch(path, options);
    const back = Date.now();
    const there = Date.parse(response.headers.get('Date'));
    const difference = there + 500 - (sent + back) / 2;
    if (there && back >= sent && back - sent < 5000 && !(Math.abs(difference - ahead) < 1500 && ahead !== null)) compared(difference);
    return response;
  };

  /** A call as this page's account; throws when nobody is signed in, or nothing answers. */
  const call = async (path, options = {}) => {
    const send = () => timed(path, {
      ...options,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, ...options.headers },
      signal: AbortSignal.timeout ? AbortSignal.timeout(15000) : undefined,
    });
    let response = csrf ? await send() : null;
    if (!response || response.status === 401 || response.status === 403) {
      if (await signedIn()) response = await send();
      if (!response || response.status === 401 || response.status === 403) {
        if (!signedOut) tell('signed-out');
        signedOut = true;
        throw new Error('signed out');
      }
    }
    if (signedOut) tell('signed-in');
    signedOut = false;
    return response;
  };

  /** Whether the one whose taps these are is signed in: anew, perhaps, in another tab. */
  const signedIn = async () => {
    const response = await timed('/api/v1/me', { headers: { Accept: 'application/json' } });
    if (!response.ok) return false;
    const who = await response.json();
    if (String(who.account) !== account) return false;
    csrf = who.csrf;
    return true;
  };

  const chain = ({ session, person, key }) => (person ? `${session}:${person}` : key);

  const moment = ({ markedAt, ahead: known }) => ({ markedAt, ahead: known, sentAt: new Date().toISOString() });

  const body = (row) => {
    const { value, version, added, correction, key, onlyUnmarked } = row;
    return { ...value, version, added, correction, key, onlyUnmarked, phone, ...moment(row) };
  };

  const request = (row) => {
    const base = `/api/v1/sessions/${row.session}/attendance`;
    if (row.strokes) return [`${base}/${row.person}/signature`, { method: 'PUT', body: JSON.stringify({ strokes: row.strokes, ...moment(row) }) }];
    return row.givenName
      ? [`${base}/walk-ins`, { method: 'POST', body: JSON.stringify({ givenName: row.givenName, key: row.key, ...moment(row) }) }]
      : [`${base}/${row.person}`, { method: 'PUT', body: JSON.stringify(body(row)) }];
  };

  const saysTheSame = (mark, value) => (mark.status ?? null) === value.status && mark.minutesLate === value.minutesLate
    && mark.minutesLeftEarly === value.minutesLeftEarly && (mark.reason ?? null) === value.reason;

  /** What the same person tapped after this for the same learner has seen what this became; what takes it back has nothing to take back where it left a mark alone. */
  const follow = async (entry, mark) => {
    const { row } = entry;
    const left = row.onlyUnmarked && mark.meanwhile;
    const later = pending.filter((other) => other !== entry && other.row.value && other.row.account === row.account
      && chain(other.row) === chain(row));
    const idle = left ? later.filter((other) => other.row.undoes === row.key) : [];
    const behind = later.filter((other) => !idle.includes(other) && other.row.version < mark.version);
    if (left || saysTheSame(mark, row.value)) {
      behind.forEach((other) => { other.row.version = mark.version; });
      await write('taps', (store) => behind.forEach((other) => other.row.seq && store.put(other.row)));
    }
    await write('days', (store) => {
      store.get(row.session).onsuccess = (event) => {
        const day = event.target.result;
        const person = day && own(day) && day.view.people.find((one) => one.person === row.person);
        if (!person) return;
        const { meanwhile, ...stored } = mark;
        person.mark = stored;
        store.put(day);
      };
    });
    return idle;
  };

  const arrived = async (entry, answer) => {
    if (entry.row.value) {
      const { meanwhile, ...mark } = answer;
      answered.set(chain(entry.row), { turn: turn += 1, mark, asTapped: saysTheSame(mark, entry.row.value) });
    }
    const idle = entry.row.value ? await follow(entry, answer) : [];
    await drop([entry, ...idle]);
    tell('arrived', entry.row, answer);
  };

  /** It leaves the queue; the next tap goes on. */
  const refused = async (entry, title) => {
    const { row } = entry;
    row.refused = title;
    refusals.push(row);
    pending = pending.filter((other) => other !== entry);
    await write('taps', (store) => row.seq && store.put(row));
    tell('refused', row, title);
    tell('changed');
  };

  /** So often somebody else's "no" is asked again: some twenty minutes, and a restart is over by then. */
  const STRANGERS = 40;

  /** Whether it may end otherwise when it is asked again. */
  const passes = (status, problem) => status >= 500 || status === 408 || status === 429 || status === 409 && problem?.type === CHANGED;

  const send = async (entry) => {
    entry.flying = true;
    let again = false;
    let patience = 0;
    try {
      const response = await call(...request(entry.row));
      const answer = await response.json().catch(() => null);
      patience = 1000 * Math.min(300, Number(response.headers.get('Retry-After')) || 0);
      // an answer that is not ours: somebody between us and the server, or the server before it has its application
      const ours = response.ok ? Boolean(answer) : String(answer?.type).startsWith('urn:tremplin:problem:');
      again = ours ? !response.ok && passes(response.status, answer) : passes(response.status, answer) || entry.tries < STRANGERS;
      if (!again && response.ok) await arrived(entry, answer);
      else if (!again) await refused(entry, answer?.title ?? `HTTP ${response.status}`);
    } catch (offline) {
      again = true;
    }
    entry.flying = false;
    if (again) later(entry, patience);
    else pump();
  };

  const later = (entry, patience) => {
    entry.tries += 1;
    clearTimeout(timer);
    timer = setTimeout(pump, Math.max(patience, Math.min(30000, 1000 * 2 ** Math.min(entry.tries - 1, 5))));
    tell('changed');
  };

  const pump = () => {
    const busy = new Set();
    let flying = pending.filter((entry) => entry.flying).length;
    pending.forEach((entry) => {
      const { row } = entry;
      if (!own(row)) return;
      const mine = chain(row);
      if (!busy.has(mine) && !entry.flying && !entry.held && flying < AT_ONCE) {
        flying += 1;
        send(entry);
      }
      busy.add(mine);
    });
  };

  /** The line of the history that a tap has seen: the answer to the tap before it counts once it is here, though its row is drawn later. */
  const seen = (row) => {
    const before = answered.get(chain(row));
    return before?.asTapped ? Math.max(row.version, before.mark.version) : row.version;
  };

  const entriesOf = (rows) => {
    const markedAt = new Date().toISOString();
    const entries = rows.map((row) => ({
      row: { key: fresh(), account, markedAt, ahead, ...row, ...(row.value && { version: seen(row) }) },
      tries: 0,
    }));
    pending.push(...entries);
    return entries;
  };

  /** One tap: {session, person, value, version, added, correction}, somebody new: {session, givenName}, or a signature: {session, person, strokes}. */
  const tap = async (row) => {
    await keep(entriesOf([row]));
    pump();
  };

  /** "The unmarked are present": one call for all of a session; each for itself when that does not arrive, or comes behind others. */
  const rest = async (session, rows) => {
    const behind = rows.some((row) => of(session, row.person).length);
    const entries = entriesOf(rows.map((row) => ({ ...row, onlyUnmarked: true })));
    entries.forEach((entry) => { entry.held = !behind; });
    await keep(entries);
    if (behind) {
      pump();
      return;
    }
    try {
      const marks = entries.map(({ row }) => ({ person: row.person, ...body(row) }));
      const response = await call(`/api/v1/sessions/${session}/attendance`, { method: 'PUT', body: JSON.stringify({ onlyUnmarked: true, marks }) });
      if (response.ok) {
        const stored = new Map((await response.json()).map((mark) => [mark.person, mark]));
        await Promise.all(entries.map((entry) => arrived(entry, stored.get(entry.row.person))));
      }
    } catch (offline) {
      entries.forEach((entry) => { entry.tries = 1; });
    }
    entries.forEach((entry) => { entry.held = false; });
    pump();
  };

  // ------------------------------------------------------------ what is asked of it

  const of = (session, person) => pending.filter(({ row }) => row.session === session && (!person || row.person === person) && own(row));
  const waiting = () => pending.filter(({ row }) => own(row));
  /** Rows that were refused and that nobody has taken away since. */
  const refusedIn = (session) => refusals.filter((row) => row.session === session && own(row));

  /** Never ask a person to type again what the phone knows: the last way, when a phone never gets back to the server. */
  const file = () => {
    // As CsvFile.java writes a cell
    const harmless = (text) => (/^[\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) && !/^\+\d[\d ().\/-]{5,24}$|^-\d+([.,]\d+)?$/u.test(text) ? `'${text}` : text);
    const cell = (text) => `"${harmless(String(text ?? '')).replace(/"/g, '""')}"`;
    const rows = [...refusals.filter(own), ...waiting().map(({ row }) => row)];
    const lines = rows.map((row) => [row.date, row.title, row.name ?? row.givenName, row.word, row.value?.minutesLate, row.value?.minutesLeftEarly, row.markedAt, row.refused].map(cell).join(';'));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['\ufeff', ['date;groupe;personne;presence;retard;depart;note le;refus', ...lines].join('\r\n')], { type: 'text/csv' }));
    link.download = `presences-${new Date().toISOString().slice(0, 10)}.csv`;
    link.click();
  };

  /** Takes away what the server refused, once somebody has read why. */
  const forget = async () => {
    const gone = refusals.filter(own);
    refusals = refusals.filter((row) => !own(row));
    await write('taps', (store) => gone.forEach((row) => row.seq && store.delete(row.seq)));
    tell('changed');
  };

  /** A session's list from the server; null where it has none. A list that was asked for before a mark was answered may not know that mark. */
  const list = async (session) => {
    const asked = turn;
    const response = await call(`/api/v1/sessions/${session}/attendance`);
    if (!response.ok) return null;
    const view = await response.json();
    view.people.forEach((one) => {
      const answer = answered.get(chain({ session, person: one.person }));
      if (answer?.turn > asked && answer.mark.version > one.mark.version) one.mark = answer.mark;
    });
    return view;
  };

  const keepDay = (view) => write('days', (store) => store.put({ session: view.session, account, keptAt: Date.now(), view }));
  const days = async () => (await ready, (await read('days', (store) => store.getAll()) ?? []).filter(isKept).map((kept) => kept.view));
  /** The lists alone: what was tapped waits on. */
  const forgetDays = () => write('days', (store) => store.clear());
  const day = async (session) => (await days()).find((view) => view.session === session);

  window.addEventListener('online', pump);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') pump(); });
  setInterval(pump, 30000);

  // ------------------------------------------------------------ on every page of somebody who marks

  const release = new URL(document.currentScript.src).searchParams.get('v');

  /** Puts the page without a network, and the lists that [data-keep] names, onto the phone. */
  const prepare = async () => {
    if (!navigator.serviceWorker || !meta.content || guest) return;
    await navigator.serviceWorker.register(`/assets/sw.js?v=${release}`, { scope: '/' });
    const cache = await caches.open(`tremplin-${release}`);
    if (!await cache.match('/attendance/offline')) {
      await cache.addAll(['app.css', 'app.js', 'outbox.js', 'roll-call.js', 'pass-round.js', 'icons.svg'].map((name) => `/assets/${name}?v=${release}`));
      const shell = await fetch(`/attendance/offline?lang=${document.documentElement.lang}`, { credentials: 'omit' });
      if (shell.ok) await cache.put('/attendance/offline', shell);
    }
    const lists = [...document.querySelectorAll('[data-keep]')].map((element) => Number(element.dataset.keep));
    for (const session of lists) {
      const view = await list(session);
      if (view) await keepDay(view);
    }
    await ready;
    if (lists.length && durable) document.querySelectorAll('[data-kept]').forEach((element) => { element.hidden = false; });
  };
  window.addEventListener('load', () => setTimeout(() => prepare().catch(() => {}), 1500));

  document.querySelectorAll('[data-waiting]').forEach((box) => {
    const [text, failed, save, away] = ['[data-count]', '[data-refused]', '[data-save]', '[data-forget]'].map((part) => box.querySelector(part));
    const [waits, fails] = [text.textContent, failed.textContent];
    const paint = () => {
      const [left, no] = [waiting().length, refusals.filter(own).length];
      box.hidden = !left && !no;
      text.textContent = waits.replace('{0}', left);
      text.hidden = !left;
      failed.textContent = fails.replace('{0}', no);
      failed.hidden = !no;
      away.hidden = !no;
    };
    save.addEventListener('click', file);
    away.addEventListener('click', forget);
    listeners.push((what) => what === 'changed' && paint());
  });

  // ------------------------------------------------------------ coming and going

  const others = () => [...pending.map(({ row }) => row), ...refusals].some((row) => !own(row));

  /** Everything of whoever signs out, where others' taps have not arrived and stay for them; else the server's answer wipes all. */
  const wipe = async () => {
    if (!others() || !navigator.onLine) return;
    await write('days', (store) => store.clear());
    await write('owner', (store) => store.clear());
    await write('taps', (store) => {
      store.openCursor().onsuccess = (event) => {
        const at = event.target.result;
        if (!at) return;
        if (own(at.value)) at.delete();
        at.continue();
      };
    });
  };

  // Signing out wipes the phone: first what waits is sent or saved. Where nothing answers nobody is signed out, and all stays.
  const leave = async (form) => {
    await ready;
    try {
      await fetch('/attendance/offline', { method: 'HEAD', credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout?.(15000) });
    } catch (offline) {
      window.alert(form.dataset.noNetwork);
      return;
    }
    const left = () => waiting().length + refusals.filter(own).length;
    pump();
    for (let i = 0; i < 20 && waiting().length; i += 1) await new Promise((resolve) => { setTimeout(resolve, 100); });
    if (left()) {
      if (!window.confirm(form.dataset.unsent.replace('{0}', left()))) return;
      file();
    }
    await wipe();
    if (others()) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'others', value: 'wait' }));
    form.submit();
  };

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.getAttribute('action') === '/sign-out') {
      event.preventDefault();
      leave(form);
    } else if (door) {
      write('owner', (store) => {
        store.get(OWNER).onsuccess = (found) => store.put({ id: OWNER, account: found.target.result?.account ?? '', entering: true });
      });
    }
  });

  // the page without a network says neither who nor when
  if (meta.dataset.account) {
    const [page] = performance.getEntriesByType('navigation');
    const since = page ? performance.now() - page.responseStart : 0;
    compared(Number(meta.dataset.now) - Date.now() + Math.max(0, Math.min(since, 60000)));
  }

  return { ready, tap, rest, of, refusedIn, fresh, call, pump, day, days, forgetDays, list, keepDay, on: (listener) => listeners.push(listener), durable: () => durable };
})();
