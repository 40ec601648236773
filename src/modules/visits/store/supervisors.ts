import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** A quality supervisor of a visit (督导员). */
export interface Supervisor {
  card: string
  person: string
  account: string
  name: string
  organisation: string
  lead: boolean
  /** Since when somebody else walks instead, and why. */
  until: Date | null
  why: string | null
  /** Nobody walks instead yet. */
  owed: boolean
}

const Row = z.object({
  card: z.string(),
  person: z.string(),
  account: z.string(),
  name: z.string(),
  organisation: z.string(),
  lead: z.boolean(),
  until: z.date().nullable(),
  why: z.string().nullable(),
  owed: z.boolean(),
})

/** Everybody who is or was on the team of a visit, the lead first. */
export const supervisorsIn = (db: Db, visit: string): Promise<Supervisor[]> =>
  readRows(
    Row,
    sql`select card, person, account, name, organisation, lead, until, why, owed from visit_supervisor
    where visit = ${visit} order by until nulls first, lead desc, card limit 100`,
    db,
  )

/** Among these visits, those that an account walks now: as whom, and to which examination. */
export const walkedBy = (
  db: Db,
  visits: readonly string[],
  account: string | null,
): Promise<{ visit: string; person: string; exam: string }[]> =>
  readRows(
    z.object({ visit: z.string(), person: z.string(), exam: z.string() }),
    sql`select s.visit, s.person, v.exam from visit_supervisor s join visit v on v.number = s.visit
      where s.visit = any(${[...visits]}::text[]) and s.account = ${account} and s.until is null`,
    db,
  )

export type Teammate = Pick<Supervisor, 'card' | 'person' | 'account' | 'name' | 'organisation' | 'lead'>

export async function insertSupervisors(db: Db, visit: string, all: readonly Teammate[]): Promise<void> {
  for (const one of all)
    await sql`insert into visit_supervisor (visit, card, person, account, name, organisation, lead)
      values (${visit}, ${one.card}, ${one.person}::uuid, ${one.account}, ${one.name}, ${one.organisation}::uuid, ${one.lead})
      on conflict (visit, card) do update set account = excluded.account, name = excluded.name, lead = excluded.lead,
        until = null, why = null, owed = false`.execute(db)
}

/** Somebody walks no more; `owed` while nobody walks instead. */
export async function standBack(
  db: Db,
  visit: string,
  card: string,
  one: { at: Date; why: string; owed: boolean },
): Promise<void> {
  await sql`update visit_supervisor set until = ${one.at}, why = ${one.why}, owed = ${one.owed}
    where visit = ${visit} and card = ${card}`.execute(db)
}

/** Who is on which of these visits now, by visit. */
export async function teamsOf(db: Db, visits: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const rows = await readRows(
    z.object({ visit: z.string(), name: z.string() }),
    sql`select visit, name from visit_supervisor where visit = any(${[...visits]}::text[]) and until is null
    order by visit, lead desc, card limit 2000`,
    db,
  )
  const all = new Map<string, string[]>()
  for (const { visit, name } of rows) all.set(visit, [...(all.get(visit) ?? []), name])
  return all
}
