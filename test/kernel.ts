import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { codeOf } from '../src/kernel/case/decide/doubts.ts'
import type { Database } from '../src/kernel/database/database.ts'
import type { Follower } from '../src/kernel/event/index.ts'
import type { Actor } from '../src/kernel/identity/actor.ts'
import type { Role } from '../src/kernel/identity/roles.ts'
import { openJobs } from '../src/kernel/jobs/index.ts'
import { type CityKeys, makeKeys, makeSealer, makeSigner } from '../src/kernel/sealing/index.ts'
import type { Verb } from '../src/kernel/verb/index.ts'
import { type Asking, type Kernel, Problem, perform, standingClock } from '../src/kernel/verb/index.ts'
import { loadCityFolder } from '../src/main/city.ts'
import { standardsReader } from '../src/main/standards.ts'
import { testDatabase } from './database.ts'
import { acting } from './posts.ts'

export interface TestKernel extends Kernel {
  clock: ReturnType<typeof standingClock>
  /** Does a verb as this actor under a fresh key. */
  as<I extends z.ZodType, O extends z.ZodType>(
    actor: Actor,
    verb: Verb<I, O>,
    input: z.input<I>,
  ): Promise<z.output<O>>
  close(): Promise<void>
}

let loaded: ReturnType<typeof loadCityFolder> | undefined
/** The real city's folder, read once a process. */
const tianjin = () => {
  loaded ??= loadCityFolder(fileURLToPath(new URL('../city/tianjin', import.meta.url)))
  return loaded
}

/** A kernel on a fresh database with the real city's standards and a clock that stands where the test puts it. */
export async function testKernel(
  options: { at?: string; followers?: readonly Follower[]; demo?: boolean } = {},
): Promise<TestKernel> {
  return kernelOn(await testDatabase(), makeKeys('international'), options)
}

/** The same on a database that is there already, with the keys that seal what is in it. */
export async function kernelOn(
  database: Database,
  keys: CityKeys,
  options: { at?: string; followers?: readonly Follower[]; demo?: boolean },
): Promise<TestKernel> {
  const { city, standards } = tianjin()
  const jobs = openJobs((error) => {
    throw error
  })
  const kernel: Kernel & { clock: ReturnType<typeof standingClock> } = {
    database,
    city,
    standards: standardsReader(database, standards),
    sealer: makeSealer(keys),
    signer: makeSigner(keys),
    origin: 'http://localhost:8080',
    jobs,
    followers: options.followers ?? [],
    clock: standingClock(options.at ?? '2026-03-02T09:00:00+08:00'),
    demo: options.demo ?? false,
    anchors: null,
  }
  return {
    ...kernel,
    as: (actor, verb, input) => readingDoubts(kernel, actor, verb, input),
    async close() {
      await jobs.stop()
      await database.close()
    },
  }
}

/** Whoever decides in a test reads every doubt and acknowledges it, unless the test says which. */
export async function readingDoubts<I extends z.ZodType, O extends z.ZodType>(
  kernel: Kernel,
  actor: Actor,
  verb: Verb<I, O>,
  input: z.input<I>,
): Promise<z.output<O>> {
  try {
    return await perform(kernel, verb, asking(actor), input)
  } catch (error) {
    if (
      !(error instanceof Problem) ||
      error.code !== 'case.doubtsOpen' ||
      'acknowledged' in (input as object)
    )
      throw error
    const acknowledged = error.fields.map(({ message }) => codeOf(message))
    return perform(kernel, verb, asking(actor), { ...(input as object), acknowledged })
  }
}

export const asking = (actor: Actor): Asking => ({ actor, requestId: 'test', key: randomUUID() })

/** An official of some districts (or of the whole city), in the words of the role table. */
export const official = (role: Role, districts: Actor['districts'] = 'all', name: string = role): Actor =>
  acting({
    kind: 'official',
    account: `${name}-${districts === 'all' ? 'city' : districts.join('-')}`,
    label: name,
    roles: [role],
    districts,
    organisation: null,
    person: null,
    session: null,
  })

/** Somebody who acts for an organisation. */
export const agent = (role: Role, organisation: string, name: string = role): Actor =>
  acting({
    kind: 'organisation',
    account: `${name}-${organisation}`,
    label: name,
    roles: [role],
    districts: [],
    organisation,
    person: null,
    session: null,
  })

/** A citizen. */
export const citizen = (person: string): Actor =>
  acting({
    kind: 'citizen',
    account: `citizen-${person}`,
    label: '市民',
    roles: ['citizen'],
    districts: [],
    organisation: null,
    person,
    session: null,
  })
