import { randomUUID } from 'node:crypto'
import type { Db } from '../../../kernel/database/index.ts'
import { answerXapi, type Json, takeStatements, type XapiStore } from '../../learning-records/index.ts'
import type { Unit } from '../package/structure.ts'
import type { Registration } from './store.ts'
import { activityType, CATEGORY, EXTENSION, type LaunchMode, REASON, VERB, type Verb } from './words.ts'

export const CMI5_BASE = '/learn/cmi5/xapi'

/** In what the platform itself writes, and for whom it answers. */
export interface Desk {
  db: Db
  now: Date
  origin: string
}

/** The store of all packages' records. */
export const storeOf = ({ db, now, origin }: Desk): XapiStore => ({
  db,
  holder: 'packages',
  authority: { objectType: 'Agent', account: { homePage: origin, name: 'cmi5' } },
  now,
  base: CMI5_BASE,
})

/** How the platform names a unit, a block or the course: never by the author's own id (8.1.5). */
export const activityOf = (origin: string, pack: string, part: string): string =>
  `${origin}/learn/packages/${pack}/${part}`

const placeOf = (list: readonly { id: string }[], id: string): number =>
  list.findIndex((one) => one.id === id)

/** What the platform says itself (9.3). */
export interface OwnWord {
  verb: Verb
  session: string
  object: Json
  /** The author's own id of the object. */
  author: string
  extensions?: Json
  result?: Json
  moves?: boolean
}

/** Writes what the platform says of a learner into the store of records. */
export async function sayOwn(desk: Desk, registration: Registration, word: OwnWord): Promise<void> {
  const statement: Json = {
    id: randomUUID(),
    actor: { objectType: 'Agent', account: { ...registration.actor } },
    verb: { id: VERB[word.verb], display: { en: word.verb } },
    object: { objectType: 'Activity', ...word.object },
    ...(word.result ? { result: word.result } : {}),
    context: {
      registration: registration.id,
      contextActivities: {
        category: [{ id: CATEGORY.cmi5 }, ...(word.moves ? [{ id: CATEGORY.moveOn }] : [])],
        grouping: [{ id: word.author }],
      },
      extensions: { [EXTENSION.session]: word.session, ...word.extensions },
    },
    timestamp: desk.now.toISOString(),
  }
  await takeStatements(storeOf(desk), {
    method: 'POST',
    path: '/statements',
    query: new URLSearchParams(),
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(statement)),
  })
}

const unitObject = (desk: Desk, registration: Registration, at: number): Json => ({
  id: activityOf(desk.origin, registration.package, `au/${at}`),
  definition: { name: { zh: registration.structure.units[at]?.title ?? '' } },
})

/** A unit is opened (launched). */
export const sayLaunched = (
  desk: Desk,
  registration: Registration,
  one: { session: string; unit: number; mode: LaunchMode; address: string },
): Promise<void> => {
  const unit = registration.structure.units[one.unit] as Unit
  return sayOwn(desk, registration, {
    verb: 'launched',
    session: one.session,
    object: unitObject(desk, registration, one.unit),
    author: unit.id,
    extensions: {
      [EXTENSION.launchMode]: one.mode,
      [EXTENSION.launchUrl]: one.address,
      [EXTENSION.moveOn]: unit.moveOn,
      [EXTENSION.launchParameters]: unit.launchParameters,
      ...(unit.masteryScore === null ? {} : { [EXTENSION.masteryScore]: unit.masteryScore }),
    },
  })
}

/** An opening did not end as it should (abandoned), after so long. */
export const sayAbandoned = (
  desk: Desk,
  registration: Registration,
  one: { session: string; unit: number; seconds: number },
): Promise<void> =>
  sayOwn(desk, registration, {
    verb: 'abandoned',
    session: one.session,
    object: unitObject(desk, registration, one.unit),
    author: (registration.structure.units[one.unit] as Unit).id,
    result: { duration: `PT${one.seconds}S` },
  })

/** A unit need not be taken (waived). */
export const sayWaived = (
  desk: Desk,
  registration: Registration,
  one: { session: string; unit: number; reason: string },
): Promise<void> =>
  sayOwn(desk, registration, {
    verb: 'waived',
    session: one.session,
    object: unitObject(desk, registration, one.unit),
    author: (registration.structure.units[one.unit] as Unit).id,
    result: { success: true, completion: true, extensions: { [REASON]: one.reason } },
    moves: true,
  })

/** A block or the course is done (satisfied). */
export const saySatisfied = (
  desk: Desk,
  registration: Registration,
  session: string,
  whole: { kind: 'block' | 'course'; id: string },
): Promise<void> => {
  const { structure } = registration
  const part = whole.kind === 'course' ? 'course' : `block/${placeOf(structure.blocks, whole.id)}`
  return sayOwn(desk, registration, {
    verb: 'satisfied',
    session,
    object: {
      id: activityOf(desk.origin, registration.package, part),
      definition: { type: activityType(whole.kind) },
    },
    author: whole.id,
  })
}

/** Writes a document where a unit will look for it, in place of what stands there. */
export async function writeState(
  desk: Desk,
  registration: Registration,
  unit: number,
  stateId: string,
  document: Json,
): Promise<void> {
  const query = new URLSearchParams({
    stateId,
    activityId: activityOf(desk.origin, registration.package, `au/${unit}`),
    agent: JSON.stringify({ objectType: 'Agent', account: registration.actor }),
    registration: registration.id,
  })
  const headers = { 'content-type': 'application/json', 'x-experience-api-version': '2.0.0' }
  const asked = { path: '/activities/state', query, headers }
  await answerXapi(storeOf(desk), { ...asked, method: 'DELETE', body: Buffer.alloc(0) })
  await answerXapi(storeOf(desk), { ...asked, method: 'PUT', body: Buffer.from(JSON.stringify(document)) })
}
