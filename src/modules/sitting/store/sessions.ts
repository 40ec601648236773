import type { JWK } from 'jose'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'

/** A session of an examination's paper at machines (机考场次). */
export interface Session {
  id: string
  exam: string
  examNumber: string
  assessor: string
  district: string
  title: string
  place: string
  opensAt: Date
  allowedMinutes: number
  lateMinutes: number
  handInAfterMinutes: number
  browserKey: string | null
  publicKey: JWK
  /** Sealed; `session-key.ts` opens it. */
  secretKey: string
  closedAt: Date | null
  markedAt: Date | null
}

const Row = z.object({
  id: z.string(),
  exam: z.string(),
  examNumber: z.string(),
  assessor: z.string(),
  district: z.string(),
  title: z.string(),
  place: z.string(),
  opensAt: z.date(),
  allowedMinutes: z.number(),
  lateMinutes: z.number(),
  handInAfterMinutes: z.number(),
  browserKey: z.string().nullable(),
  publicKey: kept<JWK>(),
  secretKey: z.string(),
  closedAt: z.date().nullable(),
  markedAt: z.date().nullable(),
})

const COLUMNS = sql`s.id, s.exam, s.exam_number as "examNumber", s.assessor, s.district, s.title, s.place,
  s.opens_at as "opensAt", s.allowed_minutes as "allowedMinutes", s.late_minutes as "lateMinutes",
  s.hand_in_after_minutes as "handInAfterMinutes", s.browser_key as "browserKey", s.public_key as "publicKey",
  s.secret_key as "secretKey", s.closed_at as "closedAt", s.marked_at as "markedAt"`

export async function insertSession(db: Db, one: Session & { arrangedBy: string }): Promise<void> {
  await sql`insert into sitting_session (id, exam, exam_number, assessor, district, title, place, opens_at, allowed_minutes,
      late_minutes, hand_in_after_minutes, browser_key, public_key, secret_key, arranged_by)
    values (${one.id}, ${one.exam}, ${one.examNumber}, ${one.assessor}, ${one.district}, ${one.title}, ${one.place},
      ${one.opensAt}, ${one.allowedMinutes}, ${one.lateMinutes}, ${one.handInAfterMinutes}, ${one.browserKey},
      ${JSON.stringify(one.publicKey)}::jsonb, ${one.secretKey}, ${one.arrangedBy})`.execute(db)
}

export async function sessionById(db: Db, id: string): Promise<Session | null> {
  const [found] = await readRows(
    Row,
    sql`select ${COLUMNS} from sitting_session s where s.id = ${id}::uuid`,
    db,
  )
  return found ?? null
}

/** Holds a session for the rest of the transaction, so that it is closed and marked once. */
export async function lockSession(db: Db, id: string): Promise<Session | null> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from sitting_session s where s.id = ${id}::uuid for update`,
    db,
  )
  return rows[0] ?? null
}

export async function sessionOfExam(db: Db, exam: string): Promise<Session | null> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from sitting_session s where s.exam = ${exam}::uuid`,
    db,
  )
  return rows[0] ?? null
}

/** An organisation's last sessions, the newest first. */
export const sessionsOf = (db: Db, assessor: string): Promise<Session[]> =>
  readRows(
    Row,
    sql`select ${COLUMNS} from sitting_session s where s.assessor = ${assessor}::uuid
      order by s.opens_at desc, s.id limit 60`,
    db,
  )

export const sessionsByIds = (db: Db, ids: readonly string[]): Promise<Session[]> =>
  readRows(Row, sql`select ${COLUMNS} from sitting_session s where s.id = any(${[...ids]}::uuid[])`, db)

/** The day of a session `s`, as the city's clock shows it. */
export const dayOfSession = sql`(s.opens_at at time zone 'Asia/Shanghai')::date`

export async function closeSession(db: Db, id: string, at: Date, by: string): Promise<void> {
  await sql`update sitting_session set closed_at = ${at}, closed_by = ${by} where id = ${id}::uuid`.execute(
    db,
  )
}

export async function setMarked(db: Db, id: string, at: Date): Promise<void> {
  await sql`update sitting_session set marked_at = ${at} where id = ${id}::uuid`.execute(db)
}
