import { type IDBPDatabase, openDB } from 'idb'
import { freshKey } from '../api/submission-key.ts'

/** What a phone keeps until the server has said what became of it. */
export interface Kept {
  key: string
  /** By this phone's clock; the server takes the clock's error off. */
  at: string
  /** Its place among what was kept at the same moment. */
  n?: number
  /** It was given to the network at least once: the server may have it. */
  tried?: boolean
  /** The server has it; it stays until what the server knows was fetched anew. */
  done?: boolean
  /** Why it does not count as it was sent; kept until it has been read. */
  rejected?: string
}

/** What the server said became of an entry: forgotten, or kept with a change. */
export type Became<E> = 'forget' | Partial<E>

interface Given<E extends Kept, L extends { id: string }> {
  database: string
  /** The field by which entries belong to one list. */
  of: keyof E & string
  /** Fetches what is taken along. */
  fetch(id: string): Promise<L>
  /** Sends a portion; what became of each by its key. */
  send(id: string, portion: readonly E[]): Promise<ReadonlyMap<string, Became<E>>>
  /** Whether an entry is sent under what was taken along: not in somebody else's name. */
  sends?(entry: E, list: L | undefined): boolean
}

/** An outbox on this phone (离线收件): what is entered is kept first and sent when there is network, each entry as often as it needs. */
export interface Outbox<E extends Kept, L extends { id: string }> {
  /** Keeps an entry, made from what is held already; once this has answered, closing the page or the phone loses nothing. */
  keep(
    id: string,
    make: (held: readonly E[]) => { entry: Omit<E, keyof Kept>; instead?: string },
  ): Promise<void>
  keptFor(id: string): Promise<E[]>
  /** Forgets an entry that was not taken, once its reason has been read. */
  dismiss(key: string): Promise<void>
  /** What was taken along, from the server where there is network, else as it was last fetched. */
  takeAlong(id: string): Promise<{ list: L; fresh: boolean }>
  send(id: string): Promise<void>
}

/** As many as the server takes at once. */
const PORTION = 100

const waits = ({ rejected, done }: Kept): boolean => !rejected && !done
const inOrder = (a: Kept, b: Kept): number => (a.at === b.at ? (a.n ?? 0) - (b.n ?? 0) : a.at < b.at ? -1 : 1)

/** Opens the outbox of a page in a database of its own. */
export function outbox<E extends Kept, L extends { id: string }>(given: Given<E, L>): Outbox<E, L> {
  let opened: Promise<IDBPDatabase> | null = null
  const open = () => {
    opened ??= openDB(given.database, 1, {
      upgrade(db) {
        db.createObjectStore('entries', { keyPath: 'key' }).createIndex(given.of, given.of)
        db.createObjectStore('lists', { keyPath: 'id' })
      },
    })
    return opened
  }
  const keptFor = async (id: string): Promise<E[]> => (await open()).getAllFromIndex('entries', given.of, id)

  /** Portion by portion; each entry is forgotten only after the server has said what became of it. */
  async function sendAll(id: string): Promise<void> {
    const db = await open()
    for (;;) {
      const list = await db.get('lists', id)
      const ready = (await keptFor(id)).filter((one) => waits(one) && (given.sends?.(one, list) ?? true))
      const portion = ready.sort(inOrder).slice(0, PORTION)
      if (portion.length === 0) return
      const begun = db.transaction('entries', 'readwrite')
      // What was put in another's place meanwhile is not sent any more.
      const sent: E[] = []
      for (const { key } of portion) {
        const one = await begun.store.get(key)
        if (!one) continue
        const tried = { ...one, tried: true }
        await begun.store.put(tried)
        sent.push(tried)
      }
      await begun.done
      if (sent.length === 0) continue
      const became = await given.send(id, sent)
      const change = db.transaction('entries', 'readwrite')
      for (const entry of sent) {
        const result = became.get(entry.key)
        if (result === 'forget') await change.store.delete(entry.key)
        else if (result) await change.store.put({ ...entry, ...result })
      }
      await change.done
      if (became.size === 0) return
    }
  }

  return {
    keptFor,
    async keep(id, make) {
      const change = (await open()).transaction('entries', 'readwrite')
      const held = await change.store.index(given.of).getAll(id)
      const { entry, instead } = make(held)
      if (instead) await change.store.delete(instead)
      const n = held.reduce((most, one) => Math.max(most, one.n ?? 0), 0) + 1
      await change.store.put({ ...entry, key: uuid(), at: new Date().toISOString(), n } as E)
      await change.done
    },
    dismiss: async (key) => (await open()).delete('entries', key),
    async takeAlong(id) {
      const db = await open()
      const known = (await keptFor(id)).filter(({ done }) => done)
      try {
        const list = await given.fetch(id)
        const change = db.transaction(['entries', 'lists'], 'readwrite')
        await change.objectStore('lists').put(list)
        for (const { key } of known) await change.objectStore('entries').delete(key)
        await change.done
        return { list, fresh: true }
      } catch (error) {
        const before = await db.get('lists', id)
        if (!before) throw error
        return { list: before, fresh: false }
      }
    },
    // One page of this phone sends at a time; what was sent and not answered is sent again under the same key.
    async send(id) {
      const all = () => sendAll(id)
      await (navigator.locks ? navigator.locks.request(`${given.database} ${id}`, all) : all())
    },
  }
}

/** A random UUID, also where a page has no HTTPS. */
export const uuid = (): string => {
  const hex = freshKey()
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
