import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../database/index.ts'
import { kept, readRows } from '../../database/rows.ts'
import type { DecisionRecord } from '../../decision/decision.ts'
import { type KeptRecord, keptRecord, readRecord } from '../../decision/kept.ts'
import { KeptDay } from '../../value/shapes.ts'
import type { CivilDate } from '../../value/time/civil-date.ts'
import type { Due } from '../clock/due.ts'
import { type Hold, wakesOf } from '../step/hold.ts'
import type { CaseEvent, CaseFile } from './case-file.ts'

/** A row of case_file. */
export const FileRow = z.object({
  number: z.string(),
  kind: z.string(),
  district: z.string(),
  person: z.string().nullable(),
  organisation: z.string().nullable(),
  applicant: z.string().nullable(),
  title: z.string(),
  subtitle: z.string(),
  state: z.string(),
  revision: z.number(),
  amount: z.number().nullable(),
  form: kept<Record<string, unknown>>(),
  record: kept<KeptRecord>().nullable(),
  attention: z.array(z.string()),
  held_code: z.string().nullable(),
  held_text: z.string().nullable(),
  held_whose: z.string().nullable(),
  held_since: z.date().nullable(),
  handler: z.string().nullable(),
  due_on: KeptDay.nullable(),
  due_from: KeptDay.nullable(),
  due_days: z.number().nullable(),
  due_estimated: z.array(z.number()),
  escalated_on: KeptDay.nullable(),
  opened_at: z.date(),
  moved_at: z.date(),
  closed_at: z.date().nullable(),
})
export type FileRow = z.infer<typeof FileRow>

export const fileOf = (row: FileRow): CaseFile => ({
  number: row.number,
  kind: row.kind,
  district: row.district,
  person: row.person,
  organisation: row.organisation,
  applicant: row.applicant,
  title: row.title,
  subtitle: row.subtitle,
  state: row.state,
  revision: row.revision,
  amount: row.amount,
  form: row.form,
  record: readRecord(row.record),
  attention: row.attention,
  held:
    row.held_code && row.held_text && row.held_since
      ? { code: row.held_code, text: row.held_text, whose: row.held_whose, since: row.held_since }
      : null,
  handler: row.handler,
  dueOn: row.due_on,
  term: row.due_from !== null && row.due_days !== null ? { from: row.due_from, days: row.due_days } : null,
  estimatedYears: row.due_estimated,
  escalatedOn: row.escalated_on,
  openedAt: row.opened_at,
  movedAt: row.moved_at,
  closedAt: row.closed_at,
})

/** One case, or null. */
export async function readFile(db: Db, number: string): Promise<CaseFile | null> {
  const rows = await readRows(FileRow, sql`select * from case_file where number = ${number}`, db)
  return rows[0] ? fileOf(rows[0]) : null
}

/** One case, locked until the transaction ends. */
export async function lockFile(db: Db, number: string): Promise<CaseFile | null> {
  const rows = await readRows(FileRow, sql`select * from case_file where number = ${number} for update`, db)
  return rows[0] ? fileOf(rows[0]) : null
}

/** A row of case_event. */
export const EventRow = z.object({
  number: z.string(),
  seq: z.number(),
  step: z.string(),
  from_state: z.string().nullable(),
  to_state: z.string(),
  actor: z.string().nullable(),
  actor_label: z.string(),
  actor_kind: z.string(),
  at: z.date(),
  note: z.string().nullable(),
  reason: z.string().nullable(),
  payload: z.unknown(),
})
export type EventRow = z.infer<typeof EventRow>

export const eventOf = (row: EventRow): CaseEvent => ({
  number: row.number,
  seq: row.seq,
  step: row.step,
  from: row.from_state,
  to: row.to_state,
  actor: row.actor,
  actorLabel: row.actor_label,
  actorKind: row.actor_kind,
  at: row.at,
  note: row.note,
  reason: row.reason,
  payload: row.payload,
})

/** The events of a case in order. */
export async function readEvents(db: Db, number: string): Promise<CaseEvent[]> {
  const rows = await readRows(
    EventRow,
    sql`select * from case_event where number = ${number} order by seq`,
    db,
  )
  return rows.map(eventOf)
}

export interface Move {
  step: string
  to: string
  /** Its new time; what it had where nothing is said. */
  due?: Due
  closed: boolean
  handler?: string | null
  held?: Hold | null
  record?: DecisionRecord | undefined
  amount?: number | null | undefined
  attention?: string[] | undefined
  escalatedOn?: CivilDate | null
  organisation?: string | null | undefined
  subtitle?: string | undefined
  actor: { account: string | null; label: string; kind: string }
  at: Date
  note?: string | undefined
  reason?: string | undefined
  payload?: unknown
}

/** Writes an event and what it makes of the case, in one statement. */
export async function writeMove(db: Db, file: CaseFile, move: Move): Promise<CaseFile> {
  const held = move.held === undefined ? file.held : move.held
  // What a case is held for in a state that it has just entered holds its time there from now on.
  const since = file.held && move.to === file.state ? file.held.since : move.at
  const rows = await readRows(
    FileRow,
    sql`
    with event as (
      insert into case_event (number, seq, step, from_state, to_state, actor, actor_label, actor_kind, at, note, reason, payload)
      values (${file.number}, ${file.revision + 1}, ${move.step}, ${file.state}, ${move.to}, ${move.actor.account},
        ${move.actor.label}, ${move.actor.kind}, ${move.at}, ${move.note ?? null}, ${move.reason ?? null},
        ${move.payload === undefined ? null : JSON.stringify(move.payload)}::jsonb)
    )
    update case_file set
      state = ${move.to}, revision = ${file.revision + 1}, ${dueColumns(move.due ?? file)},
      moved_at = ${move.at}, closed_at = ${move.closed ? move.at : null}::timestamptz,
      handler = ${move.handler === undefined ? file.handler : move.handler},
      held_code = ${held?.code ?? null}, held_text = ${held?.text ?? null}, held_whose = ${held?.whose ?? null},
      held_since = ${held ? since : null}::timestamptz, looks = 0, next_look_at = null,
      ${move.held === undefined ? sql`` : sql`held_wakes = ${JSON.stringify(wakesOf(move.held))}::jsonb,`}
      record = ${recordOrNull(move.record ?? file.record)}::jsonb,
      amount = ${move.amount === undefined ? file.amount : move.amount}::bigint,
      attention = ${JSON.stringify(move.attention ?? file.attention)}::jsonb,
      organisation = ${move.organisation === undefined ? file.organisation : move.organisation}::uuid,
      subtitle = ${move.subtitle ?? file.subtitle},
      escalated_on = ${move.escalatedOn === undefined ? file.escalatedOn : move.escalatedOn}::date
    where number = ${file.number} and revision = ${file.revision}
    returning *`,
    db,
  )
  if (!rows[0]) throw new Error(`${file.number} was moved without its lock`)
  return fileOf(rows[0])
}

const recordOrNull = (record: DecisionRecord | null) => (record ? JSON.stringify(keptRecord(record)) : null)

/** The columns of a case's time. */
export const dueColumns = ({ dueOn, term, estimatedYears }: Due): RawBuilder<unknown> =>
  sql`due_on = ${dueOn}::date, due_from = ${term?.from ?? null}::date, due_days = ${term?.days ?? null}::integer,
      due_estimated = ${estimatedYears}::integer[]`
