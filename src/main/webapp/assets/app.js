// Loaded with defer on every page. Menus are <details class="menu">: this only closes them; everything works without it.
const open = () => document.querySelectorAll('details.menu[open]');
document.addEventListener('click', e => open().forEach(menu => menu.contains(e.target) || (menu.open = false)));
document.addEventListener('keydown', e => {
  if (e.key !== 'Escape') return;
  open().forEach(menu => {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector('summary').focus();
  });
});
document.addEventListener('toggle', e => e.target.matches?.('details.menu[open]') && open().forEach(menu => menu === e.target || (menu.open = false)), true);
document.addEventListener('click', e => e.target.closest('[data-print]') && print());

// Colours change at once; the server hears of it meanwhile. Without this the form is posted and the page comes back.
document.addEventListener('submit', e => {
  const form = e.target, button = e.submitter;
  if (!form.matches('[data-theme-form]') || button?.name !== 'theme') return;
  e.preventDefault();
  document.documentElement.dataset.theme = button.value;
  form.querySelectorAll('[name=theme]').forEach(b => b.setAttribute('aria-pressed', b === button));
  const body = new URLSearchParams(new FormData(form));
  body.set('theme', button.value);
  fetch(form.action, {method: 'POST', body, redirect: 'manual'});
});

// An input in a t:field is described by the field's help and error, and invalid while there is an error.
let described = 0;
document.addEventListener('focusin', e => {
  const field = e.target.closest('.field');
  if (field?.querySelector('.field-error')) e.target.setAttribute('aria-invalid', true);
  if (!field || e.target.hasAttribute('aria-describedby')) return;
  const texts = [...field.querySelectorAll('.field-help, .field-error')];
  if (texts.length) e.target.setAttribute('aria-describedby', texts.map(t => t.id ||= `described-${++described}`).join(' '));
});

// What an update of the page brought, and marks with data-focus, is gone to: the eye and the reader's voice follow. It is new
// when its words are, or what data-focus says; empty, that marks nothing.
const marked = () => new Map([...document.querySelectorAll('[data-focus]')].filter(e => e.dataset.focus)
  .map(e => [e.dataset.focus + e.textContent, e]));
let arrived = marked();
document.addEventListener('partial-drawn', () => {
  const before = arrived;
  arrived = marked();
  arrived.forEach((e, what) => {
    if (before.has(what)) return;
    e.focus({preventScroll: true});
    e.scrollIntoView({block: 'start'});
  });
});

// What stands now where this one stood before its part of the page was drawn anew. A row's button has the row's number in its id,
// and that row may be another by now: it is known again by what it begins with, where one row alone does.
const now = e => {
  if (e.isConnected || !e.id) return e.isConnected ? e : null;
  if (!e.matches('button') || !/:\d+:/.test(e.id)) return document.getElementById(e.id);
  const row = b => b.closest('li, tr')?.textContent.trim().slice(0, 20);
  const place = id => id.replace(/:\d+:/g, ':0:');
  const like = [...document.querySelectorAll('button[id]')].filter(b => place(b.id) === place(e.id) && row(b) === row(e));
  return like.length === 1 ? like[0] : null;
};

// Who works by keyboard stays where they were when what they pressed is switched off, hidden or drawn anew: on it again, on what
// the page says about it, or in what is left around it. And whoever sent a form with a mistake in it goes to the mistake.
{
  const isThere = e => e.isConnected && (e.checkVisibility?.() ?? e.getClientRects().length > 0);
  const takesFocus = e => isThere(e) && !e.matches(':disabled');
  const first = around => [...around.querySelectorAll('input:checked'),
    ...around.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].find(takesFocus);
  const messages = () => document.querySelector('.messages');

  /** What has the focus, and what is around it; nothing once somebody left it. */
  let path = [];
  let told = '';
  document.addEventListener('focusin', e => path = e.composedPath().filter(node => node instanceof Element));
  document.addEventListener('pointerdown', e => document.activeElement?.contains(e.target) || (path = []), true);
  document.addEventListener('focusout', e => e.relatedTarget || setTimeout(() => {
    if (path[0] === e.target && document.activeElement === document.body && takesFocus(e.target)) path = [];
  }));

  const listen = () => {
    const place = messages();
    place.tabIndex = -1;
    place.focus();
  };
  const stay = () => {
    const [was, ...around] = path;
    if (!was || document.activeElement !== document.body) return;
    const same = now(was);
    if (same && takesFocus(same)) {
      same.focus({preventScroll: true});
    } else if (same && isThere(same)) {
      // switched off while it works
    } else if (messages() && ![told, ''].includes(messages().textContent.trim())) {
      listen();
    } else {
      const left = around.map(now).filter(e => e && e !== document.body && e !== document.documentElement && isThere(e));
      left.map(e => (e.hasAttribute('tabindex') ? e : first(e))).find(Boolean)?.focus();
    }
  };
  let due = false;
  new MutationObserver(() => {
    if (due || !path.length) return;
    due = true;
    requestAnimationFrame(() => setTimeout(() => {
      due = false;
      stay();
    }));
  }).observe(document.body, {subtree: true, childList: true, attributes: true, attributeFilter: ['disabled', 'hidden', 'style']});

  const seen = new WeakSet();
  const goToMistake = () => {
    const fresh = [...document.querySelectorAll('.field .field-error')].filter(e => !seen.has(e));
    fresh.forEach(e => seen.add(e));
    const field = fresh.map(e => first(e.closest('.field'))).find(Boolean);
    field?.focus();
    return field;
  };
  if (!goToMistake() && document.querySelector('.messages .bad')) listen();
  let pressed = false;
  document.addEventListener('partial-sent', e => {
    pressed = e.detail.source.matches('button');
    told = messages()?.textContent.trim() ?? '';
  });
  document.addEventListener('partial-drawn', ({detail: {source}}) => {
    if (!pressed) return;
    const field = document.getElementById(source.dataset.goes ?? '');
    field?.focus({preventScroll: true});
    field?.scrollIntoView({block: 'center'});
    setTimeout(goToMistake);
  });
}

