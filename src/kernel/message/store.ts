import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database/index.ts'
import { readRows } from '../database/rows.ts'
import { countRows, cutPage, type ListOrder, type Page, type PageAsked, pagedRow } from '../verb/paging.ts'

/** Whose inbox (收件人): a person's, an organisation's, which all its agents share, or what is meant for one account alone. */
export interface Recipient {
  kind: 'person' | 'organisation' | 'account'
  id: string
}

export interface NewMessage {
  case: string
  seq: number
  to: Recipient
  text: string
  asks: boolean
  at: Date
  district: string
  /** Beside the inbox: by short message, or at the counter for who has no telephone. */
  beside: 'sms' | 'counter' | null
  /** Where it leads, where that is not the case. */
  href?: string
}

export const Message = z.object({
  id: z.number(),
  case: z.string(),
  text: z.string(),
  asks: z.boolean(),
  at: z.date(),
  readAt: z.date().nullable(),
  href: z.string().nullable(),
})
export type Message = z.infer<typeof Message>

/** Writes messages; one that was written for the same event before stays as it is. */
export async function insertMessages(db: Db, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map(({ case: number, to, at, ...one }) => ({
    ...one,
    case_number: number,
    to_kind: to.kind,
    to_id: to.id,
    at: at.toISOString(),
  }))
  await sql`insert into message
      (case_number, seq, district, to_kind, to_id, text, asks, at, beside, href, sms_state, sms_next_try_at)
    select case_number, seq, district, to_kind, to_id, text, asks, at, beside, href,
      case when beside = 'sms' then 'waiting' end, case when beside = 'sms' then at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (case_number text, seq int, district text, to_kind text, to_id uuid, text text, asks boolean, at timestamptz,
        beside text, href text)
    on conflict do nothing`.execute(db)
}

const byTime = [
  { by: sql.raw('at'), is: 'moment' as const },
  { by: sql.raw('id'), is: 'whole' as const },
]
const NEWEST: ListOrder = { name: 'inbox', keys: byTime, falling: true }
const LONGEST_WAITING: ListOrder = { name: 'counter', keys: byTime }

/** A page of an inbox, newest first; whoever has several reads them as one. */
export async function inboxOf(
  db: Db,
  whose: readonly Recipient[],
  asked: PageAsked,
  size: number,
): Promise<Page<Message>> {
  const cut = cutPage(NEWEST, asked, size)
  // Each inbox is cut by its own index before they are read as one.
  const parts = whose.map(
    (
      to,
    ) => sql`(select id, case_number as "case", text, asks, at, read_at as "readAt", href, ${cut.key} from message
      where ${isTo(to)} and ${cut.beyond} ${cut.first})`,
  )
  const rows = await readRows(
    pagedRow(Message),
    sql`select * from (${sql.join(parts, sql` union all `)}) inbox ${cut.first}`,
    db,
  )
  return cut.page(rows)
}

const isTo = ({ kind, id }: Recipient) => sql`to_kind = ${kind} and to_id = ${id}::uuid`
const isToAny = (whose: readonly Recipient[]) =>
  sql`(${sql.join(
    whose.map((to) => sql`(${isTo(to)})`),
    sql` or `,
  )})`

/** How many messages of these inboxes nobody has read, as far as a list counts. */
export const unreadOf = (db: Db, whose: readonly Recipient[]): Promise<{ total: number; beyond: boolean }> =>
  countRows(db, sql`from message where ${isToAny(whose)} and read_at is null`)

/** Marks everything up to a message as read, as the inbox is ordered; gives how many that were. */
export async function markRead(db: Db, whose: readonly Recipient[], upTo: number, at: Date): Promise<number> {
  const { rows } = await sql`update message set read_at = ${at}
    where ${isToAny(whose)} and read_at is null
      and (at, id) <= (select m.at, m.id from message m where m.id = ${upTo}
        and ${isToAny(whose)})
    returning id`.execute(db)
  return rows.length
}

/** A short message that waits to be sent. */
export const WaitingSms = z.object({
  id: z.string(),
  person: z.string(),
  text: z.string(),
  tries: z.number(),
})
export type WaitingSms = z.infer<typeof WaitingSms>

/** Takes short messages that are due, so that no other worker sends them until the lease ends. */
export async function takeSms(db: Db, at: Date, lease: Date, most: number): Promise<WaitingSms[]> {
  const rows = await readRows(
    WaitingSms,
    sql`update message set sms_next_try_at = ${lease}
    where id in (select id from message where sms_state = 'waiting' and sms_next_try_at <= ${at}
      order by sms_next_try_at limit ${most} for update skip locked)
    returning id::text as id, to_id as person, text, sms_tries as tries`,
    db,
  )
  return rows
}

export interface SmsOutcome {
  id: string
  state: 'sent' | 'waiting' | 'failed'
  receipt: string | null
  trouble: string | null
  next: Date | null
}

/** Keeps what became of short messages; what could not be sent for good is told at the counter. */
export async function keepSms(db: Db, outcomes: readonly SmsOutcome[]): Promise<void> {
  const rows = outcomes.map(({ next, ...one }) => ({ ...one, next: next?.toISOString() ?? null }))
  await sql`update message m set
      beside = case when r.state = 'failed' then 'counter' else m.beside end,
      sms_state = case when r.state = 'failed' then null else r.state end,
      sms_tries = m.sms_tries + 1, sms_next_try_at = r.next, sms_receipt = r.receipt, sms_trouble = r.trouble
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id bigint, state text, receipt text, trouble text, next timestamptz)
    where m.id = r.id`.execute(db)
}

/** A message that somebody has to be told at the counter. */
export const AtCounter = z.object({
  id: z.number(),
  case: z.string(),
  text: z.string(),
  at: z.date(),
})
export type AtCounter = z.infer<typeof AtCounter>

/** A page of what is to be told at the counters of some districts, oldest first. */
export async function counterOf(
  db: Db,
  districts: readonly string[],
  asked: PageAsked,
  size: number,
): Promise<Page<AtCounter> & { total: number; beyond: boolean }> {
  const cut = cutPage(LONGEST_WAITING, asked, size)
  const from = (part: RawBuilder<unknown>) => sql`from unnest(${[...districts]}::text[]) as place (district)
    cross join lateral (select id, case_number, text, at from message
      where district = place.district and beside = 'counter' and read_at is null ${part}) m`
  const rows = await readRows(
    pagedRow(AtCounter),
    sql`select id, case_number as "case", text, at, ${cut.key}
    ${from(sql`and ${cut.beyond} ${cut.first}`)} ${cut.first}`,
    db,
  )
  return { ...cut.page(rows), ...(await countRows(db, from(sql``))) }
}

/** A message that waits at a counter, locked; null where it was told or read meanwhile. */
export async function lockAtCounter(db: Db, id: number): Promise<{ case: string; district: string } | null> {
  const { rows } = await sql<{
    case: string
    district: string
  }>`select case_number as "case", district from message
    where id = ${id} and beside = 'counter' and read_at is null for update`.execute(db)
  return rows[0] ?? null
}

/** Writes that somebody was told at the counter. */
export async function markTold(db: Db, id: number, by: string | null, at: Date): Promise<void> {
  await sql`update message set read_at = ${at}, told_by = ${by} where id = ${id}`.execute(db)
}
