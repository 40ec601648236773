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

let opened: Promise<IDBPDatabase<Schema>> | null = null

const open = (): Promise<IDBPDatabase<Schema>> => {
  opened ??= openDB<Schema>('haihe-sitting', 1, {
    upgrade(db) {
      db.createObjectStore('who')
      db.createObjectStore('saves', { keyPath: ['sitting', 'item'] })
    },
  })
  return opened
}

export const whoSits = async (): Promise<AtMachine | undefined> => (await open()).get('who', 'who')

export const sitsHere = async (one: AtMachine): Promise<void> => {
  await (await open()).put('who', one, 'who')
}

/** Forgets who sat here; what was kept of the answers too, once the server has everything. */
export async function leave(sitting: string, everything: boolean): Promise<void> {
  const db = await open()
  await db.delete('who', 'who')
  if (everything) await db.delete('saves', IDBKeyRange.bound([sitting], [sitting, []]))
}

/** The store of one sitting on this machine. */
export const storeOf = ({ sitting, session }: Pick<AtMachine, 'sitting' | 'session'>): Store => ({
  async all() {
    return (await open()).getAll('saves', IDBKeyRange.bound([sitting], [sitting, []]))
  },
  async put(save) {
    await (await open()).put('saves', { ...save, sitting, session }, undefined)
  },
})

/** What a trial of the machine leaves behind. */
export const TRIAL = 'trial'

/** What this machine keeps of anybody, for rescue files: one for each candidate who sat here. */
export async function keptHere(): Promise<{ sitting: string; session: string; sealed: string[] }[]> {
  const found = new Map<string, { sitting: string; session: string; sealed: string[] }>()
  for (const { sitting, session, item, sealed } of await (await open()).getAll('saves')) {
    if (item === TRIAL) continue
    const one = found.get(sitting) ?? { sitting, session, sealed: [] }
    found.set(sitting, { ...one, sealed: [...one.sealed, sealed] })
  }
  return [...found.values()]
}
