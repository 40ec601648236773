import { h, render } from 'preact'
import type { Linked } from '../offline/badge.ts'
import { type Kept, type Reading, readEndedList, readFileBytes, readText } from '../offline/reading.ts'
import { type Guomi, isObject, type PublicKey } from '../offline/token.ts'
import { KeptNote, OfflineAnswer } from './offline/answer.tsx'
import { ENDED_PATH, WORKER_PATH } from './offline/paths.ts'

const KEYS_PATH = '/.well-known/haihe-keys.json'
const STORE = 'haihe-offline-kept'

/** What is kept of the issuer: its keys with the moment they were fetched, and the list as it was signed. */
interface Stored {
  keys: PublicKey[]
  keysAt: string
  ended: string | null
}

const find = <E extends HTMLElement>(name: string): E | null =>
  document.querySelector<E>(`[data-offline-${name}]`)

const note = find('kept')
const place = find('answer')
const form = find<HTMLFormElement>('form')
if (note && place && form) void start(note, place, form)

async function start(note: HTMLElement, place: HTMLElement, form: HTMLFormElement): Promise<void> {
  const hours = Number(note.dataset.hours) || 24
  let kept: Kept | null = await openStored()
  // What the server drew goes once; from then on the library knows what stands there.
  note.replaceChildren()
  let before: Extract<Reading, { token: string }> | null = null

  const draw = (opens: boolean) => {
    render(h(KeptNote as never, { kept, hours, now: new Date(), opens } as never), note)
  }
  const answer = (reading: Reading) => {
    if ('token' in reading) before = reading
    const shown = { reading, kept, hours, now: new Date() }
    render(h(OfflineAnswer as never, shown as never), place)
    place.focus()
  }
  const check = async (text: string) => {
    if (kept) answer(await readText(text, kept, new Date(), before))
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const given = new FormData(form)
    const file = given.get('file')
    const read =
      file instanceof File && file.size > 0 ? checkFile(file) : check(String(given.get('text') ?? ''))
    read.catch(() => answer({ kind: 'fake', reason: '读不出来，请换一种办法' }))
  })
  async function checkFile(file: File): Promise<void> {
    if (!kept) return
    if (file.type.startsWith('image/')) return check((await codeIn(await createImageBitmap(file))) ?? '')
    answer(await readFileBytes(new Uint8Array(await file.arrayBuffer()), kept, new Date(), before))
  }
  offerCamera(check)

  draw(false)
  const fresh = await fetchStored(kept)
  if (fresh) kept = fresh
  draw(false)
  draw(await keepPage())
}

async function openStored(): Promise<Kept | null> {
  const stored = storedIn(localStorage.getItem(STORE))
  if (!stored) return null
  const { keys, keysAt, ended } = stored
  return { keys, keysAt, ended: ended ? await readEndedList(ended, keys, guomi) : null, guomi, linked }
}

/** Asks the server anew; an older list than the one at hand is not taken. Null without network. */
async function fetchStored(before: Kept | null): Promise<Kept | null> {
  try {
    const [keysAnswer, endedAnswer] = await Promise.all(
      [KEYS_PATH, ENDED_PATH].map((path) => fetch(path, { cache: 'no-cache' })),
    )
    if (!keysAnswer?.ok || !endedAnswer?.ok) return null
    const { keys } = (await keysAnswer.json()) as { keys: PublicKey[] }
    const token = await endedAnswer.text()
    const ended = await readEndedList(token, keys, guomi)
    if (ended && before?.ended && ended.at < before.ended.at) return null
    const stored: Stored = { keys, keysAt: new Date().toISOString(), ended: ended && token }
    localStorage.setItem(STORE, JSON.stringify(stored))
    return { keys, keysAt: stored.keysAt, ended, guomi, linked }
  } catch {
    return null
  }
}

/** What the page names as loaded later, a script of its own which the browser keeps with it: fetched when something needs it. */
async function later(name: string): Promise<void> {
  const path = document.querySelector<HTMLLinkElement>(`link[data-later="${name}"]`)?.href
  if (!path) throw new Error(`the page names no ${name}`)
  await new Promise<void>((done, fail) => {
    const script = document.createElement('script')
    script.type = 'module'
    script.src = path
    script.onload = () => done()
    script.onerror = () => fail(new Error(`${name} was not loaded`))
    document.head.append(script)
  })
}

const known = globalThis as { haiheGuomi?: Guomi; haiheLinked?: Linked }

/** 国密, where something is signed by it. */
async function guomi(): Promise<Guomi> {
  if (!known.haiheGuomi) await later('guomi')
  if (!known.haiheGuomi) throw new Error('the national algorithms are not in their script')
  return known.haiheGuomi
}

/** Linked data, where there is a badge. */
async function linked(): Promise<Linked> {
  if (!known.haiheLinked) await later('linked')
  if (!known.haiheLinked) throw new Error('linked data is not in its script')
  return known.haiheLinked
}

function storedIn(text: string | null): Stored | null {
  try {
    const found: unknown = JSON.parse(text ?? '')
    return isObject(found) && Array.isArray(found.keys) ? (found as unknown as Stored) : null
  } catch {
    return null
  }
}

/** Asks the browser to keep this page, so that it opens again without network; says whether it does. */
async function keepPage(): Promise<boolean> {
  try {
    await navigator.serviceWorker.register(WORKER_PATH, { scope: '/verify/offline' })
    const { active } = await navigator.serviceWorker.ready
    if (!navigator.onLine || !active) return active !== null
    const parts = [
      ...document.querySelectorAll<HTMLElement>('link[href^="/assets/"], script[src^="/assets/"]'),
    ].map((one) => one.getAttribute('href') ?? one.getAttribute('src') ?? '')
    const { port1, port2 } = new MessageChannel()
    const told = new Promise<boolean>((done) => {
      port1.onmessage = ({ data }) => done(data === true)
    })
    active.postMessage(parts, [port2])
    return await told
  } catch {
    return false
  }
}

interface Detector {
  detect(of: ImageBitmapSource): Promise<{ rawValue: string }[]>
}
const Detectors = (globalThis as { BarcodeDetector?: new (of: { formats: string[] }) => Detector })
  .BarcodeDetector

/** What the code in a picture says; null where the browser reads no codes or finds none. */
async function codeIn(picture: ImageBitmapSource): Promise<string | null> {
  if (!Detectors) return null
  const [found] = await new Detectors({ formats: ['qr_code'] }).detect(picture)
  return found?.rawValue ?? null
}

/** The camera, where the browser reads codes itself; it is let go as soon as one was read. */
function offerCamera(check: (text: string) => Promise<void>): void {
  const button = find<HTMLButtonElement>('camera')
  const video = find<HTMLVideoElement>('video')
  if (!Detectors || !button || !video) return
  button.hidden = false
  button.addEventListener('click', async () => {
    const stream = await navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .catch(() => null)
    if (!stream) return
    video.hidden = false
    video.srcObject = stream
    await video.play()
    let text: string | null = null
    while (text === null && stream.active) {
      text = await codeIn(video).catch(() => null)
      await new Promise((next) => setTimeout(next, 200))
    }
    for (const track of stream.getTracks()) track.stop()
    video.hidden = true
    if (text !== null) await check(text)
  })
}
