import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import { LEVELS, type Level, levelName } from '../../../kernel/value/level.ts'
import { DOCUMENTS, type DocumentKind } from '../../../kernel/value/person/identity-document.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import { cutPage, type ListOrder, type Page, type PageAsked, pagedRow } from '../../../kernel/verb/index.ts'
import type { Outcome, SentRow, UploadAction, UploadState } from './rules.ts'

/** A change of where a certificate stands with the national query. */
export interface Move {
  certificate: string
  action: UploadAction
  state: UploadState
  batch: string | null
  reason: string | null
}

/** A certificate got its number: from now on it waits to be told (已赋码). */
export async function openUpload(
  db: Db,
  one: { certificate: string; organisation: string; at: Date },
): Promise<void> {
  await sql`insert into certificate_upload (certificate, action, state, since, organisation)
    values (${one.certificate}, 'add', 'assigned', ${one.at}, ${one.organisation})`.execute(db)
}

/** Moves certificates on, each with a step in the history. */
export async function moveUploads(db: Db, moves: readonly Move[], at: Date): Promise<void> {
  if (moves.length === 0) return
  const of = <K extends keyof Move>(key: K) => moves.map((one) => one[key])
  const rows = sql`unnest(${of('certificate')}::uuid[], ${of('action')}::text[], ${of('state')}::text[],
    ${of('batch')}::uuid[], ${of('reason')}::text[])`
  await sql`update certificate_upload u set action = m.action, state = m.state, batch = m.batch, reason = m.reason,
      since = ${at}
    from ${rows} as m (certificate, action, state, batch, reason) where u.certificate = m.certificate`.execute(
    db,
  )
  await sql`insert into certificate_upload_step (id, certificate, action, state, batch, reason, at)
    select m.id, m.certificate, m.action, m.state, m.batch, m.reason, ${at}::timestamptz
    from unnest(${moves.map(() => randomUUID())}::uuid[], ${of('certificate')}::uuid[], ${of('action')}::text[],
      ${of('state')}::text[], ${of('batch')}::uuid[], ${of('reason')}::text[])
      as m (id, certificate, action, state, batch, reason)`.execute(db)
}

const Standing = z.object({
  certificate: z.string(),
  action: kept<UploadAction>(),
  state: kept<UploadState>(),
  organisation: z.string(),
  batch: z.string().nullable(),
})

/** Where certificates stand, held for the rest of the transaction. */
export const lockUploads = (db: Db, certificates: readonly string[]) =>
  readRows(
    Standing,
    sql`select certificate, action, state, organisation, batch from certificate_upload
    where certificate = any(${[...certificates]}::uuid[]) order by certificate for update`,
    db,
  )

/** What waits to be told, the oldest first, held so that no two batches take the same. */
export async function takeDue(db: Db, most: number): Promise<string[]> {
  const rows = await readRows(
    z.object({ certificate: z.string() }),
    sql`select certificate from certificate_upload where state = 'assigned'
    order by since, certificate limit ${most} for update skip locked`,
    db,
  )
  return rows.map(({ certificate }) => certificate)
}

const ToldRow = z.object({
  id: z.string(),
  action: kept<UploadAction>(),
  number: z.string(),
  name: z.string(),
  document: kept<DocumentKind>(),
  id_number: z.string(),
  occupation_code: z.string().nullable(),
  occupation: z.string(),
  work_type: z.string().nullable(),
  level: z.number(),
  organisation_name: z.string(),
  issued_on: KeptDay,
  replaces: z.string().nullable(),
})

/** What is told of these certificates; the identity number stands sealed. */
export async function toldOf(db: Db, certificates: readonly string[]) {
  const rows = await readRows(
    ToldRow,
    sql`select c.id, u.action, c.number, c.name, c.document, c.id_number, c.occupation_code, c.occupation, c.work_type,
      c.level, c.organisation_name, c.issued_on, o.number as replaces
    from certificate c join certificate_upload u on u.certificate = c.id left join certificate o on o.id = c.replaces
    where c.id = any(${[...certificates]}::uuid[]) order by c.number`,
    db,
  )
  return rows.map((row) => ({
    id: row.id,
    sealed: row.id_number,
    action: row.action,
    words: {
      number: row.number,
      name: row.name,
      document: DOCUMENTS[row.document],
      occupationCode: row.occupation_code ?? '',
      occupation: row.occupation,
      workType: row.work_type ?? '',
      level: levelName(
        LEVELS.find((one) => String(one === 'special' ? 0 : one) === String(row.level)) as Level,
      ),
      organisation: row.organisation_name,
      issuedOn: row.issued_on as string,
      replaces: row.replaces ?? '',
    },
  }))
}

/** A new batch with its rows, under the next number of its day. */
export async function insertBatch(
  db: Db,
  day: string,
  at: Date,
  rows: readonly { id: string; number: string; action: UploadAction }[],
): Promise<{ id: string; number: string }> {
  const start = `LW-${day.replaceAll('-', '')}-`
  const [last] = await readRows(
    z.object({ number: z.string() }),
    sql`select number from certificate_batch where number like ${`${start}%`} order by number desc limit 1`,
    db,
  )
  const number = `${start}${String(Number(last?.number.slice(-3) ?? 0) + 1).padStart(3, '0')}`
  const id = randomUUID()
  await sql`insert into certificate_batch (id, number, made_at, pieces)
    values (${id}, ${number}, ${at}, ${rows.length})`.execute(db)
  await sql`insert into certificate_batch_row (batch, certificate, number, action)
    select ${id}::uuid, r.certificate, r.number, r.action
    from unnest(${rows.map((one) => one.id)}::uuid[], ${rows.map((one) => one.number)}::text[],
      ${rows.map((one) => one.action)}::text[]) as r (certificate, number, action)`.execute(db)
  return { id, number }
}

