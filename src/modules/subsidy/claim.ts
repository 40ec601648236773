import { sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import type { CivilDate } from '../../kernel/value/civil-date.ts'
import type { Level } from '../../kernel/value/level.ts'
import type { Group, PaidBefore, Payee, Project } from './facts.ts'

/** What a case of kind BT is about. */
export interface Claim {
  number: string
  project: Project
  person: string
  certificate: string
  class: string | null
  group: Group
  occupation: string
  level: Level
  payee: Payee
  payeeId: string
  fund: string | null
  live: boolean
  batch: string | null
  paidOn: CivilDate | null
}

interface Row extends Omit<Claim, 'group' | 'level' | 'payeeId' | 'paidOn'> {
  subsidy_group: Group
  level: string
  payee_id: string
  paid_on: CivilDate | null
}

const claimOf = ({ subsidy_group, level, payee_id, paid_on, ...row }: Row): Claim => ({
  ...row,
  group: subsidy_group,
  level: (level === 'special' ? 'special' : Number(level)) as Level,
  payeeId: payee_id,
  paidOn: paid_on,
})

/** The claim of a case; throws when the case is none of kind BT. */
export async function claimOfCase(db: Db, number: string): Promise<Claim> {
  const { rows } = await sql<Row>`select * from subsidy_claim where number = ${number}`.execute(db)
  if (!rows[0]) throw new Error(`${number} has no claim`)
  return claimOf(rows[0])
}

/** The live claim for a certificate and project, or null. */
export async function claimForCertificate(
  db: Db,
  certificate: string,
  project: Project,
): Promise<Claim | null> {
  const { rows } = await sql<Row>`select * from subsidy_claim
    where certificate = ${certificate} and project = ${project} and live`.execute(db)
  return rows[0] ? claimOf(rows[0]) : null
}

export async function insertClaim(db: Db, claim: Omit<Claim, 'fund' | 'batch' | 'paidOn'>): Promise<void> {
  await sql`insert into subsidy_claim
    (number, project, person, certificate, class, subsidy_group, occupation, level, payee, payee_id, live)
    values (${claim.number}, ${claim.project}, ${claim.person}, ${claim.certificate}, ${claim.class},
      ${claim.group}, ${claim.occupation}, ${String(claim.level)}, ${claim.payee}, ${claim.payeeId}, ${claim.live})`.execute(
    db,
  )
}

/** Changes what a claim's way through the procedure changes. */
export async function updateClaim(
  db: Db,
  number: string,
  change: { fund?: string | null; live?: boolean; batch?: string | null; paidOn?: CivilDate },
): Promise<void> {
  await sql`update subsidy_claim set
      fund = case when ${change.fund !== undefined} then ${change.fund ?? null} else fund end,
      live = coalesce(${change.live ?? null}::boolean, live),
      batch = case when ${change.batch !== undefined} then ${change.batch ?? null} else batch end,
      paid_on = coalesce(${change.paidOn ?? null}::date, paid_on)
    where number = ${number}`.execute(db)
}

/** What was paid to a person before, as the rules ask it; the day of payment counts, not the day of approval. */
export async function paidHistory(db: Db, person: string): Promise<PaidBefore[]> {
  const { rows } = await sql<{ project: Project; occupation: string; level: string; paid_on: CivilDate }>`
    select project, occupation, level, paid_on from subsidy_claim
    where person = ${person} and paid_on is not null order by paid_on, number`.execute(db)
  return rows.map((row) => ({
    project: row.project,
    occupation: row.occupation,
    level: (row.level === 'special' ? 'special' : Number(row.level)) as Level,
    paidOn: row.paid_on,
  }))
}
