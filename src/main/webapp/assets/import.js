/* The import page: sends the files, shows how far the import is, then what it did or every problem. The import goes on
   when the page is left; coming back shows it again. */
(() => {
  'use strict';
  const $ = (id) => document.getElementById(id);
  const csrf = document.querySelector('meta[name=csrf-token]').content;
  const words = {};
  $('import-words').content.querySelectorAll('li').forEach((li) => { words[li.dataset.word] = li.textContent; });
  const KEPT = 'tremplin.import';

  /* The files in the order they are written; sending and checking come before, so the bar starts with nothing. */
  const ORDER = ['personnes', 'activites', 'groupes', 'seances', 'presences', 'inscriptions', 'emploi'];

  const wait = (seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });

  /* The bar moves within a file, by its rows. */
  const progress = (text, step = '', part = 0) => {
    const bar = $('import-progress').querySelector('progress');
    bar.max = ORDER.length + 1;
    bar.value = ORDER.indexOf(step.replace('.csv', '')) + 1 + part;
    $('import-progress').hidden = !text;
    $('import-progress').firstElementChild.textContent = text;
    $('import-go').disabled = Boolean(text);
    $('import-form').setAttribute('aria-busy', Boolean(text));
  };

  const number = (value) => new Intl.NumberFormat(document.documentElement.lang).format(value);

  const cell = (row, text, label, number) => {
    const td = document.createElement('td');
    td.textContent = text;
    td.dataset.label = label;
    if (number) td.className = 'num';
    row.append(td);
  };

  const table = (id, rows, columns) => {
    const part = $(id).content.cloneNode(true);
    const labels = [...part.querySelectorAll('th')].map((th) => th.textContent);
    rows.forEach((data) => {
      const row = document.createElement('tr');
      columns.forEach((name, i) => cell(row, data[name], labels[i], typeof data[name] === 'number'));
      part.querySelector('tbody').append(row);
    });
    return part;
  };

  const show = (part) => {
    $('import-result').replaceChildren(part);
    $('import-result').focus({ preventScroll: true });
    $('import-result').scrollIntoView({ block: 'start' });
  };

  const fail = (text) => {
    const p = document.createElement('p');
    p.className = 'notice notice-bad';
    p.setAttribute('role', 'alert');
    p.textContent = text;
    show(p);
  };

  /* A cell that a spreadsheet would run as a formula is made plain text. */
  // As CsvFile.java writes a cell
  const harmless = (text) => (/^[\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) && !/^\+\d[\d ().\/-]{5,24}$|^-\d+([.,]\d+)?$/u.test(text) ? `'${text}` : text);
  const quoted = (text) => `"${harmless(String(text)).replaceAll('"', '""')}"`;

  /* What is asked before anything is written: yes sends the same files again, with the yes. */
  const ask = (body) => {
    const all = document.createElement('div');
    all.className = 'stack';
    const columns = ['file', 'line', 'column', 'value', 'expected'];
    const parts = ['identities', 'doubts'].filter((kind) => body[kind].length);
    parts.forEach((kind) => {
      const part = table('import-questions', body[kind], columns);
      part.querySelector('.notice span').textContent = `${body.title} ${words[kind]}`;
      all.append(part);
    });
    const yes = $('import-yes').content.cloneNode(true);
    yes.querySelector('button').addEventListener('click', () => send(parts));
    all.append(yes);
    show(all);
  };

  const finish = (body, done) => {
    progress('');
    sessionStorage.removeItem(KEPT);
    if (done) {
      const part = table('import-done', body.files, ['file', 'created', 'updated', 'unchanged']);
      if (!body.files.some((f) => f.created + f.updated)) {
        part.querySelector('.notice').className = 'notice';
        part.querySelector('.notice span').textContent = words.same;
      }
      if (body.kept.length) {
        const kept = table('import-kept', body.kept, ['file', 'line', 'column', 'value', 'expected']);
        kept.querySelector('.notice span').textContent = words.kept.replace('{0}', body.keptCount);
        part.append(kept);
      }
      if (body.ignored.length) {
        const p = document.createElement('p');
        p.className = 'muted';
        p.textContent = `${words.ignored} ${body.ignored.join(' ; ')}`;
        part.append(p);
      }
      show(part);
      $('import-form').reset();
    } else if (body.problems && !body.problems.length) {
      ask(body);
    } else if (body.problems) {
      const columns = ['file', 'line', 'column', 'value', 'expected'];
      const part = table('import-problems', body.problems, columns);
      part.querySelector('.notice span').textContent = body.title;
      const csv = [columns.join(';'), ...body.problems.map((p) => columns.map((c) => quoted(p[c])).join(';'))].join('\r\n');
      part.querySelector('a').href = `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${csv}`)}`;
      show(part);
    } else {
      fail(body.title);
    }
  };

  const follow = async (url) => {
    sessionStorage.setItem(KEPT, url);
    for (;;) {
      let response;
      let body = {};
      try {
        response = await fetch(url, { headers: { Accept: 'application/json' } });
      } catch (offline) {
        progress(words.offline);
        await wait(2);
        continue;
      }
      try {
        body = await response.json();
      } catch (notOurs) {
        // a page of something between us and the server, or one that was cut off
      }
      const ended = (body.type || '').includes(':transfer.');
      if (response.status === 404) {
        finish({ title: words.lost }, false);
        return;
      }
      if (response.ok ? response.status !== 202 && body.files : ended || response.status < 500) {
        finish(body, response.ok);
        return;
      }
      if (response.status === 202 && body.step) {
        const text = body.step === 'check' ? words.check
          : words.write.replace('{0}', body.step).replace('{1}', number(body.done)).replace('{2}', number(body.rows));
        progress(text, body.step, body.rows ? body.done / body.rows : 0);
        await wait(0.3);
      } else {
        progress(words.server);
        await wait(2);
      }
    }
  };

  const send = async (consents) => {
    if (!$('import-files').files.length) {
      fail(words.none);
      return;
    }
    const body = new FormData($('import-form'));
    consents.forEach((consent) => body.append(consent, 'confirmed'));
    progress(words.send);
    let response;
    try {
      response = await fetch('/api/v1/imports', {
        method: 'POST',
        headers: { 'X-CSRF-Token': csrf, Prefer: 'respond-async' },
        body,
      });
    } catch (offline) {
      progress('');
      fail(words.unsent);
      return;
    }
    if (response.status === 202) {
      await follow(response.headers.get('Location'));
    } else {
      let refusal = {};
      try {
        refusal = await response.json();
      } catch (notOurs) {
        // said below
      }
      finish({ title: refusal.title || words.unsent }, false);
    }
  };

  $('import-form').addEventListener('submit', (event) => {
    event.preventDefault();
    send([]);
  });

  const left = sessionStorage.getItem(KEPT);
  if (left) follow(left);
})();
