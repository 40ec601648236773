import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../kernel/database/index.ts'
import { kept, readRows } from '../../kernel/database/index.ts'
import { type Level, levelOf } from '../../kernel/value/level.ts'
import { KeptDay } from '../../kernel/value/shapes.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { livesOf } from '../payments/index.ts'
import type { Group, PaidBefore, Payee, Project } from './facts.ts'

/** What a claim is about: one person, one certificate, one project. */
export interface Claim {
  number: string
  project: Project
  person: string
  certificate: string
  class: string | null
  group: Group | null
  occupation: string
  level: Level
  payee: Payee
  /** Null as long as the records do not say who is paid. */
  payeeId: string | null
  confirmedEmployer: string | null
  appliedOn: CivilDate | null
  offeredUntil: CivilDate | null
  live: boolean
}

const Row = z.object({
  number: z.string(),
  project: kept<Project>(),
  person: z.string(),
  certificate: z.string(),
  class: z.string().nullable(),
  subsidy_group: kept<Group>().nullable(),
  occupation: z.string(),
  level: z.string(),
  payee: kept<Payee>(),
  payee_id: z.string().nullable(),
  confirmed_employer: z.string().nullable(),
  applied_on: KeptDay.nullable(),
  offered_until: KeptDay.nullable(),
  live: z.boolean(),
})
type Row = z.infer<typeof Row>

const claimOf = (row: Row): Claim => ({
  number: row.number,
  project: row.project,
  person: row.person,
  certificate: row.certificate,
  class: row.class,
  group: row.subsidy_group,
  occupation: row.occupation,
  level: levelOf(row.level),
  payee: row.payee,
  payeeId: row.payee_id,
  confirmedEmployer: row.confirmed_employer,
  appliedOn: row.applied_on,
  offeredUntil: row.offered_until,
  live: row.live,
})

/** The claim of a case; throws when the case is none. */
export async function claimOfCase(db: Db, number: string): Promise<Claim> {
  const rows = await readRows(Row, sql`select * from subsidy_claim where number = ${number}`, db)
  if (!rows[0]) throw new Error(`${number} has no claim`)
  return claimOf(rows[0])
}

/** The claims of many cases, by case number. */
export async function claimsOfCases(db: Db, numbers: readonly string[]): Promise<Map<string, Claim>> {
  const rows = await readRows(
    Row,
    sql`select * from subsidy_claim
    where number = any(${[...numbers]}::text[])`,
    db,
  )
  return new Map(rows.map((row) => [row.number, claimOf(row)]))
}

/** The claims for these certificates, refused and given up ones included, oldest first. */
export async function claimsForCertificates(db: Db, certificates: readonly string[]): Promise<Claim[]> {
  const rows = await readRows(
    Row,
    sql`select * from subsidy_claim
    where certificate = any(${[...new Set(certificates)]}::uuid[]) order by number`,
    db,
  )
  return rows.map(claimOf)
}

/** Everything that was claimed for, or offered to, a person. */
export async function claimsOfPerson(db: Db, person: string): Promise<Claim[]> {
  const rows = await readRows(
    Row,
    sql`select * from subsidy_claim where person = ${person}::uuid order by number`,
    db,
  )
  return rows.map(claimOf)
}

/** Offers whose time has run out before that day. */
export async function offersEndedBefore(db: Db, day: CivilDate, limit: number): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`select number from subsidy_claim
    where offered_until < ${day} and live order by offered_until, number limit ${limit}`.execute(db)
  return rows.map(({ number }) => number)
}

export async function insertClaims(db: Db, claims: readonly Claim[]): Promise<void> {
  const rows = claims.map((one) => ({
    number: one.number,
    project: one.project,
    person: one.person,
    certificate: one.certificate,
    class: one.class,
    subsidy_group: one.group,
    occupation: one.occupation,
    level: String(one.level),
    payee: one.payee,
    payee_id: one.payeeId,
    confirmed_employer: one.confirmedEmployer,
    applied_on: one.appliedOn,
    offered_until: one.offeredUntil,
    live: one.live,
  }))
  await sql`insert into subsidy_claim (number, project, person, certificate, class, subsidy_group, occupation, level,
      payee, payee_id, confirmed_employer, applied_on, offered_until, live)
    select number, project, person, certificate, class, subsidy_group, occupation, level, payee, payee_id,
      confirmed_employer, applied_on, offered_until, live
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (number text, project text, person uuid,
      certificate uuid, class uuid, subsidy_group text, occupation text, level text, payee text, payee_id uuid,
      confirmed_employer uuid, applied_on date, offered_until date, live boolean)`.execute(db)
}

/** Writes what a claim's way changes of it. */
export async function updateClaim(
  db: Db,
  number: string,
  change: Partial<
    Pick<Claim, 'certificate' | 'payeeId' | 'confirmedEmployer' | 'appliedOn' | 'offeredUntil' | 'live'>
  >,
): Promise<void> {
  const claim = { ...(await claimOfCase(db, number)), ...change }
  await sql`update subsidy_claim set certificate = ${claim.certificate}, payee_id = ${claim.payeeId}::uuid,
      confirmed_employer = ${claim.confirmedEmployer}::uuid, applied_on = ${claim.appliedOn}::date,
      offered_until = ${claim.offeredUntil}::date, live = ${claim.live}
    where number = ${number}`.execute(db)
}

/** What of a person's payments counts, each with the claim that it belongs to. */
export interface Counted extends PaidBefore {
  number: string
}

/**
 * What counts of people's history, as the rules ask it: what is approved, in a batch, at the bank or paid, by the day
 * that each claim itself counts on.
 */
export async function historiesOf(db: Db, people: readonly string[]): Promise<Map<string, Counted[]>> {
  const live = await livesOf(db, people)
  const numbers = [...live.values()].flat().map((one) => one.case)
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ number: string; project: Project; occupation: string; level: string }>`
    select number, project, occupation, level from subsidy_claim
    where number = any(${numbers}::text[])`.execute(db)
  const claims = new Map(rows.map((row) => [row.number, row]))
  return new Map(
    [...live].map(([person, payables]) => [
      person,
      payables.flatMap((one): Counted[] => {
        const claim = claims.get(one.case)
        if (!claim) return []
        const { number, project, occupation, level } = claim
        return [
          {
            number,
            project,
            occupation,
            level: levelOf(level),
            paidOn: one.paidOn,
            countsOn: one.countsOn,
          },
        ]
      }),
    ]),
  )
}
