import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { MarkedPaper } from '../standard.ts'

/** A session in which examiners mark one paper of an examination (实操考核场次). */
export interface Session {
  id: string
  exam: string
  examNumber: string
  assessor: string
  district: string
  title: string
  paper: MarkedPaper
  place: string
  heldOn: CivilDate
  sheet: string
  /** How many a room holds; null of sessions that are older. */
  perRoom: number | null
  closedAt: Date | null
  enteredAt: Date | null
}

const Row = z.object({
  id: z.string(),
  exam: z.string(),
  examNumber: z.string(),
  assessor: z.string(),
  district: z.string(),
  title: z.string(),
  paper: kept<MarkedPaper>(),
  place: z.string(),
  heldOn: KeptDay,
  sheet: z.string(),
  perRoom: z.number().nullable(),
  closedAt: z.date().nullable(),
  enteredAt: z.date().nullable(),
})

const SELECT = sql`select s.id, s.exam, s.exam_number as "examNumber", s.assessor, s.district, s.title, s.paper, s.place,
  s.held_on as "heldOn", s.sheet, s.per_room as "perRoom", s.closed_at as "closedAt", s.entered_at as "enteredAt" from practical_session s`

export const sessionsByIds = (db: Db, ids: readonly string[]): Promise<Session[]> =>
  readRows(Row, sql`${SELECT} where s.id = any(${[...ids]}::uuid[]) order by s.id`, db)

export const sessionById = async (db: Db, id: string): Promise<Session | null> =>
  (await sessionsByIds(db, [id]))[0] ?? null

/** Holds a session for the rest of the transaction: what two send at once is taken one after the other. */
export const lockSession = async (db: Db, id: string): Promise<Session | null> =>
  (await readRows(Row, sql`${SELECT} where s.id = ${id}::uuid for update`, db))[0] ?? null

/** An organisation's last sessions, the newest first. */
export const sessionsOf = (db: Db, assessor: string): Promise<Session[]> =>
  readRows(
    Row,
    sql`${SELECT} where s.assessor = ${assessor}::uuid order by s.held_on desc, s.id limit 60`,
    db,
  )

/** The sessions of an examination, by paper. */
export const sessionsOfExam = (db: Db, exam: string): Promise<Session[]> =>
  readRows(Row, sql`${SELECT} where s.exam = ${exam}::uuid order by s.paper`, db)

/** Which papers of these examinations have a session, as `exam paper`. */
export async function arrangedAmong(db: Db, exams: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`select exam::text || ' ' || paper as key from practical_session
    where exam = any(${[...exams]}::uuid[])`.execute(db)
  return new Set(rows.map(({ key }) => key))
}

/** Enters a session; false where the paper has one already. */
export async function insertSession(db: Db, one: Session & { arrangedBy: string }): Promise<boolean> {
  const { rows } =
    await sql`insert into practical_session (id, exam, exam_number, assessor, district, title, paper, place, held_on, sheet,
      per_room, arranged_by)
    values (${one.id}, ${one.exam}, ${one.examNumber}, ${one.assessor}, ${one.district}, ${one.title}, ${one.paper},
      ${one.place}, ${one.heldOn}, ${one.sheet}, ${one.perRoom}, ${one.arrangedBy})
    on conflict (exam, paper) do nothing returning id`.execute(db)
  return rows.length > 0
}

export async function closeSession(db: Db, id: string, at: Date, by: string): Promise<void> {
  await sql`update practical_session set closed_at = ${at}, closed_by = ${by} where id = ${id}::uuid`.execute(
    db,
  )
}

export async function setEntered(db: Db, id: string, at: Date): Promise<void> {
  await sql`update practical_session set entered_at = ${at} where id = ${id}::uuid`.execute(db)
}
