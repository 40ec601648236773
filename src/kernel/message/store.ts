import { sql } from 'kysely'
import type { Db } from '../database/index.ts'

/** Whose inbox (收件人): a person's, or an organisation's, which all its agents share. */
export interface Recipient {
  kind: 'person' | 'organisation'
  id: string
}

export interface NewMessage {
  case: string
  seq: number
  to: Recipient
  text: string
  asks: boolean
  at: Date
}

export interface Message {
  id: number
  case: string
  text: string
  asks: boolean
  at: Date
  readAt: Date | null
}

/** Writes messages; one that was written for the same event before stays as it is. */
export async function insertMessages(db: Db, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map(({ case: number, seq, to, text, asks, at }) => ({
    case_number: number,
    seq,
    to_kind: to.kind,
    to_id: to.id,
    text,
    asks,
    at: at.toISOString(),
  }))
  await sql`insert into message (case_number, seq, to_kind, to_id, text, asks, at)
    select case_number, seq, to_kind, to_id, text, asks, at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (case_number text, seq int, to_kind text, to_id uuid, text text, asks boolean, at timestamptz)
    on conflict (case_number, seq, to_kind) do nothing`.execute(db)
}

/** A page of an inbox, newest first, from before a message on. */
export async function inboxOf(
  db: Db,
  to: Recipient,
  before: number | null,
  most: number,
): Promise<Message[]> {
  const { rows } =
    await sql<Message>`select id, case_number as "case", text, asks, at, read_at as "readAt" from message
    where to_kind = ${to.kind} and to_id = ${to.id}
      and (${before}::bigint is null or (at, id) < (select m.at, m.id from message m where m.id = ${before}))
    order by at desc, id desc limit ${most}`.execute(db)
  return rows
}

/** How many messages of an inbox nobody has read. */
export async function unreadOf(db: Db, to: Recipient): Promise<number> {
  const { rows } = await sql<{ unread: number }>`select count(*)::int as unread from message
    where to_kind = ${to.kind} and to_id = ${to.id} and read_at is null`.execute(db)
  return rows[0]?.unread ?? 0
}

/** Marks everything up to a message as read, as the inbox is ordered; gives how many that were. */
export async function markRead(db: Db, to: Recipient, upTo: number, at: Date): Promise<number> {
  const { rows } = await sql`update message set read_at = ${at}
    where to_kind = ${to.kind} and to_id = ${to.id} and read_at is null
      and (at, id) <= (select m.at, m.id from message m where m.id = ${upTo} and m.to_kind = ${to.kind} and m.to_id = ${to.id})
    returning id`.execute(db)
  return rows.length
}
