import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { z } from 'zod'
import { call } from '../../../../workbench/api/call.ts'
import { freshKey } from '../../../../workbench/api/submission-key.ts'
import type { handInSignIns, readSignInList } from '../../verbs/attendance/hand-in.ts'

export type SignInList = z.output<typeof readSignInList.output>
type Results = z.output<typeof handInSignIns.output>

/** A sign-in that this phone keeps until the server has said what became of it. */
export interface Kept {
  key: string
  class: string
  pass: string
  /** By this phone's clock; the server takes the clock's error off. */
  at: string
  byHand?: string
  /** Why the server did not take it; kept until the teacher has read it. */
  rejected?: string
}

interface Schema extends DBSchema {
  entries: { key: string; value: Kept; indexes: { class: string } }
  lists: { key: string; value: SignInList }
}

/** As many as the server takes at once. */
const PORTION = 100

let opened: Promise<IDBPDatabase<Schema>> | null = null

const open = (): Promise<IDBPDatabase<Schema>> => {
  opened ??= openDB<Schema>('haihe-sign-ins', 1, {
    upgrade(db) {
      db.createObjectStore('entries', { keyPath: 'key' }).createIndex('class', 'class')
      db.createObjectStore('lists', { keyPath: 'id' })
    },
  })
  return opened
}

/** Keeps a sign-in on this phone; once this has answered, closing the page or the phone loses nothing. */
export async function keep(one: Omit<Kept, 'key' | 'at'>): Promise<Kept> {
  const kept = { ...one, key: uuid(), at: new Date().toISOString() }
  await (await open()).put('entries', kept)
  return kept
}

/** What this phone holds for a class. */
export const keptFor = async (id: string): Promise<Kept[]> =>
  (await open()).getAllFromIndex('entries', 'class', id)

/** Forgets a sign-in that the server did not take, once its reason has been read. */
export const dismiss = async (key: string): Promise<void> => (await open()).delete('entries', key)

/** The list of a class, from the server where there is network, else as it was last taken along. */
export async function takeAlong(id: string): Promise<{ list: SignInList; fresh: boolean }> {
  const db = await open()
  try {
    const list = await call<SignInList>('GET', '/training/classes/{id}/sign-in-list', { id })
    await db.put('lists', list)
    return { list, fresh: true }
  } catch (error) {
    const before = await db.get('lists', id)
    if (!before) throw error
    return { list: before, fresh: false }
  }
}

/**
 * Sends what is kept for a class, portion by portion, and forgets each entry only after the server has said what became of it. What
 * was sent and not answered is sent again under the same key. One page of this phone sends at a time.
 */
export async function send(id: string): Promise<void> {
  const one = () => sendAll(id)
  await (navigator.locks ? navigator.locks.request(`haihe-sign-ins ${id}`, one) : one())
}

async function sendAll(id: string): Promise<void> {
  const db = await open()
  for (;;) {
    const waiting = (await keptFor(id)).filter(({ rejected }) => !rejected)
    const portion = waiting.sort((a, b) => (a.at < b.at ? -1 : 1)).slice(0, PORTION)
    if (portion.length === 0) return
    const { results } = await call<Results>('POST', '/training/classes/{id}/sign-ins', {
      id,
      clock: new Date().toISOString(),
      entries: portion.map(({ class: _class, rejected: _rejected, ...entry }) => entry),
    })
    const done = new Map(results.map((result) => [result.key, result]))
    const change = db.transaction('entries', 'readwrite')
    for (const entry of portion) {
      const result = done.get(entry.key)
      if (result?.became === 'rejected')
        await change.store.put({ ...entry, rejected: result.why ?? '没有收下' })
      else if (result) await change.store.delete(entry.key)
    }
    await change.done
    if (done.size === 0) return
  }
}

/** A random UUID, also where a page has no HTTPS. */
const uuid = (): string => {
  const hex = freshKey()
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
