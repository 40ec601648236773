import { type IDBPDatabase, openDB } from 'idb'
import { freshKey } from '../api/submission-key.ts'
import type { PhoneSeal } from './phone-seal.ts'

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
  /** What seals all of it for whoever is signed in, so that whoever signs in next on this phone reads nothing; null where nothing can be sealed. */
  seal?(): Promise<PhoneSeal | null>
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
  /** What whoever is signed in kept. */
  keptFor(id: string): Promise<E[]>
  /** How many entries wait here that are sealed for somebody else; they are sent when that one signs in again. */
  othersFor(id: string): Promise<number>
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

/** An entry as this phone's store holds it: sealed, but for what says where it belongs and how far it is. */
interface Row extends Kept {
  owner?: string
  sealed?: string
}

/** Opens the outbox of a page in a database of its own. */
export function outbox<E extends Kept, L extends { id: string }>(given: Given<E, L>): Outbox<E, L> {
  let opened: Promise<IDBPDatabase> | null = null
  const open = () => {
    opened ??= openDB(given.database, given.seal ? 2 : 1, {
      upgrade(db, from, _to, change) {
        if (from < 1) {
          db.createObjectStore('entries', { keyPath: 'key' }).createIndex(given.of, given.of)
          db.createObjectStore('lists', { keyPath: 'id' })
        }
        // Lists that were kept open are fetched again; entries are nobody's to throw away.
        else void change.objectStore('lists').clear()
      },
    })
    return opened
  }
  const sealer = async (): Promise<PhoneSeal | null> => (await given.seal?.()) ?? null

  async function rowOf(seal: PhoneSeal | null, entry: E): Promise<Row> {
    if (!seal) return entry
    const { key, at, n, tried, done, rejected } = entry
    const belongs = { key, at, [given.of]: entry[given.of], owner: seal.owner }
    return {
      ...belongs,
      ...(n === undefined ? {} : { n }),
      ...(tried ? { tried } : {}),
      ...(done ? { done } : {}),
      // Why is sealed too; that it waits for nothing any more is not.
      ...(rejected ? { rejected: 'sealed' } : {}),
      sealed: await seal.seal(entry),
    }
  }
  /** The entry of a row; null where it is sealed for somebody else. */
  async function entryOf(seal: PhoneSeal | null, row: Row): Promise<E | null> {
    if (row.sealed === undefined) return row as E
    const entry = seal && row.owner === seal.owner ? ((await seal.open(row.sealed)) as E | null) : null
    return entry && { ...entry, ...(row.tried ? { tried: true } : {}) }
  }
  async function entriesOf(seal: PhoneSeal | null, rows: readonly Row[]): Promise<E[]> {
    const own: E[] = []
    for (const row of rows) {
      const entry = await entryOf(seal, row)
      if (entry) own.push(entry)
    }
    return own
  }
  const rowsFor = async (id: string): Promise<Row[]> =>
    (await open()).getAllFromIndex('entries', given.of, id)
  const keptFor = async (id: string): Promise<E[]> => entriesOf(await sealer(), await rowsFor(id))

  const listKey = (seal: PhoneSeal | null, id: string) => (seal ? `${seal.owner} ${id}` : id)
  async function listFor(seal: PhoneSeal | null, id: string): Promise<L | undefined> {
    const row = (await (await open()).get('lists', listKey(seal, id))) as
      | (L & { sealed?: string })
      | undefined
    if (row?.sealed === undefined) return row
    return ((await seal?.open(row.sealed)) as L | null | undefined) ?? undefined
  }

  /** Portion by portion; each entry is forgotten only after the server has said what became of it. */
  async function sendAll(id: string): Promise<void> {
    const db = await open()
    const seal = await sealer()
    for (;;) {
      const list = await listFor(seal, id)
      const ready = (await entriesOf(seal, await rowsFor(id))).filter(
        (one) => waits(one) && (given.sends?.(one, list) ?? true),
      )
      const portion = ready.sort(inOrder).slice(0, PORTION)
      if (portion.length === 0) return
      const begun = db.transaction('entries', 'readwrite')
      // What was put in another's place meanwhile is not sent any more.
      const sent: E[] = []
      for (const entry of portion) {
        const row = (await begun.store.get(entry.key)) as Row | undefined
        if (!row) continue
        await begun.store.put({ ...row, tried: true })
        sent.push({ ...entry, tried: true })
      }
      await begun.done
      if (sent.length === 0) continue
      const became = await given.send(id, sent)
      const rows = new Map<string, Row>()
      for (const entry of sent) {
        const result = became.get(entry.key)
        if (result && result !== 'forget') rows.set(entry.key, await rowOf(seal, { ...entry, ...result }))
      }
      const change = db.transaction('entries', 'readwrite')
      for (const { key } of sent) {
        const row = rows.get(key)
        if (became.get(key) === 'forget') await change.store.delete(key)
        else if (row) await change.store.put(row)
      }
      await change.done
      if (became.size === 0) return
    }
  }

  /** Keeps an entry; where the one that it takes the place of was given to the network meanwhile, it is made anew. */
  async function keepOne(id: string, make: Parameters<Outbox<E, L>['keep']>[1]): Promise<void> {
    const seal = await sealer()
    for (;;) {
      const rows = await rowsFor(id)
      const { entry, instead } = make(await entriesOf(seal, rows))
      const n = rows.reduce((most, one) => Math.max(most, one.n ?? 0), 0) + 1
      const row = await rowOf(seal, { ...entry, key: uuid(), at: new Date().toISOString(), n } as E)
      const change = (await open()).transaction('entries', 'readwrite')
      const before = instead ? ((await change.store.get(instead)) as Row | undefined) : undefined
      const gone = instead !== undefined && (before === undefined || before.tried === true)
      if (!gone) {
        if (instead) await change.store.delete(instead)
        await change.store.put(row)
      }
      await change.done
      if (!gone) return
    }
  }

  const alone = async (what: string, run: () => Promise<void>): Promise<void> => {
    if (navigator.locks) await navigator.locks.request(what, run)
    else await run()
  }

  return {
    keptFor,
    async othersFor(id) {
      const seal = await sealer()
      return (await rowsFor(id)).filter(
        (row) => waits(row) && row.sealed !== undefined && row.owner !== seal?.owner,
      ).length
    },
    keep: (id, make) => alone(`${given.database} keep ${id}`, () => keepOne(id, make)),
    dismiss: async (key) => (await open()).delete('entries', key),
    async takeAlong(id) {
      const db = await open()
      const known = (await keptFor(id)).filter(({ done }) => done)
      const seal = await sealer()
      try {
        const list = await given.fetch(id)
        const row = seal ? { id: listKey(seal, id), sealed: await seal.seal(list) } : list
        const change = db.transaction(['entries', 'lists'], 'readwrite')
        await change.objectStore('lists').put(row)
        for (const { key } of known) await change.objectStore('entries').delete(key)
        await change.done
        return { list, fresh: true }
      } catch (error) {
        const before = await listFor(seal, id)
        if (!before) throw error
        return { list: before, fresh: false }
      }
    },
    // One page of this phone sends at a time; what was sent and not answered is sent again under the same key.
    send: (id) => alone(`${given.database} ${id}`, () => sendAll(id)),
  }
}

/** A random UUID, also where a page has no HTTPS. */
export const uuid = (): string => {
  const hex = freshKey()
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
