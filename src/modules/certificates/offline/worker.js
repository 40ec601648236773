// Lets the offline verifier open again without network: its page and its scripts are kept as anybody is served them, signed in or
// not; whatever else is asked goes to the server as ever.
const KEPT = 'haihe-offline-page'
const PAGE = '/verify/offline'

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) =>
  event.waitUntil(
    keep(event.data).then(
      () => event.ports[0]?.postMessage(true),
      () => event.ports[0]?.postMessage(false),
    ),
  ),
)
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(servedFirst(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(keptFirst(request, pathname))
})

async function servedFirst(request) {
  try {
    const answer = await fetch(request)
    if (answer.ok) return answer
    return (await kept(PAGE)) ?? answer
  } catch (error) {
    const found = await kept(PAGE)
    if (!found) throw error
    return found
  }
}

const keptFirst = async (request, pathname) => (await kept(pathname)) ?? fetch(request)

const kept = async (path) => (await caches.open(KEPT)).match(path)

/** The page as a stranger sees it, and its parts; what an earlier version was made of goes. */
async function keep(parts) {
  const store = await caches.open(KEPT)
  const assets = parts.filter((path) => typeof path === 'string' && path.startsWith('/assets/'))
  for (const path of [PAGE, ...assets]) {
    if (path !== PAGE && (await store.match(path))) continue
    const answer = await fetch(path, { credentials: 'omit' })
    if (!answer.ok || answer.redirected) throw new Error(`${path}: ${answer.status}`)
    await store.put(path, answer)
  }
  for (const { url } of await store.keys()) {
    const { pathname } = new URL(url)
    if (pathname !== PAGE && !assets.includes(pathname)) await store.delete(url)
  }
}
