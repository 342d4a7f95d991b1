/*
 * What a trainer tapped and what has not arrived. A tap is written into the phone's own database before it is sent, with
 * its moment and a key; it leaves when the server has answered. Whatever happens in between (no network, a cut in the
 * middle, a killed browser, a restarted server) it is sent again, and the key makes it count once. Taps for one learner
 * arrive in their order; different learners do not wait for each other.
 *
 * The lists of the coming days are kept beside them for two days. Signing out wipes everything.
 */
const outbox = (() => {
  'use strict';
  const DAYS_KEPT = 48 * 3600 * 1000;
  const AT_ONCE = 6;
  const meta = document.querySelector('meta[name=csrf-token]');
  const listeners = [];
  /** {row, flying, held, tries}: row is what the database holds. */
  let pending = [];
  /** The version that followed one that was seen, by learner: for taps made before the answer came. */
  const followed = new Map();
  let csrf = meta.content;
  let account = meta.dataset.account;
  let durable = true;
  let signedOut = false;
  let timer = 0;

  const tell = (what, row, detail) => listeners.forEach((listener) => listener(what, row, detail));

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

  const drop = async (entry) => {
    pending = pending.filter((other) => other !== entry);
    if (entry.row.seq) await within('taps', 'readwrite', (store) => store.delete(entry.row.seq)).catch(() => {});
    tell('changed');
  };

  const ready = (async () => {
    const owner = await within('owner', 'readonly', (store) => store.get(1)).catch(() => null);
    if (!account) account = owner?.account ?? '';
    else if (owner?.account !== account) await within('owner', 'readwrite', (store) => store.put({ id: 1, account })).catch(() => {});
    const rows = await within('taps', 'readonly', (store) => store.getAll()).catch(() => null) ?? [];
    const known = new Set(pending.map((entry) => entry.row.key));
    pending = [...rows.filter((row) => !known.has(row.key)).map((row) => ({ row, tries: 0 })), ...pending];
    await within('days', 'readwrite', (store) => {
      const cursor = store.openCursor();
      cursor.onsuccess = () => {
        const at = cursor.result;
        if (!at) return;
        if (at.value.account !== account || Date.now() - at.value.keptAt > DAYS_KEPT) at.delete();
        at.continue();
      };
    }).catch(() => {});
    tell('changed');
    pump();
  })();

  // ------------------------------------------------------------ sending

  /** A call as this page's account; throws when nobody is signed in, or nothing answers. */
  const call = async (path, options = {}) => {
    const send = () => fetch(path, {
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
    const response = await fetch('/api/v1/me', { headers: { Accept: 'application/json' } });
    if (!response.ok) return false;
    const who = await response.json();
    if (String(who.account) !== account) return false;
    csrf = who.csrf;
    return true;
  };

  const chain = ({ session, person, key }) => (person ? `${session}:${person}` : key);

  const version = (row) => {
    let seen = row.version;
    while (followed.has(`${chain(row)}:${seen}`)) seen = followed.get(`${chain(row)}:${seen}`);
    return seen;
  };

  const body = (row) => {
    const { value, added, markedAt, correction, key } = row;
    return { ...value, version: version(row), added, markedAt, correction, key, sentAt: new Date().toISOString() };
  };

  const request = (row) => {
    const base = `/api/v1/sessions/${row.session}/attendance`;
    if (row.strokes) {
      const { strokes, markedAt } = row;
      return [`${base}/${row.person}/signature`, { method: 'PUT', body: JSON.stringify({ strokes, markedAt, sentAt: new Date().toISOString() }) }];
    }
    return row.givenName
      ? [`${base}/walk-ins`, { method: 'POST', body: JSON.stringify({ givenName: row.givenName, markedAt: row.markedAt, key: row.key, sentAt: new Date().toISOString() }) }]
      : [`${base}/${row.person}`, { method: 'PUT', body: JSON.stringify(body(row)) }];
  };

  const saysTheSame = (mark, value) => (mark.status ?? null) === value.status && mark.minutesLate === value.minutesLate
    && mark.minutesLeftEarly === value.minutesLeftEarly && (mark.reason ?? null) === value.reason;

  const arrived = async (entry, mark) => {
    const { row } = entry;
    if (row.value && saysTheSame(mark, row.value) && mark.version !== row.version) {
      followed.set(`${chain(row)}:${version(row)}`, mark.version);
    }
    await drop(entry);
    tell('arrived', row, mark);
  };

  const refused = async (entry, title) => {
    entry.row.refused = title;
    if (entry.row.seq) await within('taps', 'readwrite', (store) => store.put(entry.row)).catch(() => {});
    tell('refused', entry.row, title);
    tell('changed');
  };

  const send = async (entry) => {
    entry.flying = true;
    let again = false;
    try {
      const response = await call(...request(entry.row));
      if (response.ok) await arrived(entry, await response.json());
      else if (response.status >= 500 || [408, 409, 429].includes(response.status)) again = true;
      else await refused(entry, (await response.json()).title);
    } catch (offline) {
      again = true;
    }
    entry.flying = false;
    if (again) later(entry);
    else pump();
  };

  const later = (entry) => {
    entry.tries += 1;
    clearTimeout(timer);
    timer = setTimeout(pump, Math.min(30000, 1000 * 2 ** Math.min(entry.tries - 1, 5)));
    tell('changed');
  };

  const pump = () => {
    const busy = new Set();
    let flying = pending.filter((entry) => entry.flying).length;
    pending.forEach((entry) => {
      const { row } = entry;
      if (row.refused || row.account !== account || !account) return;
      const mine = chain(row);
      if (!busy.has(mine) && !entry.flying && !entry.held && flying < AT_ONCE) {
        flying += 1;
        send(entry);
      }
      busy.add(mine);
    });
  };

  const fresh = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  };

  const entriesOf = (rows) => {
    const markedAt = new Date().toISOString();
    const entries = rows.map((row) => ({ row: { key: fresh(), account, markedAt, ...row }, tries: 0 }));
    pending.push(...entries);
    return entries;
  };

  /** One tap: {session, person, value, version, added, correction}, somebody new: {session, givenName}, or a signature: {session, person, strokes}. */
  const tap = async (row) => {
    await keep(entriesOf([row]));
    pump();
  };

  /** "The unmarked are present": one call for all of a session; each for itself when that does not arrive. */
  const rest = async (session, rows) => {
    const entries = entriesOf(rows);
    entries.forEach((entry) => { entry.held = true; });
    await keep(entries);
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

  const of = (session, person) => pending.filter(({ row }) => row.session === session && (!person || row.person === person) && row.account === account);
  const waiting = () => pending.filter(({ row }) => row.account === account);

  /** Never ask a person to type again what the phone knows: the last way, when a phone never gets back to the server. */
  const file = () => {
    const cell = (text) => `"${String(text ?? '').replace(/^[=+\-@\t\r]/, "'$&").replace(/"/g, '""')}"`;
    const lines = pending.map(({ row }) => [row.date, row.title, row.name ?? row.givenName, row.word, row.value?.minutesLate, row.value?.minutesLeftEarly, row.markedAt, row.refused].map(cell).join(';'));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['\ufeff', ['date;groupe;personne;presence;retard;depart;note le;refus', ...lines].join('\r\n')], { type: 'text/csv' }));
    link.download = `presences-${new Date().toISOString().slice(0, 10)}.csv`;
    link.click();
  };

  /** Takes away what the server refused, once somebody has read why. */
  const forget = (refusedOnly = true) => Promise.all(waiting().filter(({ row }) => !refusedOnly || row.refused).map(drop));

  const keepDay = (view) => within('days', 'readwrite', (store) => store.put({ session: view.session, account, keptAt: Date.now(), view })).catch(() => {});
  const day = async (session) => (await ready, await within('days', 'readonly', (store) => store.get(session)).catch(() => null))?.view;
  const days = async () => (await ready, (await within('days', 'readonly', (store) => store.getAll()).catch(() => null) ?? []).map((kept) => kept.view));

  window.addEventListener('online', pump);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') pump(); });
  setInterval(pump, 30000);

  // ------------------------------------------------------------ on every page of somebody who marks

  const release = new URL(document.currentScript.src).searchParams.get('v');

  /** Puts the page without a network, and the lists that [data-keep] names, onto the phone. */
  const prepare = async () => {
    if (!navigator.serviceWorker || !meta.content) return;
    await navigator.serviceWorker.register(`/assets/sw.js?v=${release}`, { scope: '/' });
    const cache = await caches.open(`tremplin-${release}`);
    if (!await cache.match('/attendance/offline')) {
      await cache.addAll(['app.css', 'app.js', 'outbox.js', 'roll-call.js', 'pass-round.js', 'icons.svg'].map((name) => `/assets/${name}?v=${release}`));
      const shell = await fetch(`/attendance/offline?lang=${document.documentElement.lang}`, { credentials: 'omit' });
      if (shell.ok) await cache.put('/attendance/offline', shell);
    }
    const lists = [...document.querySelectorAll('[data-keep]')].map((element) => Number(element.dataset.keep));
    for (const session of lists) {
      const response = await call(`/api/v1/sessions/${session}/attendance`);
      if (response.ok) await keepDay(await response.json());
    }
    await ready;
    if (lists.length && durable) document.querySelectorAll('[data-kept]').forEach((element) => { element.hidden = false; });
  };
  window.addEventListener('load', () => setTimeout(() => prepare().catch(() => {}), 1500));

  document.querySelectorAll('[data-waiting]').forEach((box) => {
    const [text, save, away] = ['[data-count]', '[data-save]', '[data-forget]'].map((part) => box.querySelector(part));
    const pattern = text.textContent;
    const paint = () => {
      const rows = waiting();
      box.hidden = !rows.length;
      text.textContent = pattern.replace('{0}', rows.length);
      away.hidden = !rows.length || rows.some(({ row }) => !row.refused);
    };
    save.addEventListener('click', file);
    away.addEventListener('click', () => forget());
    listeners.push((what) => what === 'changed' && paint());
  });

  // Signing out wipes the phone: first what waits, whoever tapped it, is sent or saved.
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (form.getAttribute('action') !== '/sign-out' || !pending.length) return;
    event.preventDefault();
    pump();
    for (let i = 0; i < 20 && pending.length; i += 1) await new Promise((resolve) => { setTimeout(resolve, 100); });
    if (pending.length) {
      if (!window.confirm(form.dataset.unsent.replace('{0}', pending.length))) return;
      file();
    }
    form.submit();
  });

  return { ready, tap, rest, of, call, pump, day, days, keepDay, on: (listener) => listeners.push(listener), durable: () => durable };
})();
