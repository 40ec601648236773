import { randomBytes, randomUUID } from 'node:crypto'
import type { Json } from '../../learning-records/index.ts'
import { isElsewhere, type Unit } from '../package/structure.ts'
import { wholesMet } from './move-on.ts'
import {
  activityOf,
  CMI5_BASE,
  type Desk,
  sayAbandoned,
  sayLaunched,
  saySatisfied,
  sayWaived,
  writeState,
} from './own-records.ts'
import {
  type Actor,
  doneElsewhere,
  endLaunch,
  holdRegistration,
  insertLaunch,
  insertRegistration,
  keepSatisfied,
  keepWaived,
  type Launch,
  NOTHING_YET,
  openLaunches,
  type Registration,
  standingsOf,
} from './store.ts'
import { EXTENSION, LAUNCH_DATA, type LaunchMode } from './words.ts'

/** Begins a learner's way through a package; what was done under the same ids elsewhere need not be done again. */
export async function register(
  desk: Desk,
  one: { package: string; person: string | null; actor: Actor },
): Promise<string> {
  const id = await insertRegistration(desk.db, { ...one, at: desk.now })
  const registration = (await holdRegistration(desk.db, id)) as Registration
  if (registration.structure.kind !== 'cmi5' || one.person === null) return id
  const done = await doneElsewhere(desk.db, one.person, one.package)
  for (const [at, unit] of registration.structure.units.entries())
    if (done.has(unit.id)) await waive(desk, registration, at, 'Equivalent AU')
  return id
}

/** A unit need not be taken (免修), for a reason of cmi5's own (9.5.5.2). */
export async function waive(
  desk: Desk,
  registration: Registration,
  unit: number,
  reason: string,
): Promise<void> {
  const session = randomUUID()
  await keepWaived(desk.db, registration.id, unit, reason, desk.now)
  await sayWaived(desk, registration, { session, unit, reason })
  await tellSatisfied(desk, registration, session)
}

/** Says of every block, and of the course, once, that it is done. */
export async function tellSatisfied(desk: Desk, registration: Registration, session: string): Promise<void> {
  const standings = await standingsOf(desk.db, [registration.id])
  const standing = (at: number) => standings.find(({ unit }) => unit === at) ?? NOTHING_YET
  for (const whole of wholesMet(registration.structure, standing))
    if (await keepSatisfied(desk.db, registration.id, whole.id, desk.now))
      await saySatisfied(desk, registration, session, whole)
}

/** Opens a unit of cmi5 (8): what was open before is abandoned; gives the address that opens it. */
export async function launchUnit(
  desk: Desk,
  id: string,
  one: { unit: number; mode: LaunchMode; back: string },
): Promise<{ address: string; session: string }> {
  const registration = (await holdRegistration(desk.db, id)) as Registration
  const unit = registration.structure.units[one.unit] as Unit
  const session = randomUUID()
  const ticket = randomBytes(24).toString('base64url')
  await tellSatisfied(desk, registration, session)
  for (const open of await openLaunches(desk.db, id)) await abandon(desk, registration, open)
  await insertLaunch(desk.db, {
    id: session,
    registration: id,
    unit: one.unit,
    mode: one.mode,
    ticket,
    at: desk.now,
  })
  const plain = plainAddress(desk.origin, unit, session).href
  await sayLaunched(desk, registration, { session, unit: one.unit, mode: one.mode, address: plain })
  await writeState(desk, registration, one.unit, LAUNCH_DATA, launchData(unit, session, one))
  return { address: addressOf(desk.origin, registration, { session, unit: one.unit, ticket }), session }
}

const plainAddress = (origin: string, unit: Unit, session: string): URL =>
  new URL(
    isElsewhere(unit)
      ? unit.launch
      : `${origin}/learn/packages/${session}/${unit.launch.replace(/^\.?\//, '')}`,
  )

/** The address that opens a unit: with cmi5 it says where to report and for whom (8.1). */
export function addressOf(
  origin: string,
  registration: Registration,
  one: { session: string; unit: number; ticket: string },
): string {
  const { structure, actor, id } = registration
  const address = plainAddress(origin, structure.units[one.unit] as Unit, one.session)
  if (structure.kind !== 'cmi5') return address.href
  for (const [name, value] of Object.entries({
    endpoint: `${origin}${CMI5_BASE}`,
    fetch: `${origin}/learn/cmi5/fetch/${one.ticket}`,
    actor: JSON.stringify({ objectType: 'Agent', account: actor }),
    registration: id,
    activityId: activityOf(origin, registration.package, `au/${one.unit}`),
  }))
    address.searchParams.set(name, value)
  return address.href
}

/** An opening ends without having said so itself. */
export async function abandon(desk: Desk, registration: Registration, open: Launch): Promise<void> {
  if (!(await endLaunch(desk.db, open.id, 'abandoned', desk.now))) return
  if (!open.initialized_at) return
  const seconds = (open.last_at.getTime() - open.initialized_at.getTime()) / 1000
  await sayAbandoned(desk, registration, { session: open.id, unit: open.unit, seconds: Math.max(0, seconds) })
}

const launchData = (
  unit: Unit,
  session: string,
  { mode, back }: { mode: LaunchMode; back: string },
): Json => ({
  contextTemplate: {
    contextActivities: { grouping: [{ id: unit.id }] },
    extensions: { [EXTENSION.session]: session },
  },
  launchMode: mode,
  launchMethod: unit.ownWindow ? 'OwnWindow' : 'AnyWindow',
  moveOn: unit.moveOn,
  returnURL: back,
  ...(unit.launchParameters === '' ? {} : { launchParameters: unit.launchParameters }),
  ...(unit.masteryScore === null ? {} : { masteryScore: unit.masteryScore }),
  ...(unit.entitlementKey === null ? {} : { entitlementKey: { courseStructure: unit.entitlementKey } }),
})
