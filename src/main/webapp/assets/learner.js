/* Reads a block aloud, where this phone has a voice of its own for the language (an online voice would send the text
   away). No voice, no button. */
(() => {
  'use strict';
  const speech = window.speechSynthesis;
  if (!speech) return;
  const lang = document.documentElement.lang;
  const find = () => speech.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(lang));
  const offer = () => {
    if (!find()) return;
    document.querySelectorAll('.speak').forEach((button) => {
      if (document.getElementById(button.dataset.speak)) button.hidden = false;
    });
  };
  document.addEventListener('click', (event) => {
    const button = event.target.closest('.speak');
    if (!button) return;
    speech.cancel();
    const text = new SpeechSynthesisUtterance(document.getElementById(button.dataset.speak).innerText);
    text.voice = find();
    text.lang = lang;
    text.rate = 0.85;
    speech.speak(text);
  });
  speech.addEventListener?.('voiceschanged', offer);
  offer();
})();
