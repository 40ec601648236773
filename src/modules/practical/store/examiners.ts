import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** An examiner of a session with the account that marks are given under. */
export interface Examiner {
  session: string
  card: string
  person: string
  account: string
  name: string
  chief: boolean
  until: Date | null
}

const Row = z.object({
  session: z.string(),
  card: z.string(),
  person: z.string(),
  account: z.string(),
  name: z.string(),
  chief: z.boolean(),
  until: z.date().nullable(),
})

/** Everybody who is or was an examiner of a session, the chief first. */
export const examinersIn = (db: Db, session: string): Promise<Examiner[]> =>
  readRows(
    Row,
    sql`select session, card, person, account, name, chief, until from practical_examiner
      where session = ${session}::uuid order by chief desc, card`,
    db,
  )

/** Where an account is an examiner now, among these sessions. */
export const ownAmong = (db: Db, sessions: readonly string[], account: string | null): Promise<Examiner[]> =>
  readRows(
    Row,
    sql`select session, card, person, account, name, chief, until from practical_examiner
      where session = any(${[...sessions]}::uuid[]) and account = ${account} and until is null order by session`,
    db,
  )

/** Who examines in an examination under which account, whoever was replaced too. */
export const accountsIn = (db: Db, exam: string): Promise<{ account: string; person: string }[]> =>
  readRows(
    z.object({ account: z.string(), person: z.string() }),
    sql`select distinct e.account, e.person from practical_examiner e join practical_session s on s.id = e.session
      where s.exam = ${exam}::uuid`,
    db,
  )

export async function insertExaminers(db: Db, all: readonly Omit<Examiner, 'until'>[]): Promise<void> {
  const rows = JSON.stringify(all)
  await sql`insert into practical_examiner (session, card, person, account, name, chief)
    select session, card, person, account, name, chief from jsonb_to_recordset(${rows}::jsonb)
      as e (session uuid, card text, person uuid, account text, name text, chief boolean)`.execute(db)
}

/** An examiner is replaced: what was entered stays, and what comes from now on is not counted any more. */
export async function endExaminer(db: Db, session: string, card: string, at: Date): Promise<void> {
  await sql`update practical_examiner set until = ${at} where session = ${session}::uuid and card = ${card}
    and until is null`.execute(db)
}
