/*
 * The telephone goes round: everybody touches their own first name, hears it, and draws their signature or their mark.
 * No account, nothing to read. Loaded when the trainer asks for it; what is drawn goes through outbox.js like a tap.
 *
 * people: those who may sign, {person, name, initials, signed}; sign(person, strokes) takes what was drawn, as lines on a
 * field of 300 × 120 points.
 */
window.passRound = (dialog, people, lang, sign) => {
  'use strict';
  const LONGEST = 7900;
  const CROSS = 'M120,35L180,85M180,35L120,85';
  const part = (name) => dialog.querySelector(`[data-part=${name}]`);
  const canvas = dialog.querySelector('canvas');
  const pen = canvas.getContext('2d');
  let who = null;
  let strokes = '';
  let last = null;

  const say = (text) => {
    const voice = window.speechSynthesis?.getVoices().find((v) => v.localService && v.lang.startsWith(lang));
    if (!voice) return;
    speechSynthesis.cancel();
    speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang }));
  };

  const show = (name) => ['who', 'sign'].forEach((step) => { part(step).hidden = step !== name; });

  const tiles = () => {
    show('who');
    part('people').replaceChildren(...people.map((person) => {
      const li = document.createElement('li');
      const tile = part('tile').content.firstElementChild.cloneNode(true);
      const avatar = tile.querySelector('.avatar');
      avatar.textContent = person.initials;
      avatar.dataset.tint = Math.abs(person.person) % 5;
      tile.querySelector('bdi').textContent = person.name;
      tile.querySelector('.pass-done').hidden = !person.signed;
      tile.addEventListener('click', () => begin(person));
      li.append(tile);
      return li;
    }));
    part('people').querySelector('button')?.focus();
  };

  const clear = () => {
    strokes = '';
    last = null;
    pen.clearRect(0, 0, canvas.width, canvas.height);
    part('ok').disabled = true;
  };

  const begin = (person) => {
    who = person;
    dialog.querySelector('.pass-name').textContent = person.name;
    show('sign');
    clear();
    pen.lineWidth = 4;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.strokeStyle = getComputedStyle(canvas).color;
    canvas.focus();
    say(person.name.split(' ')[0]);
  };

  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
    return [within((event.clientX - box.left) / box.width * 300, 300), within((event.clientY - box.top) / box.height * 120, 120)];
  };

  const line = (from, to) => {
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
    part('ok').disabled = false;
  };

  canvas.onpointerdown = (event) => {
    event.preventDefault();
    if (strokes.length > LONGEST) return;
    canvas.setPointerCapture(event.pointerId);
    last = at(event);
    strokes += `M${last}`;
    const dot = [Math.min(300, last[0] + 1), last[1]];
    strokes += `L${dot}`;
    line(last, dot);
  };
  canvas.onpointermove = (event) => {
    if (!last || strokes.length > LONGEST) return;
    const now = at(event);
    if (Math.hypot(now[0] - last[0], now[1] - last[1]) < 2) return;
    strokes += `L${now}`;
    line(last, now);
    last = now;
  };
  canvas.onpointerup = () => { last = null; };
  canvas.onpointercancel = canvas.onpointerup;
  // without a finger: a cross is a mark, too
  canvas.onkeydown = (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    clear();
    strokes = CROSS;
    line([120, 35], [180, 85]);
    line([180, 35], [120, 85]);
  };

  part('again').onclick = () => { clear(); canvas.focus(); };
  part('back').onclick = tiles;
  part('ok').onclick = () => {
    sign(who, strokes);
    who.signed = true;
    tiles();
  };
  tiles();
  dialog.showModal();
};
