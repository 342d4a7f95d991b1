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
  const ORDER = ['personnes', 'activites', 'groupes', 'seances', 'inscriptions', 'presences', 'emploi'];

  const progress = (text, step = '') => {
    const bar = $('import-progress').querySelector('progress');
    bar.max = ORDER.length + 1;
    bar.value = ORDER.indexOf(step.replace('.csv', '')) + 1;
    $('import-progress').hidden = !text;
    $('import-progress').firstElementChild.textContent = text;
    $('import-go').disabled = Boolean(text);
  };

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
    $('import-result').focus();
  };

  const fail = (text) => {
    const p = document.createElement('p');
    p.className = 'notice notice-bad';
    p.setAttribute('role', 'alert');
    p.textContent = text;
    show(p);
  };

  /* A cell that a spreadsheet would run as a formula is made plain text. */
  const quoted = (text) => `"${String(text).replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`;

  const finish = (body, done) => {
    progress('');
    sessionStorage.removeItem(KEPT);
    if (done) {
      const part = table('import-done', body.files, ['file', 'created', 'updated', 'unchanged']);
      if (body.ignored.length) {
        const p = document.createElement('p');
        p.className = 'muted';
        p.textContent = `${words.ignored} ${body.ignored.join(' ; ')}`;
        part.append(p);
      }
      show(part);
      $('import-form').reset();
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
      try {
        response = await fetch(url, { headers: { Accept: 'application/json' } });
      } catch (offline) {
        progress(words.offline);
        await new Promise((resolve) => { setTimeout(resolve, 2000); });
        continue;
      }
      let body;
      try {
        body = await response.json();
      } catch (notOurs) {
        progress(words.offline);
        await new Promise((resolve) => { setTimeout(resolve, 2000); });
        continue;
      }
      if (response.status !== 202) {
        finish(body, response.ok);
        return;
      }
      progress(body.step === 'check' ? words.check : words.write.replace('{0}', body.step).replace('{1}', body.rows), body.step);
      await new Promise((resolve) => { setTimeout(resolve, 300); });
    }
  };

  $('import-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!$('import-files').files.length) {
      fail(words.none);
      return;
    }
    progress(words.send);
    try {
      const response = await fetch('/api/v1/imports', {
        method: 'POST',
        headers: { 'X-CSRF-Token': csrf, Prefer: 'respond-async' },
        body: new FormData($('import-form')),
      });
      if (response.status === 202) await follow(response.headers.get('Location'));
      else finish(await response.json(), false);
    } catch (offline) {
      progress('');
      fail(words.offline);
    }
  });

  const left = sessionStorage.getItem(KEPT);
  if (left) follow(left);
})();
