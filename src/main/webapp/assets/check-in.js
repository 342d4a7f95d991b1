/* A learner scanned the code of the trainer's screen: it is sent at once, for it dies in seconds. */
(() => {
  'use strict';
  const csrf = document.querySelector('meta[name=csrf-token]').content;
  const { code } = document.getElementById('check-in').dataset;
  const part = (name) => document.querySelector(`#check-in [data-part=${name}]`);
  const show = (answer) => document.querySelectorAll('#check-in > section').forEach((section) => {
    section.hidden = section.dataset.answer !== answer;
  });

  const send = async () => {
    show('waiting');
    try {
      const response = await fetch('/api/v1/check-ins', {
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-CSRF-Token': csrf },
        body: JSON.stringify({ code }),
      });
      const answer = await response.json();
      if (response.ok && answer.present) {
        part('title').textContent = answer.title;
        part('late').hidden = answer.minutesLate === 0;
        part('minutes').textContent = answer.minutesLate;
        show('noted');
      } else {
        show(!response.ok && answer.type?.endsWith('CODE_OVER') ? 'over' : 'trainer');
      }
    } catch (noNetwork) {
      show('offline');
    }
  };
  document.getElementById('check-in-again').addEventListener('click', send);
  send();
})();
