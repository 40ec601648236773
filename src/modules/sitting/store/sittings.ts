import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { Timing } from '../rules/clock.ts'
import type { BrowserSign } from '../safe-browser.ts'

/** The sitting of one candidate, with the times that decide how it stands. */
export interface Sitting {
  id: string
  session: string
  person: string
  seat: string
  room: string
  /** The machine of the room; null for those who were seated before machines were numbered. */
  place: number | null
  admission: string
  entry: number
  machine: string | null
  browserSign: BrowserSign
  browserHeader: boolean
  seenAt: Date | null
  unsent: number
  /** Which of the papers, once it was begun. */
  paper: string | null
  form: string | null
  timing: Timing
  /** The session takes no answers any more. */
  closed: boolean
}

const Row = z.object({
  id: z.string(),
  session: z.string(),
  person: z.string(),
  seat: z.string(),
  room: z.string(),
  place: z.number().nullable(),
  admission: z.string(),
  entry: z.number(),
  machine: z.string().nullable(),
  browserSign: kept<BrowserSign>(),
  browserHeader: z.boolean(),
  seenAt: z.date().nullable(),
  unsent: z.number(),
  paper: z.string().nullable(),
  form: z.string().nullable(),
  opensAt: z.date(),
  allowed: z.number(),
  late: z.number(),
  handInAfter: z.number(),
  roomExtra: z.number(),
  ownExtra: z.number(),
  begunAt: z.date().nullable(),
  paused: z.number(),
  pausedAt: z.date().nullable(),
  handedInAt: z.date().nullable(),
  closed: z.boolean(),
})

const COLUMNS = sql`k.id, k.session, k.person, k.seat, k.room, k.place, k.admission, k.entry, k.machine,
  k.browser_sign as "browserSign", k.browser_header as "browserHeader", k.seen_at as "seenAt", k.unsent, k.paper, k.form, s.opens_at as "opensAt", s.allowed_minutes as allowed,
  s.late_minutes as late, s.hand_in_after_minutes as "handInAfter", r.extra_seconds as "roomExtra",
  k.extra_seconds as "ownExtra", k.begun_at as "begunAt", k.paused_millis::float8 as paused, k.paused_at as "pausedAt",
  k.handed_in_at as "handedInAt", s.closed_at is not null as closed`
const FROM = sql`sitting k join sitting_session s on s.id = k.session
  join sitting_room r on r.session = k.session and r.room = k.room`

const MINUTE = 60_000
const SECOND = 1000

const sittingOf = (row: z.output<typeof Row>): Sitting => ({
  id: row.id,
  session: row.session,
  person: row.person,
  seat: row.seat,
  room: row.room,
  place: row.place,
  admission: row.admission,
  entry: row.entry,
  machine: row.machine,
  browserSign: row.browserSign,
  browserHeader: row.browserHeader,
  seenAt: row.seenAt,
  unsent: row.unsent,
  paper: row.paper,
  form: row.form,
  closed: row.closed,
  timing: {
    opensAt: row.opensAt.getTime(),
    allowed: row.allowed * MINUTE,
    lateWithin: row.late * MINUTE,
    handInAfter: row.handInAfter * MINUTE,
    roomExtra: row.roomExtra * SECOND,
    ownExtra: row.ownExtra * SECOND,
    begunAt: row.begunAt?.getTime() ?? null,
    paused: row.paused,
    pausedAt: row.pausedAt?.getTime() ?? null,
    handedInAt: row.handedInAt?.getTime() ?? null,
  },
})

const find = async (db: Db, where: RawBuilder<unknown>): Promise<Sitting[]> =>
  (await readRows(Row, sql`select ${COLUMNS} from ${FROM} where ${where}`, db)).map(sittingOf)

/** Everybody of a session, by seat. */
export const sittingsOf = (db: Db, session: string): Promise<Sitting[]> =>
  find(db, sql`k.session = ${session}::uuid order by k.seat`)

/** Holds a sitting for the rest of the transaction, so that what is done to it is done one after the other. */
export const lockSitting = async (db: Db, id: string): Promise<Sitting | null> =>
  (await find(db, sql`k.id = ${id}::uuid for update of k`))[0] ?? null

/** The sitting of an admission number, held, with the code that the desk gave for it. */
export async function lockByAdmission(
  db: Db,
  admission: string,
): Promise<{ sitting: Sitting; code: string | null; codeUntil: Date | null } | null> {
  const [row] = await readRows(
    Row.extend({ code: z.string().nullable(), codeUntil: z.date().nullable() }),
    sql`select ${COLUMNS}, k.code_mac as code, k.code_until as "codeUntil" from ${FROM}
      where k.admission = ${admission} for update of k`,
    db,
  )
  return row ? { sitting: sittingOf(row), code: row.code, codeUntil: row.codeUntil } : null
}

/**
 * Whose machine this token is, held for the rest of the transaction and seen now; null where another machine was entered at since, so
 * that the old one has no word from that moment on.
 */
export async function hear(
  db: Db,
  tokens: readonly string[],
  at: Date,
  unsent: number,
): Promise<Sitting | null> {
  const rows = await readRows(
    Row,
    sql`with heard as (update sitting set seen_at = ${at}, unsent = ${unsent}
        where token_mac = any(${[...tokens]}) returning *)
      select ${COLUMNS} from heard k join sitting_session s on s.id = k.session
        join sitting_room r on r.session = k.session and r.room = k.room`,
    db,
  )
  return rows[0] ? sittingOf(rows[0]) : null
}

