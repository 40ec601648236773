import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { Structure } from '../package/structure.ts'
import type { UnitStanding } from './move-on.ts'
import { LAUNCH_MODES, type LaunchMode } from './words.ts'

export interface Actor {
  homePage: string
  name: string
}

const RegistrationRow = z.object({
  id: z.string(),
  package: z.string(),
  actor_home: z.string(),
  actor_name: z.string(),
  structure: kept<Structure>(),
})

/** A learner of a package, with what the package says of itself. */
export interface Registration {
  id: string
  package: string
  actor: Actor
  structure: Structure
}

const registrationIn = ({
  actor_home,
  actor_name,
  ...row
}: z.infer<typeof RegistrationRow>): Registration => ({
  ...row,
  actor: { homePage: actor_home, name: actor_name },
})

const REGISTRATION = sql`r.id, r.package, r.actor_home, r.actor_name, p.structure
  from online_registration r join online_package p on p.id = r.package`

/** Writes a new learner of a package down. */
export async function insertRegistration(
  db: Db,
  one: { package: string; person: string | null; actor: Actor; at: Date },
): Promise<string> {
  const id = randomUUID()
  await sql`insert into online_registration (id, package, person, actor_home, actor_name, opened_at)
    values (${id}::uuid, ${one.package}::uuid, ${one.person}::uuid, ${one.actor.homePage}, ${one.actor.name}, ${one.at})`.execute(
    db,
  )
  return id
}

/** A learner of a package, held until the transaction ends: records of two openings are taken one after the other. */
export async function holdRegistration(db: Db, id: string): Promise<Registration | null> {
  const [row] = await readRows(
    RegistrationRow,
    sql`select ${REGISTRATION} where r.id = ${id}::uuid for update of r`,
    db,
  )
  return row ? registrationIn(row) : null
}

/** The learner that a person is of this package. */
export async function registrationOf(db: Db, pack: string, person: string): Promise<Registration | null> {
  const [row] = await readRows(
    RegistrationRow,
    sql`select ${REGISTRATION} where r.package = ${pack}::uuid and r.person = ${person}::uuid`,
    db,
  )
  return row ? registrationIn(row) : null
}

const StandingRow = z.object({
  registration: z.string(),
  unit: z.number(),
  completed: z.boolean(),
  passed: z.boolean(),
  waived: z.boolean(),
})
export type KeptStanding = z.output<typeof StandingRow>
export const NOTHING_YET: UnitStanding = { completed: false, passed: false, waived: false }

/** What was said of the units of these learners. */
export const standingsOf = (db: Db, registrations: readonly string[]): Promise<KeptStanding[]> =>
  readRows(
    StandingRow,
    sql`select registration, unit, completed_at is not null as completed, passed_at is not null as passed,
      waived_at is not null as waived
    from online_unit where registration = any(${[...registrations]}::uuid[])`,
    db,
  )

/** Writes down what was said of a unit; what was said before stays. */
export async function keepStanding(
  db: Db,
  registration: string,
  unit: number,
  said: 'completed' | 'passed',
  at: Date,
): Promise<void> {
  const [completed, passed] = [said === 'completed' ? at : null, said === 'passed' ? at : null]
  await sql`insert into online_unit as u (registration, unit, completed_at, passed_at)
    values (${registration}::uuid, ${unit}, ${completed}, ${passed})
    on conflict (registration, unit) do update set completed_at = coalesce(u.completed_at, excluded.completed_at),
      passed_at = coalesce(u.passed_at, excluded.passed_at)`.execute(db)
}

/** A unit need not be taken (免修), with its reason. */
export async function keepWaived(
  db: Db,
  registration: string,
  unit: number,
  why: string,
  at: Date,
): Promise<void> {
  await sql`insert into online_unit as u (registration, unit, waived_at, waived_why)
    values (${registration}::uuid, ${unit}, ${at}, ${why})
    on conflict (registration, unit) do update set waived_at = coalesce(u.waived_at, excluded.waived_at),
      waived_why = coalesce(u.waived_why, excluded.waived_why)`.execute(db)
}

