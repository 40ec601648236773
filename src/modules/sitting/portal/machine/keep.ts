import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { KeptSave, Store } from './outbox.ts'

/** Who sits at this machine: what it needs to go on after the browser was closed. No key, and no question. */
export interface AtMachine {
  token: string
  sitting: string
  session: string
  machine: string
  first: number
  key: Record<string, unknown>
}

interface Schema extends DBSchema {
  who: { key: string; value: AtMachine }
  saves: { key: [string, string]; value: KeptSave & { sitting: string; session: string } }
}

/** What a page keeps on this machine, in a store of its own: a rehearsal's never stands beside an examination's. */
export interface Keep {
  whoSits(): Promise<AtMachine | undefined>
  sitsHere(one: AtMachine): Promise<void>
  /** Forgets who sat here; what was kept of the answers too, once the server has everything. */
  leave(sitting: string, everything: boolean): Promise<void>
  /** The store of one sitting on this machine. */
  storeOf(one: Pick<AtMachine, 'sitting' | 'session'>): Store
  /** What this machine keeps of anybody, for rescue files: one for each candidate who sat here. */
  keptHere(): Promise<{ sitting: string; session: string; sealed: string[] }[]>
}

/** What a trial of the machine leaves behind. */
export const TRIAL = 'trial'

/** What is kept under a name in the machine's own store. */
export function keepIn(name: string): Keep {
  let opened: Promise<IDBPDatabase<Schema>> | null = null
  const open = (): Promise<IDBPDatabase<Schema>> => {
    opened ??= openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('who')
        db.createObjectStore('saves', { keyPath: ['sitting', 'item'] })
      },
    })
    return opened
  }
  const all = (sitting: string) => IDBKeyRange.bound([sitting], [sitting, []])
  return {
    whoSits: async () => (await open()).get('who', 'who'),
    async sitsHere(one) {
      await (await open()).put('who', one, 'who')
    },
    async leave(sitting, everything) {
      const db = await open()
      await db.delete('who', 'who')
      if (everything) await db.delete('saves', all(sitting))
    },
    storeOf: ({ sitting, session }) => ({
      all: async () => (await open()).getAll('saves', all(sitting)),
      async put(save) {
        await (await open()).put('saves', { ...save, sitting, session }, undefined)
      },
    }),
    async keptHere() {
      const found = new Map<string, { sitting: string; session: string; sealed: string[] }>()
      for (const { sitting, session, item, sealed } of await (await open()).getAll('saves')) {
        if (item === TRIAL) continue
        const one = found.get(sitting) ?? { sitting, session, sealed: [] }
        found.set(sitting, { ...one, sealed: [...one.sealed, sealed] })
      }
      return [...found.values()]
    },
  }
}

/** Nothing outlives the page: practice at home leaves nothing on the machine. */
export function keepNothing(): Keep {
  const saves = new Map<string, KeptSave>()
  return {
    whoSits: async () => undefined,
    sitsHere: async () => undefined,
    leave: async () => saves.clear(),
    storeOf: () => ({
      all: async () => [...saves.values()],
      async put(save) {
        saves.set(save.item, save)
      },
    }),
    keptHere: async () => [],
  }
}

/** What examinations keep on this machine. */
export const examKeep = keepIn('haihe-sitting')