/** Whether somebody in the session `s` still writes or may still begin: what `stateAt` says of each, asked of many sessions at once. */
export const stillWriting = (now: Date) => sql`exists (select 1 from sitting k
  join sitting_room r on r.session = k.session and r.room = k.room
  where k.session = s.id and k.handed_in_at is null and (k.paused_at is not null
    or s.opens_at + make_interval(secs => k.paused_millis / 1000.0 + case when k.begun_at is null then s.late_minutes * 60
      else s.allowed_minutes * 60 + r.extra_seconds + k.extra_seconds end) > ${now}::timestamptz))`

/** The rooms of a session with their machines; null for those of before machines were numbered. */
export const roomsOf = (db: Db, session: string): Promise<{ room: string; places: number | null }[]> =>
  readRows(
    z.object({ room: z.string(), places: z.number().nullable() }),
    sql`select room, places from sitting_room where session = ${session}::uuid order by length(room), room`,
    db,
  )

export async function insertRooms(
  db: Db,
  session: string,
  rooms: readonly { room: string; places: number }[],
): Promise<void> {
  await sql`insert into sitting_room (session, room, places) select ${session}::uuid, room, places
    from jsonb_to_recordset(${JSON.stringify(rooms)}::jsonb) as r (room text, places integer)`.execute(db)
}

export async function insertSittings(
  db: Db,
  rows: readonly Pick<Sitting, 'id' | 'session' | 'person' | 'seat' | 'room' | 'place' | 'admission'>[],
): Promise<void> {
  await sql`insert into sitting (id, session, person, seat, room, place, admission)
    select id, session, person, seat, room, place, admission from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as c (id uuid, session uuid, person uuid, seat text, room text, place integer, admission text)`.execute(
    db,
  )
}

export async function setCode(db: Db, id: string, code: { mac: string; until: Date } | null): Promise<void> {
  await sql`update sitting set code_mac = ${code?.mac ?? null}, code_until = ${code?.until ?? null}
    where id = ${id}::uuid`.execute(db)
}

/** Another machine has the word: the code is used up, and the token before it is dead. */
export async function enterAt(
  db: Db,
  id: string,
  one: { entry: number; token: string; machine: string; sign: BrowserSign; byHeader: boolean; at: Date },
): Promise<void> {
  await sql`update sitting set code_mac = null, code_until = null, entry = ${one.entry}, token_mac = ${one.token},
      machine = ${one.machine}, browser_sign = ${one.sign}, browser_header = ${one.byHeader}, seen_at = ${one.at}, unsent = 0
    where id = ${id}::uuid`.execute(db)
  await sql`insert into sitting_entry (sitting, entry, token_mac, machine, entered_at)
    values (${id}, ${one.entry}, ${one.token}, ${one.machine}, ${one.at})`.execute(db)
}

/** What the browser says of itself is otherwise than when the machine was entered at. */
export async function setBrowserSign(db: Db, id: string, sign: BrowserSign): Promise<void> {
  await sql`update sitting set browser_sign = ${sign} where id = ${id}::uuid`.execute(db)
}

/** The tokens of the machines that a candidate entered at, by entry. */
export async function tokensOf(db: Db, id: string): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ entry: number; token_mac: string }>`select entry, token_mac from sitting_entry
    where sitting = ${id}::uuid`.execute(db)
  return new Map(rows.map(({ entry, token_mac }) => [entry, token_mac]))
}

export async function begin(
  db: Db,
  id: string,
  one: { at: Date; paper: string; form: string },
): Promise<void> {
  await sql`update sitting set begun_at = ${one.at}, paper = ${one.paper}, form = ${one.form} where id = ${id}::uuid and begun_at is null`.execute(
    db,
  )
}

export async function handIn(db: Db, id: string, at: Date): Promise<void> {
  await sql`update sitting set handed_in_at = ${at} where id = ${id}::uuid and handed_in_at is null`.execute(
    db,
  )
}

/** Takes the word from the machine that has it: it can do nothing more until a new code is used. */
export async function lockOut(db: Db, id: string): Promise<void> {
  await sql`update sitting set token_mac = null, code_mac = null, code_until = null where id = ${id}::uuid`.execute(
    db,
  )
}

export async function pause(db: Db, id: string, at: Date): Promise<void> {
  await sql`update sitting set paused_at = ${at} where id = ${id}::uuid and paused_at is null`.execute(db)
}

export async function goOn(db: Db, id: string, paused: number): Promise<void> {
  await sql`update sitting set paused_at = null, paused_millis = paused_millis + ${Math.round(paused)}
    where id = ${id}::uuid and paused_at is not null`.execute(db)
}

export async function grantOwn(db: Db, id: string, seconds: number): Promise<void> {
  await sql`update sitting set extra_seconds = extra_seconds + ${seconds} where id = ${id}::uuid`.execute(db)
}

/** Grants a room more time; how much it has in all, null where there is no such room. */
export async function grantRoom(
  db: Db,
  session: string,
  room: string,
  seconds: number,
): Promise<number | null> {
  const { rows } = await sql<{ extra_seconds: number }>`update sitting_room
    set extra_seconds = extra_seconds + ${seconds}
    where session = ${session}::uuid and room = ${room} returning extra_seconds`.execute(db)
  return rows[0]?.extra_seconds ?? null
}