const BatchRow = z.object({
  id: z.string(),
  number: z.string(),
  made_at: z.date(),
  answered_at: z.date().nullable(),
  handed_at: z.date().nullable(),
  trouble: z.string().nullable(),
  rows: z.number(),
  accepted: z.number(),
  rejected: z.number(),
})

const BATCH = sql`b.id, b.number, b.made_at, b.answered_at, b.handed_at, b.trouble, b.pieces as rows, b.accepted,
  b.rejected`

const NEWEST: ListOrder = {
  name: 'certificate-batches',
  keys: [
    { by: sql`b.made_at`, is: 'moment' },
    { by: sql`b.number`, is: 'text' },
  ],
  falling: true,
}

/** A page of the batches, newest first. */
export async function batches(
  db: Db,
  asked: PageAsked,
  size: number,
): Promise<Page<z.infer<typeof BatchRow>>> {
  const cut = cutPage(NEWEST, asked, size)
  const rows = await readRows(
    pagedRow(BatchRow),
    sql`select ${BATCH}, ${cut.key} from certificate_batch b where ${cut.beyond} ${cut.first}`,
    db,
  )
  return cut.page(rows)
}

/** A batch, or null; `hold` keeps it for the rest of the transaction. */
export async function batchById(
  db: Db,
  id: string,
  hold = false,
): Promise<{ id: string; number: string } | null> {
  const [found] = await readRows(
    z.object({ id: z.string(), number: z.string() }),
    sql`select id, number from certificate_batch where id = ${id}::uuid ${hold ? sql`for update` : sql``}`,
    db,
  )
  return found ?? null
}

/** The rows of a batch with what was answered. */
export function batchRows(
  db: Db,
  batch: string,
): Promise<(SentRow & { certificate: string; action: UploadAction })[]> {
  return readRows(
    z.object({
      certificate: z.string(),
      number: z.string(),
      action: kept<UploadAction>(),
      outcome: kept<Outcome>().nullable(),
    }),
    sql`select certificate, number, action, outcome from certificate_batch_row where batch = ${batch}::uuid
    order by number`,
    db,
  )
}

/** Writes answers to a batch, and that it is answered when none is missing. Returns how many still wait. */
export async function writeAnswers(
  db: Db,
  batch: string,
  answers: readonly { number: string; outcome: Outcome; reason: string | null }[],
  at: Date,
): Promise<number> {
  await sql`update certificate_batch_row r set outcome = a.outcome, reason = a.reason
    from unnest(${answers.map((one) => one.number)}::text[], ${answers.map((one) => one.outcome)}::text[],
      ${answers.map((one) => one.reason)}::text[]) as a (number, outcome, reason)
    where r.batch = ${batch}::uuid and r.number = a.number`.execute(db)
  const outcomes = (await batchRows(db, batch)).map(({ outcome }) => outcome)
  const [waiting, accepted, rejected] = ([null, 'accepted', 'rejected'] as const).map(
    (one) => outcomes.filter((outcome) => outcome === one).length,
  ) as [number, number, number]
  await sql`update certificate_batch set accepted = ${accepted}, rejected = ${rejected},
      answered_at = case when ${waiting === 0} then coalesce(answered_at, ${at}) else answered_at end
    where id = ${batch}::uuid`.execute(db)
  return waiting
}

const ReturnedRow = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  organisation_name: z.string(),
  action: kept<UploadAction>(),
  state: kept<UploadState>(),
  since: z.date(),
  reason: z.string(),
})

const OLDEST: ListOrder = {
  name: 'certificates-returned',
  keys: [
    { by: sql`u.since`, is: 'moment' },
    { by: sql`u.certificate`, is: 'id' },
  ],
}

/** A page of what came back, the oldest first: an organisation's own, or everybody's. */
export async function returned(
  db: Db,
  organisation: string | null,
  asked: PageAsked,
  size: number,
): Promise<Page<z.infer<typeof ReturnedRow>>> {
  const cut = cutPage(OLDEST, asked, size)
  const rows = await readRows(
    pagedRow(ReturnedRow),
    sql`select c.id, c.number, c.name, c.organisation_name, u.action, u.state, u.since, u.reason, ${cut.key}
    from certificate_upload u join certificate c on c.id = u.certificate
    where u.state in ('faulty', 'rejected') ${organisation ? sql`and u.organisation = ${organisation}::uuid` : sql``}
      and ${cut.beyond} ${cut.first}`,
    db,
  )
  return cut.page(rows)
}

/** How many certificates wait to be told, up to so many. */
export async function countDue(db: Db, most: number): Promise<number> {
  const [found] = await readRows(
    z.object({ n: z.number() }),
    sql`select count(*)::int as n from (select 1 from certificate_upload where state = 'assigned' limit ${most}) w`,
    db,
  )
  return found?.n ?? 0
}

/** Where these certificates stand with the national query, by id. */
export async function uploadsOf(
  db: Db,
  certificates: readonly string[],
): Promise<Map<string, { action: UploadAction; state: UploadState }>> {
  const rows = await readRows(
    z.object({ certificate: z.string(), action: kept<UploadAction>(), state: kept<UploadState>() }),
    sql`select certificate, action, state from certificate_upload
    where certificate = any(${[...certificates]}::uuid[])`,
    db,
  )
  return new Map(rows.map((one) => [one.certificate, one]))
}
