import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** A candidate of a session, with how far the marks are. */
export interface Candidate {
  id: string
  person: string
  seat: string
  room: string
  admission: string
  apart: number
  mark: string | null
}

/** Who marks a candidate now, with what is still owed. */
export interface Duty {
  candidate: string
  card: string
  missing: number
  own: number
}

const CandidateRow = z.object({
  id: z.string(),
  person: z.string(),
  seat: z.string(),
  room: z.string(),
  admission: z.string(),
  apart: z.number(),
  mark: z.string().nullable(),
})

/** The candidates of a session, by seat. */
export const candidatesIn = (db: Db, session: string): Promise<Candidate[]> =>
  readRows(
    CandidateRow,
    sql`select id, person, seat, room, admission, apart, mark from practical_candidate
      where session = ${session}::uuid order by seat`,
    db,
  )

/** Who marks whom in a session now. */
export const dutiesIn = (db: Db, session: string): Promise<Duty[]> =>
  readRows(
    z.object({ candidate: z.string(), card: z.string(), missing: z.number(), own: z.number() }),
    sql`select d.candidate, d.card, d.missing, d.own from practical_duty d
      join practical_candidate c on c.id = d.candidate
      where c.session = ${session}::uuid and d.until is null order by c.seat, d.card`,
    db,
  )

export async function insertCandidates(
  db: Db,
  session: string,
  all: readonly Omit<Candidate, 'apart' | 'mark'>[],
): Promise<void> {
  const rows = JSON.stringify(all)
  await sql`insert into practical_candidate (id, session, person, seat, room, admission)
    select id, ${session}::uuid, person, seat, room, admission from jsonb_to_recordset(${rows}::jsonb)
      as c (id uuid, person uuid, seat text, room text, admission text)`.execute(db)
}

/** Gives duties; one that had ended for this examiner begins again. */
export async function putDuties(db: Db, duties: readonly Omit<Duty, 'own'>[]): Promise<void> {
  const rows = JSON.stringify(duties)
  await sql`insert into practical_duty (candidate, card, missing)
    select candidate, card, missing from jsonb_to_recordset(${rows}::jsonb)
      as d (candidate uuid, card text, missing int)
    on conflict (candidate, card) do update set until = null`.execute(db)
}

export async function endDuties(
  db: Db,
  candidates: readonly string[],
  card: string,
  at: Date,
): Promise<void> {
  await sql`update practical_duty set until = ${at} where candidate = any(${[...candidates]}::uuid[]) and card = ${card}
    and until is null`.execute(db)
}

/** Keeps how far a candidate is, so that lists of work need not ask every entry. */
export async function keepStanding(
  db: Db,
  one: { candidate: string; apart: number; mark: string | null; duties: readonly Omit<Duty, 'candidate'>[] },
): Promise<void> {
  await sql`update practical_candidate set apart = ${one.apart}, mark = ${one.mark}
    where id = ${one.candidate}::uuid`.execute(db)
  const rows = JSON.stringify(one.duties)
  await sql`update practical_duty d set missing = n.missing, own = n.own
    from jsonb_to_recordset(${rows}::jsonb) as n (card text, missing int, own int)
    where d.candidate = ${one.candidate}::uuid and d.card = n.card`.execute(db)
}
