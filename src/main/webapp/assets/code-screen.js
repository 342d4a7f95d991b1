/*
 * The code on the trainer's screen: another one every ten seconds, and at once when somebody used it. Nothing is asked
 * while nobody looks; the screen stays lit while somebody does.
 */
(() => {
  'use strict';
  const CHANGED = 10_000;
  const LOOK = 1_200;
  const $ = (id) => document.getElementById(id);
  const base = `/api/v1/sessions/${$('code-screen').dataset.session}`;
  const csrf = document.querySelector('meta[name=csrf-token]').content;
  const problem = $('code-problem');
  const words = problem.querySelector('span');
  let code = '';
  let shownAt = 0;
  let lit = null;

  const ask = async (path, options = {}) => {
    const response = await fetch(base + path, {
      ...options, headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-CSRF-Token': csrf },
    });
    const answer = await response.json();
    if (!response.ok) throw Object.assign(new Error(answer.detail ?? answer.title), { refused: true });
    return answer;
  };

  const next = async () => {
    const shown = await ask('/check-in-codes', { method: 'POST' });
    code = shown.code;
    shownAt = Date.now();
    $('code-image').src = shown.image;
    $('code-image').hidden = false;
  };

  const look = async () => {
    const screen = await ask(`/check-in-codes?code=${encodeURIComponent(code)}`);
    $('code-noted').textContent = screen.noted;
    const names = screen.names.map((name) => `✓ ${name}`).join('  ');
    if ($('code-names').textContent !== names) $('code-names').textContent = names;
    if (screen.used || Date.now() - shownAt > CHANGED) await next();
  };

  const stayLit = async () => {
    lit = lit ?? await navigator.wakeLock?.request('screen').catch(() => null) ?? null;
    lit?.addEventListener('release', () => { lit = null; }, { once: true });
  };

  const round = async () => {
    if (!document.hidden) {
      try {
        await stayLit();
        await look();
        problem.hidden = true;
      } catch (failed) {
        // an old code would only be refused
        $('code-image').hidden = true;
        shownAt = 0;
        words.textContent = failed.refused ? failed.message : words.dataset.offline;
        problem.hidden = false;
      }
    }
    setTimeout(round, LOOK);
  };
  round();
})();
