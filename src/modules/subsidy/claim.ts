import { sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import type { Level } from '../../kernel/value/level.ts'
import { liveOf } from '../payments/index.ts'
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
  live: boolean
}

interface Row extends Omit<Claim, 'group' | 'level' | 'payeeId'> {
  subsidy_group: Group
  level: string
  payee_id: string
}

const claimOf = ({ subsidy_group, level, payee_id, ...row }: Row): Claim => ({
  ...row,
  group: subsidy_group,
  level: (level === 'special' ? 'special' : Number(level)) as Level,
  payeeId: payee_id,
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

export async function insertClaim(db: Db, claim: Claim): Promise<void> {
  await sql`insert into subsidy_claim
    (number, project, person, certificate, class, subsidy_group, occupation, level, payee, payee_id, live)
    values (${claim.number}, ${claim.project}, ${claim.person}, ${claim.certificate}, ${claim.class},
      ${claim.group}, ${claim.occupation}, ${String(claim.level)}, ${claim.payee}, ${claim.payeeId}, ${claim.live})`.execute(
    db,
  )
}

/** Whether the certificate may still be claimed for, or no longer (refused, given up). */
export async function setClaimLive(db: Db, number: string, live: boolean): Promise<void> {
  await sql`update subsidy_claim set live = ${live} where number = ${number}`.execute(db)
}

/**
 * What counts of a person's history, as the rules ask it: what is approved, in a batch, at the bank or paid, by the
 * day that the claim itself counts on; without the claim that is being decided.
 */
export async function paidHistory(
  db: Db,
  person: string,
  without: string | null = null,
): Promise<PaidBefore[]> {
  const live = await liveOf(db, person)
  const { rows } = await sql<{ number: string; project: Project; occupation: string; level: string }>`
    select number, project, occupation, level from subsidy_claim
    where number = any(${live.map((one) => one.case)}::text[])`.execute(db)
  const claims = new Map(rows.map((row) => [row.number, row]))
  return live.flatMap((one) => {
    const claim = claims.get(one.case)
    if (!claim || one.case === without) return []
    return {
      project: claim.project,
      occupation: claim.occupation,
      level: (claim.level === 'special' ? 'special' : Number(claim.level)) as Level,
      paidOn: one.paidOn ?? one.countsOn,
      countsOn: one.countsOn,
    }
  })
}