// A t:checks list is narrowed by what is typed; what is checked stays in sight. Accents and case do not matter.
const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
document.addEventListener('input', e => {
  if (!e.target.matches('.checks-filter')) return;
  const wanted = plain(e.target.value.trim());
  e.target.parentElement.querySelectorAll('.checks li').forEach(li => {
    li.hidden = !plain(li.textContent).includes(wanted) && !li.querySelector(':checked');
  });
});
document.addEventListener('keydown', e => e.key === 'Enter' && e.target.matches('.checks-filter') && e.preventDefault());

// Enter in a field presses the button that stands after it. The browser takes the first one of the form, which may be what
// somebody does with a row of a list above the field, or the opposite of what was typed. While that button works it is switched
// off: a second press, or one that is held, is for no other; nor is one in a field that is only read.
document.addEventListener('keydown', e => {
  if (e.key !== 'Enter' || e.defaultPrevented || e.isComposing || e.keyCode === 229 || !e.target.form) return;
  if (!e.target.matches('input') || /^(button|submit|reset|checkbox|radio|file)$/.test(e.target.type)) return;
  const all = [...e.target.form.querySelectorAll('[type=submit]')];
  const own = all.find(button => e.target.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING);
  const idle = e.repeat || e.target.readOnly || own?.disabled;
  if (!idle && (!own || own === all[0])) return;
  e.preventDefault();
  if (!idle) own.click();
});

// Marks of somebody else may wait on this phone: outbox.js looks after them on every page, not on those of markers only.
{
  const here = document.currentScript.src;
  const kept = async () => (await indexedDB.databases?.() ?? [{name: 'tremplin'}]).some(({name}) => name === 'tremplin');
  const account = document.querySelector('meta[name=csrf-token]')?.dataset.account;
  if (account && !document.querySelector('script[src*="/outbox.js"]')) kept().then(some => {
    if (!some) return;
    const script = Object.assign(document.createElement('script'), {src: here.replace('/app.js', '/outbox.js')});
    script.dataset.guest = '';
    document.head.append(script);
  }).catch(() => {});
}

// A file that the server would refuse is refused before it travels, as long as it stays chosen.
const tooLarge = input => input.files[0]?.size > input.dataset.largest;
document.addEventListener('change', e => {
  if (!e.target.dataset.largest) return;
  e.target.setCustomValidity(tooLarge(e.target) ? e.target.dataset.tooLarge : '');
  e.target.reportValidity();
});
document.addEventListener('click', e => {
  const refused = [...e.target.closest('button[type=submit]')?.form?.querySelectorAll('[data-largest]') ?? []].find(tooLarge);
  if (!refused) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  refused.reportValidity();
}, true);

// The passwords of a form are shown while the button is pressed in, and hidden again when the form leaves.
const shown = (form, on) => {
  form.querySelectorAll('input[data-password], input[type=password]').forEach(input => {
    input.dataset.password = '';
    input.type = on ? 'text' : 'password';
  });
  form.querySelectorAll('[data-show-password]').forEach(button => button.setAttribute('aria-pressed', on));
};
document.addEventListener('click', e => {
  const button = e.target.closest('[data-show-password]');
  if (button) shown(button.form, button.getAttribute('aria-pressed') !== 'true');
});
document.addEventListener('submit', e => e.target.querySelector('[data-show-password]') && shown(e.target, false), true);

// A form that the server does not take (the session is over, the page too old, a file too large), or that hears no answer (a
// proxy's word that there is none is the same), stays as it is, says why, and can be pressed again.
const unanswered = ({status, type, text}) => {
  const place = document.querySelector('.messages');
  const why = type.startsWith('text/plain') ? text
    : type.startsWith('application/problem+json') ? JSON.parse(text).title
      : [0, 502, 503, 504].includes(status) ? place?.dataset.unanswered
        : place?.dataset.failed;
  if (!why || !place) return;
  const line = document.createElement('li');
  line.className = 'bad';
  line.textContent = why;
  const list = document.createElement('ul');
  list.append(line);
  place.replaceChildren(list);
  place.scrollIntoView({block: 'center'});
};
document.addEventListener('partial-unanswered', e => unanswered(e.detail));
// A field that completes what is typed asks with PrimeFaces' own script: each time anew, and it says as well that no answer came.
window.jQuery?.(document).on('pfAjaxSend', (e, answer) => answer.setRequestHeader('Tremplin-Turn', `${Date.now()}-${Math.random()}`))
  .on('pfAjaxError', (e, answer) => unanswered({
    status: answer?.status ?? 0, type: answer?.getResponseHeader?.('Content-Type') ?? '', text: answer?.responseText ?? '',
  }));
