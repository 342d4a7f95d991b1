/*
 * The service worker: where there is no network, the trainer's pages open from what the phone kept. It holds no data of
 * anybody: lists and taps are in the database of outbox.js. One cache for each release; an older one goes.
 */
'use strict';
const CACHE = `tremplin-${new URL(self.location).searchParams.get('v')}`;
const SHELL = '/attendance/offline';
const PAGES = ['/', '/attendance/today', '/attendance/roll-call'];
/** A slow network is one: the kept page is for one that does not answer at all, though the phone sees no error. */
const PATIENCE = 10000;

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith('tremplin-') && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
})()));

/**
 * The page from the server; the kept one when it does not come. What the kept one can stand for, the trainer's pages, is not
 * waited for long; of any other it says that it needs the network.
 */
const page = async (request, ours) => {
  const shell = await caches.match(SHELL);
  if (!shell) return fetch(request);
  const late = new Promise((resolve) => { if (ours) setTimeout(() => resolve(shell), PATIENCE); });
  try {
    const answer = await Promise.race([fetch(request), late]);
    return ours && answer.status >= 502 ? shell : answer;
  } catch (offline) {
    return shell;
  }
};

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    // a file is no page: how it is saved is left to the browser
    if (!url.pathname.startsWith('/api/')) event.respondWith(page(request, PAGES.includes(url.pathname)));
  } else if (url.pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});
