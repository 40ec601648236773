import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { FaceSays } from '../face/provider.ts'

/** How somebody signed in: by the code in the room, by the pass that the teacher scanned, by the teacher's hand, or online. */
export const METHODS = ['qr', 'pass', 'teacher', 'online'] as const
export type Method = (typeof METHODS)[number]

/** What is held of a sign-in (签到状态); only the first two count. */
export const STANDINGS = {
  confirmed: '有效',
  unconfirmed: '待核实',
  rejected: '核实不成立',
  voided: '已作废',
} as const
export type Standing = keyof typeof STANDINGS

/** What came with a sign-in; the phone is kept as a code that tells only whether it is the same one. */
export interface Signals {
  metresAway?: number
  phone?: string
  /** Seconds by which the clock of the phone was wrong. */
  clockOff?: number
  /** When it arrived, where it was made offline. */
  receivedAt?: string
  /** What the comparison of pictures said last (照片比对), and after how many tries. */
  face?: FaceSays
  faceTries?: number
}

/** One sign-in (签到): by code, by pass, online, or entered by the teacher with a reason. */
export interface Attendance {
  person: string
  day: CivilDate
  at: Date
  method: Method
  enteredBy: string | null
  reason: string | null
  standing: Standing
  standingWhy: string | null
  /** Somebody else than who entered it has looked at it. */
  looked: boolean
  signals: Signals
}

export type NewAttendance = Pick<Attendance, 'person' | 'day' | 'at' | 'method' | 'enteredBy' | 'reason'> & {
  signals?: Signals
  doubts?: readonly string[]
}

/** Writes a sign-in unless the person has one for that day; gives back when the person signed in first, or null. */
export async function insertAttendance(
  db: Db,
  id: string,
  { signals = {}, doubts = [], ...one }: NewAttendance,
): Promise<{ before: Date | null }> {
  const why = doubts.length > 0 ? doubts.join('；').slice(0, 300) : null
  const { rows } = await sql`insert into attendance
      (class, day, person, at, method, entered_by, reason, standing, standing_why, signals)
    values (${id}::uuid, ${one.day}, ${one.person}::uuid, ${one.at}, ${one.method}, ${one.enteredBy}, ${one.reason},
      ${why ? 'unconfirmed' : 'confirmed'}, ${why}, ${JSON.stringify(signals)}::jsonb)
    on conflict (class, day, person) do nothing returning person`.execute(db)
  if (rows.length > 0) return { before: null }
  const known = await sql<{ at: Date }>`select at from attendance
    where class = ${id}::uuid and day = ${one.day} and person = ${one.person}::uuid`.execute(db)
  return { before: known.rows[0]?.at ?? one.at }
}

const Row = z.object({
  person: z.string(),
  day: KeptDay,
  at: z.date(),
  method: kept<Method>(),
  entered_by: z.string().nullable(),
  reason: z.string().nullable(),
  standing: kept<Standing>(),
  standing_why: z.string().nullable(),
  looked: z.boolean(),
  signals: kept<Signals>(),
})

/** Of which days and people; `all` also gives those that were rejected or voided. */
export interface Wanted {
  person?: string
  day?: CivilDate
  all?: boolean
}

/** Every sign-in of a class that counts, in the order in which they were made; of one person or one day if told. */
export async function readAttendance(db: Db, id: string, only: Wanted = {}): Promise<Attendance[]> {
  const rows = await readRows(
    Row,
    sql`select person, day, at, method, entered_by, reason, standing, standing_why, looked_at is not null as looked, signals
      from attendance
      where class = ${id}::uuid and (${only.all ?? false}::boolean or standing in ('confirmed', 'unconfirmed'))
        and (${only.person ?? null}::uuid is null or person = ${only.person ?? null}::uuid)
        and (${only.day ?? null}::date is null or day = ${only.day ?? null}::date)
      order by at, person`,
    db,
  )
  return rows.map(({ entered_by, standing_why, ...rest }) => ({
    ...rest,
    enteredBy: entered_by,
    standingWhy: standing_why,
  }))
}

/** Whether the person is on the roster of the class. */
export async function onRoster(db: Db, id: string, person: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from trainee where class = ${id}::uuid and person = ${person}::uuid`.execute(db)
  return rows.length > 0
}

/** What becomes of sign-ins, by whom and why; `looked` when that is somebody else than who entered them. */
export interface Change {
  standing: Standing
  why: string
  by: string
  at: Date
  looked: boolean
}

/** Changes what is held of these sign-ins and keeps each change; gives how many there were. */
export async function changeStanding(
  db: Db,
  id: string,
  entries: readonly { person: string; day: CivilDate }[],
  change: Change,
): Promise<number> {
  return changed(
    db,
    sql`a.class = ${id}::uuid and exists (select 1
      from jsonb_to_recordset(${JSON.stringify(entries.map(({ person, day }) => ({ person, day })))}::jsonb)
        as e (person uuid, day date) where e.person = a.person and e.day = a.day)`,
    change,
  )
}

async function changed(db: Db, which: RawBuilder<unknown>, change: Change): Promise<number> {
  const { rows } = await sql`with moved as (
      update attendance a set standing = ${change.standing}, standing_why = ${change.why},
        looked_at = case when ${change.looked}::boolean then ${change.at}::timestamptz else a.looked_at end
      where ${which} returning class, day, person
    ) insert into attendance_change (class, day, person, standing, why, by, at)
      select class, day, person, ${change.standing}::text, ${change.why}::text, ${change.by}::text, ${change.at}::timestamptz
      from moved returning id`.execute(db)
  return rows.length
}

/** How many others of the class signed in on this phone on this day. */
export async function othersOnPhone(
  db: Db,
  id: string,
  { person, day, phone }: { person: string; day: CivilDate; phone: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from attendance
    where class = ${id}::uuid and day = ${day} and person <> ${person}::uuid and signals ->> 'phone' = ${phone}`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}
