/**
 * Lets the phone pages of trainers, examiners and quality supervisors open again without network (离线重开): its page, its scripts and who is signed in are kept as they
 * were last served; whatever else the workbench asks goes to the server as ever. Nothing is kept once nobody is signed in.
 */
const KEPT = 'haihe-phone'
const ME = '/api/v1/identity/me'
const PHONE =
  /^\/work\/(classes\/[0-9a-f-]{36}\/phone|practical\/[0-9a-f-]{36}\/mark|visits\/DD-[0-9-]{18,24}\/walk)$/
const ASSET = /^\/work\/assets\//

/** So many scripts of earlier versions may lie about before all of them are let go. */
const MOST_KEPT = 400

interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface Asked extends Event {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Told extends Lasting {
  data: unknown
}
/** The part of a service worker's global scope that is used here. */
interface Scope {
  addEventListener(type: 'install' | 'activate', take: (event: Lasting) => void): void
  addEventListener(type: 'fetch', take: (event: Asked) => void): void
  addEventListener(type: 'message', take: (event: Told) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}
const scope = globalThis as unknown as Scope

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()))
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()))
scope.addEventListener('message', (event) => event.waitUntil(keepAll(event.data)))
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (ASSET.test(pathname)) event.respondWith(keptFirst(request))
  else if (pathname === ME || (request.mode === 'navigate' && PHONE.test(pathname)))
    event.respondWith(servedFirst(request))
})

/** What never changes under its name is taken from the phone. */
async function keptFirst(request: Request): Promise<Response> {
  const kept = await caches.open(KEPT)
  const found = await kept.match(request.url)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await kept.put(request.url, answer.clone())
  return answer
}

/** What may change is asked of the server, and taken from the phone only where there is no network. */
async function servedFirst(request: Request): Promise<Response> {
  const kept = await caches.open(KEPT)
  const { pathname } = new URL(request.url)
  try {
    const answer = await fetch(request)
    if (pathname === ME && (await nobody(answer))) {
      await caches.delete(KEPT)
      // What is kept for whoever was signed in stays sealed; its key is given again when that one comes back.
      indexedDB.deleteDatabase('haihe-phone-key')
    }
    if (answer.ok && !answer.redirected && (await caches.has(KEPT))) await kept.put(pathname, answer.clone())
    return answer
  } catch (error) {
    const found = await kept.match(pathname)
    if (!found) throw error
    return found
  }
}

/** Nobody is signed in, so nothing of anybody's stays on this phone. */
async function nobody(answer: Response): Promise<boolean> {
  if (!answer.ok) return answer.status === 401
  return ((await answer.clone().json()) as { kind?: string }).kind === 'public'
}

/** What the page had loaded before this was there to see it. */
async function keepAll(told: unknown): Promise<void> {
  if (!Array.isArray(told)) return
  const paths = told.filter(
    (one) => typeof one === 'string' && (ASSET.test(one) || PHONE.test(one) || one === ME),
  )
  if ((await (await caches.open(KEPT)).keys()).length > MOST_KEPT) await caches.delete(KEPT)
  const kept = await caches.open(KEPT)
  await Promise.all(
    paths.map(async (path: string) => {
      if (ASSET.test(path) && (await kept.match(path))) return
      const answer = await fetch(path, { credentials: 'same-origin' })
      if (answer.ok && !answer.redirected) await kept.put(path, answer)
    }),
  )
}

export {}