/** Units that a person has done in other packages, by their own ids (done under the same id: 单元相同). */
export const doneElsewhere = async (db: Db, person: string, not: string): Promise<Set<string>> => {
  const rows = await readRows(
    z.object({ id: z.string() }),
    sql`select p.structure -> 'units' -> u.unit ->> 'id' as id
    from online_registration r join online_package p on p.id = r.package join online_unit u on u.registration = r.id
    where r.person = ${person}::uuid and r.package <> ${not}::uuid and p.kind = 'cmi5'
      and (u.passed_at is not null or u.completed_at is not null) and u.waived_at is null`,
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Tells once that a block or the course is done; false where it was told before. */
export async function keepSatisfied(db: Db, registration: string, node: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into online_satisfied (registration, node, at)
    values (${registration}::uuid, ${node}, ${at}) on conflict do nothing`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

const LaunchRow = z.object({
  id: z.string(),
  registration: z.string(),
  unit: z.number(),
  mode: z.enum(LAUNCH_MODES),
  token: z.string().nullable(),
  launch_data_at: z.date().nullable(),
  preferences_at: z.date().nullable(),
  initialized_at: z.date().nullable(),
  failed_at: z.date().nullable(),
  last_at: z.date(),
  ended_at: z.date().nullable(),
})
export type Launch = z.output<typeof LaunchRow>

const LAUNCH = sql`id, registration, unit, mode, token, launch_data_at, preferences_at, initialized_at, failed_at, last_at, ended_at
  from online_launch`

/** Opens a unit. */
export async function insertLaunch(
  db: Db,
  one: { id: string; registration: string; unit: number; mode: LaunchMode; ticket: string; at: Date },
): Promise<void> {
  await sql`insert into online_launch (id, registration, unit, mode, ticket, opened_at, last_at)
    values (${one.id}::uuid, ${one.registration}::uuid, ${one.unit}, ${one.mode}, ${one.ticket}, ${one.at}, ${one.at})`.execute(
    db,
  )
}

/** One opening of a unit. */
export async function launchById(db: Db, id: string): Promise<Launch | null> {
  const [row] = await readRows(LaunchRow, sql`select ${LAUNCH} where id = ${id}::uuid`, db)
  return row ?? null
}

const OwnRow = z.object({
  unit: z.number(),
  ticket: z.string(),
  package: z.string(),
  person: z.string(),
  /** Its token has not been fetched: it can still begin. */
  fresh: z.boolean(),
})

/** An opening of this person's own that has not ended. */
export async function launchOfPerson(
  db: Db,
  id: string,
  person: string | null,
): Promise<z.output<typeof OwnRow> | null> {
  if (person === null) return null
  const [row] = await readRows(
    OwnRow,
    sql`select o.unit, o.ticket, r.package, r.person, o.token is null as fresh from online_launch o join online_registration r on r.id = o.registration
    where o.id = ${id}::uuid and r.person = ${person}::uuid and o.ended_how is distinct from 'abandoned'`,
    db,
  )
  return row ?? null
}

/** What a person has come to in packages (by package): the learner that the person is of each. */
export const standingsOfPerson = (db: Db, person: string, packages: readonly string[]) =>
  readRows(
    StandingRow.omit({ registration: true }).extend({ package: z.string() }),
    sql`select r.package, u.unit, u.completed_at is not null as completed, u.passed_at is not null as passed,
      u.waived_at is not null as waived
    from online_registration r join online_unit u on u.registration = r.id
    where r.person = ${person}::uuid and r.package = any(${[...packages]}::uuid[])`,
    db,
  )

/** Openings of a learner's units that have not ended. */
export const openLaunches = (db: Db, registration: string): Promise<Launch[]> =>
  readRows(
    LaunchRow,
    sql`select ${LAUNCH} where registration = ${registration}::uuid and ended_at is null order by opened_at`,
    db,
  )

/** Gives the token of an opening out, once: null where it has been given or the opening has ended. */
export async function giveToken(db: Db, ticket: string, token: string): Promise<string | null> {
  const [row] = await readRows(
    z.object({ id: z.string() }),
    sql`update online_launch set token = ${token} where ticket = ${ticket} and token is null and ended_at is null returning id`,
    db,
  )
  return row?.id ?? null
}

/** Marks what an opening has come to, and in any case that it was heard of. */
export async function markLaunch(
  db: Db,
  id: string,
  what: 'launch_data_at' | 'preferences_at' | 'initialized_at' | 'failed_at' | null,
  at: Date,
): Promise<void> {
  await sql`update online_launch set ${what === null ? sql`` : sql`${sql.ref(what)} = ${at},`} last_at = ${at}
    where id = ${id}::uuid`.execute(db)
}

/** Ends an opening; its token opens nothing from then on. */
export async function endLaunch(
  db: Db,
  id: string,
  how: 'terminated' | 'abandoned',
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update online_launch set ended_at = ${at}, ended_how = ${how}, last_at = ${at}
    where id = ${id}::uuid and ended_at is null`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}
