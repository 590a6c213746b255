// Keeps the shell of the page, never anything of a site or a run: without the service the page opens and says that the link is lost.
const SHELL = 'shell';

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isShell = request.method === 'GET' && url.origin === self.location.origin && !url.pathname.includes('/api/');
  if (isShell) event.respondWith(newestOrKept(request));
});

async function newestOrKept(request) {
  const kept = await caches.open(SHELL);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await kept.put(request, fresh.clone());
    return fresh;
  } catch (error) {
    const known = await kept.match(request);
    if (known !== undefined) return known;
    throw error;
  }
}
