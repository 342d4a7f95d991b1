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
  if (field?.querySelector('.ui-message-error, span.field-error')) e.target.setAttribute('aria-invalid', true);
  if (!field || e.target.hasAttribute('aria-describedby')) return;
  const texts = [...field.querySelectorAll('.field-help, .field-error, .ui-message')];
  if (texts.length) e.target.setAttribute('aria-describedby', texts.map(t => t.id ||= `described-${++described}`).join(' '));
});

// What an update of the page brought, and marks with data-focus, is gone to: the eye and the reader's voice follow.
const arrived = new Set([...document.querySelectorAll('[data-focus]')].map(e => e.textContent));
window.addEventListener('load', () => window.jQuery?.(document).on('pfAjaxComplete', () => {
  document.querySelectorAll('[data-focus]').forEach(e => {
    if (arrived.has(e.textContent)) return;
    arrived.clear();
    arrived.add(e.textContent);
    e.focus();
  });
}));

// PrimeFaces switches a button off while it works, and puts new parts in the place of old ones: who works by keyboard stays
// where they were.
{
  let last, held;
  document.addEventListener('focusin', e => last = e.target);
  window.addEventListener('load', () => window.jQuery?.(document).on('pfAjaxSend', () => {
    const now = document.activeElement;
    held = now !== document.body ? now.id : last?.disabled ? last.id : null;
  }).on('pfAjaxComplete', () => setTimeout(() => {
    if (held && document.activeElement === document.body) document.getElementById(held)?.focus({preventScroll: true});
  })));
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

// A form that the server does not take (the session is over, the page too old, a file too large) stays as it is and says why.
window.jQuery?.(document).on('pfAjaxError', (e, answer) => {
  const kind = answer?.getResponseHeader?.('Content-Type') ?? '';
  const why = kind.startsWith('text/plain') ? answer.responseText
    : kind.startsWith('application/problem+json') ? JSON.parse(answer.responseText).title : '';
  const place = document.querySelector('.messages');
  if (!why || !place) return;
  const line = document.createElement('li');
  line.className = 'bad';
  line.textContent = why;
  const list = document.createElement('ul');
  list.append(line);
  place.replaceChildren(list);
  place.scrollIntoView({block: 'center'});
});
