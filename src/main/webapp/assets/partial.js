// A button, or a field that is watched, sends its form; the server answers with the parts of the page that have changed (Faces'
// partial response), and these take the place of the old ones. Button.java and Watch.java name the parts. What follows from it is
// app.js's: it hears partial-sent, partial-drawn and partial-unanswered.
{
  const say = (what, detail) => document.dispatchEvent(new CustomEvent(`partial-${what}`, {detail}));
  const draw = () => `${Date.now()}-${Math.random()}`;
  // What is sent again because no answer was heard says so by the turn it had: SentOnce.java gives it the answer it missed.
  let turn = draw();
  const named = 'jakarta.faces.';

  const contents = (source, form) => {
    const data = new FormData(form);
    data.set(source.id, source.id);
    data.set(`${named}source`, source.id);
    data.set(`${named}partial.ajax`, 'true');
    data.set(`${named}partial.execute`, `${source.id} ${source.dataset.process}`);
    data.set(`${named}partial.render`, source.dataset.update ?? '');
    return form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data);
  };

  /** Scripts that came with a part, of PrimeFaces' components, under the nonce of the page. */
  const run = text => {
    const script = document.createElement('script');
    script.nonce = document.querySelector('script[nonce]')?.nonce ?? '';
    script.textContent = text;
    document.head.append(script);
    script.remove();
  };

  /** Faces names each of its forms in a field of it. Those that were drawn anew have no state yet. */
  const facesForms = () => [...document.forms].filter(({id, elements}) => id && elements.namedItem(id)?.value === id);

  const put = update => {
    const id = update.getAttribute('id');
    const state = id.match(/jakarta\.faces\.(ViewState|ClientWindow)/)?.[0];
    if (state) {
      facesForms().forEach(form => {
        const field = form.querySelector(`input[name="${state}"]`) ?? Object.assign(document.createElement('input'), {type: 'hidden', name: state});
        field.value = update.textContent;
        form.append(field);
      });
      return;
    }
    const part = document.getElementById(id);
    if (!part) return;
    part.outerHTML = update.textContent;
    document.getElementById(id)?.querySelectorAll('script').forEach(script => run(script.textContent));
  };

  /** Who types goes on where they were, in a field that was drawn anew. */
  const goOn = ({id, selectionStart, selectionEnd}) => {
    const field = id && document.getElementById(id);
    if (!field || document.activeElement !== document.body || !field.matches('input, textarea, select')) return;
    field.focus({preventScroll: true});
    if (selectionStart != null) field.setSelectionRange?.(selectionStart, selectionEnd);
  };

  const busy = (source, on) => {
    if (!source.matches('button')) return;
    source.disabled = on;
    source.setAttribute('aria-busy', on);
  };

  /** @return whether the answer says what has become of the form */
  const take = (source, type, text) => {
    const answer = type.includes('xml') ? new DOMParser().parseFromString(text, 'text/xml') : null;
    const elsewhere = answer?.querySelector('partial-response > redirect');
    if (!answer?.querySelector('partial-response > :is(changes, redirect)')) return false;
    if (elsewhere) {
      location.assign(elsewhere.getAttribute('url'));
      return true;
    }
    turn = draw();
    const {id, selectionStart, selectionEnd} = document.activeElement ?? document.body;
    answer.querySelectorAll('changes > update').forEach(put);
    answer.querySelectorAll('changes > eval').forEach(script => run(script.textContent));
    goOn({id, selectionStart, selectionEnd});
    if (source.isConnected) busy(source, false);
    say('drawn', {source});
    return true;
  };

  /** @param pressed as it was then: an answer may have drawn it anew since, and now() of app.js knows it again */
  const send = async pressed => {
    const source = now(pressed);
    const form = source?.closest('form');
    if (!form) return;
    busy(source, true);
    const quiet = 'quiet' in source.dataset;
    if (!quiet) say('sent', {source});
    let [status, type, text] = [0, '', ''];
    let good = false;
    try {
      const answer = await fetch(form.getAttribute('action'), {
        method: 'POST', body: contents(source, form), headers: {'Faces-Request': 'partial/ajax', 'Tremplin-Turn': turn},
      });
      type = answer.headers.get('Content-Type') ?? '';
      text = await answer.text();
      ({status, ok: good} = answer);
    } catch {
      // no answer, or half of one: the network
    }
    if (good && take(source, type, text)) return;
    busy(source, false);
    if (!quiet) say('unanswered', {source, status, type, text});
  };

  // One after the other: each answer brings the state that the next one is sent with
  let last = Promise.resolve();
  const queue = source => { last = last.then(() => send(source)).catch(e => setTimeout(() => { throw e; })); };

  document.addEventListener('click', e => {
    const button = e.target.closest('button[data-process]');
    if (!button || e.defaultPrevented) return;
    e.preventDefault();
    if (!button.form) return;
    busy(button, true);
    queue(button);
  });

  const waiting = new Map();
  const watch = (e, typing) => {
    const {name, form} = e.target;
    if (!name || !form) return;
    form.querySelectorAll('[data-watch]').forEach(source => {
      const {id, dataset} = source;
      if (!dataset.watch.split(' ').includes(name) || typing !== ('typing' in dataset)) return;
      clearTimeout(waiting.get(id));
      waiting.set(id, setTimeout(() => queue(source), typing ? 400 : 0));
    });
  };
  // Back to a page that a browser kept as it was when its button led elsewhere
  window.addEventListener('pageshow', e => e.persisted && document.querySelectorAll('button[aria-busy=true]').forEach(b => busy(b, false)));

  document.addEventListener('input', e => watch(e, true));
  document.addEventListener('change', e => watch(e, false));
}
