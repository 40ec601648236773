import { SYSTEM } from '../../src/kernel/identity/actor.ts'
import { type Kernel, perform } from '../../src/kernel/verb/index.ts'
import type { DemoRow } from '../../src/main/demo/setting/registers.ts'
import { FACTS, type StatusKind } from '../../src/modules/people/index.ts'
import {
  connectRegister,
  deliveryParts,
  digestOf,
  type Mood,
  type StandIn,
  signatureOf,
  startStandIn,
} from '../../src/modules/registers/index.ts'
import { pushRows } from '../../src/modules/registers/verbs/deliver.ts'
import { official } from '../kernel.ts'

/** The register that a city of stories is connected to, and what it knows. */
const REGISTER = 'social-insurance'
const KNOWS = ['employment', 'insurance', 'retirement'] as const
const SECRET = 'a secret of the situations, long enough for any register'

/** 社保登记 as a city is connected to it: a server of its own that is asked over HTTP, in whatever mood it is. */
export interface Registers {
  keeps(kind: StatusKind): boolean
  /** It has this on file of a number from now on. */
  know(idNumber: string, row: DemoRow): void
  /** It tells the city of a change by itself (主动推送). */
  push(story: Told, person: { name: string; idNumber: string }, change: Change): Promise<void>
  mood(mood: Mood): void
  close(): Promise<void>
}

/** To whom and when a register tells something. */
interface Told {
  kernel: Kernel
  today: string
}

/** Rows that are new or other than before, and the register's own names of rows taken back. */
interface Change {
  rows?: readonly DemoRow[]
  takenBack?: readonly string[]
}

let serial = 0
/** A signed push of one change. */
async function push(
  { kernel, today: asOf }: Told,
  { name, idNumber: number }: { name: string; idNumber: string },
  change: Change,
): Promise<void> {
  serial += 1
  const payload = JSON.stringify({ people: [{ name, number, ...change }] })
  const sent = { register: REGISTER, serial, asOf }
  const parts = deliveryParts({ ...sent, whole: false, digest: digestOf(payload) })
  await perform(
    kernel,
    pushRows,
    { actor: SYSTEM, requestId: 'situation' },
    { ...sent, payload, signature: signatureOf(SECRET, parts) },
  )
}

const keeps = (kind: StatusKind): boolean =>
  KNOWS.some((fact) => (FACTS[fact].kinds as readonly string[]).includes(kind))

/** Starts the register and connects the city to it, as its system administrator does. */
export async function connected(kernel: Kernel): Promise<Registers> {
  const rows = new Map<string, DemoRow[]>()
  const server: StandIn = await startStandIn({
    secret: (register) => (register === REGISTER ? SECRET : null),
    asOf: async () => '9999-12-31',
    rows: async (_register, number, facts) =>
      (rows.get(number) ?? []).filter(({ kind }) =>
        facts.some((fact) =>
          (FACTS[fact as (typeof KNOWS)[number]]?.kinds as readonly string[])?.includes(kind),
        ),
      ),
  })
  await perform(
    kernel,
    connectRegister,
    { actor: official('system-admin'), requestId: 'situation' },
    { register: REGISTER, way: 'query', url: server.url(REGISTER), secret: SECRET },
  )
  return {
    keeps,
    push,
    know(idNumber, row) {
      rows.set(idNumber, [...(rows.get(idNumber) ?? []), row])
    },
    mood: (mood) => server.mood(REGISTER, mood),
    close: () => server.close(),
  }
}
