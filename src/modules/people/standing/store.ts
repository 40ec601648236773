import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../kernel/database/index.ts'
import { kept, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { FactKind, PersonStatus, StatusDetail, StatusKind, Trust } from '../schema.ts'

/** A dated row with what only the register's own desk needs. */
export interface KeptStatus extends PersonStatus {
  person: string
  subject: string
  reference: string | null
  evidence: string | null
  recordedBy: string | null
  confirmedOn: CivilDate | null
  successor: string | null
  withdrawnAt: Date | null
  withdrawnWhy: string | null
}

const StatusRow = z.object({
  id: z.string(),
  person: z.string(),
  kind: kept<StatusKind>(),
  organisation: z.string().nullable(),
  subject: z.string(),
  detail: kept<StatusDetail>(),
  starts: KeptDay,
  ends: KeptDay.nullable(),
  source: z.string(),
  trust: kept<Trust>(),
  connection: z.string().nullable(),
  reference: z.string().nullable(),
  evidence: z.string().nullable(),
  recorded_by: z.string().nullable(),
  confirmed_on: KeptDay.nullable(),
  successor: z.string().nullable(),
  withdrawn_at: z.date().nullable(),
  withdrawn_why: z.string().nullable(),
})
type StatusRow = z.infer<typeof StatusRow>

const COLUMNS =
  sql.raw(`id, person, kind, organisation, subject, detail, starts, ends, source, trust, connection,
  reference, evidence, recorded_by, confirmed_on, successor, withdrawn_at, withdrawn_why`)
const LIVE = sql.raw('withdrawn_at is null and successor is null')

const statusOf = (row: StatusRow): KeptStatus => ({
  id: row.id,
  person: row.person,
  kind: row.kind,
  organisation: row.organisation,
  subject: row.subject,
  detail: row.detail,
  from: row.starts,
  to: row.ends,
  source: row.source,
  trust: row.trust,
  connection: row.connection,
  reference: row.reference,
  evidence: row.evidence,
  recordedBy: row.recorded_by,
  confirmedOn: row.confirmed_on,
  successor: row.successor,
  withdrawnAt: row.withdrawn_at,
  withdrawnWhy: row.withdrawn_why,
})

/** The rows that stand of each of these people, corrected and withdrawn ones left out. */
export async function statusRows(db: Db, people: readonly string[]): Promise<Map<string, KeptStatus[]>> {
  const found = new Map<string, KeptStatus[]>(people.map((person) => [person, []]))
  if (people.length === 0) return found
  const rows = await readRows(
    StatusRow,
    sql`select ${COLUMNS} from person_status
    where person = any(${[...people]}::uuid[]) and ${LIVE} order by starts, kind, id`,
    db,
  )
  for (const row of rows) found.get(row.person)?.push(statusOf(row))
  return found
}

/** Everything that was ever said of a person, what was corrected and withdrawn included. */
export async function everyStatus(db: Db, person: string): Promise<KeptStatus[]> {
  const rows = await readRows(
    StatusRow,
    sql`select ${COLUMNS} from person_status where person = ${person}
    order by starts desc, kind, recorded_at desc, id`,
    db,
  )
  return rows.map(statusOf)
}

/** One row by its id, whatever became of it. */
export async function statusById(db: Db, id: string): Promise<KeptStatus | null> {
  const rows = await readRows(StatusRow, sql`select ${COLUMNS} from person_status where id = ${id}`, db)
  return rows[0] ? statusOf(rows[0]) : null
}

/** Rows by their ids, whatever became of them. */
export async function statusesByIds(db: Db, ids: readonly string[]): Promise<KeptStatus[]> {
  const rows = await readRows(
    StatusRow,
    sql`select ${COLUMNS} from person_status where id = any(${[...ids]}::uuid[])`,
    db,
  )
  return rows.map(statusOf)
}

/** The people to whom a register's own row names belong. */
export async function personsOfReferences(
  db: Db,
  connection: string,
  references: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{
    reference: string
    person: string
  }>`select reference, person from person_status
    where connection = ${connection} and reference = any(${[...references]}::text[]) and ${LIVE}`.execute(db)
  return new Map(rows.map(({ reference, person }) => [reference, person]))
}

/** Holds these people's rows for the rest of the transaction, in one order for all; gives those that are there. */
export async function lockPeople(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from person where id = any(${[...ids]}::uuid[])
    order by id for update`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** A row as it is first written: nothing has followed it or taken it back. */
export interface NewStatusRow
  extends Omit<StatusRow, 'confirmed_on' | 'successor' | 'withdrawn_at' | 'withdrawn_why'> {
  confirmed_on: CivilDate
}

export async function insertStatuses(db: Db, rows: readonly NewStatusRow[], at: Date): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into person_status (id, person, kind, organisation, subject, detail, starts, ends, source, trust,
      connection, reference, evidence, recorded_by, confirmed_on, recorded_at)
    select id, person, kind, organisation, subject, detail, starts, ends, source, trust, connection, reference,
      evidence, recorded_by, confirmed_on, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, person uuid, kind text, organisation uuid,
      subject text, detail jsonb, starts date, ends date, source text, trust text, connection text, reference text,
      evidence text, recorded_by text, confirmed_on date)`.execute(db)
}

/** The rows stay, but no longer stand: each with its successor, or with why it was withdrawn, or both. */
export async function retireStatuses(
  db: Db,
  rows: readonly { id: string; successor: string | null; why: string | null }[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  await sql`update person_status s set successor = r.successor, withdrawn_why = r.why,
      withdrawn_at = case when r.why is null then null else ${at}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, successor uuid, why text)
    where s.id = r.id`.execute(db)
}

export async function confirmStatuses(db: Db, ids: readonly string[], asOf: CivilDate): Promise<void> {
  if (ids.length === 0) return
  await sql`update person_status set confirmed_on = greatest(confirmed_on, ${asOf}::date)
    where id = any(${[...ids]}::uuid[])`.execute(db)
}

/** Keeps that a register told all that it knows of these facts of these people. */
export async function keepAnswers(
  db: Db,
  answers: readonly { person: string; fact: FactKind }[],
  connection: string,
  asOf: CivilDate,
  at: Date,
): Promise<void> {
  if (answers.length === 0) return
  await sql`insert into person_answer (person, fact, connection, as_of, answered_at)
    select person, fact, ${connection}::text, ${asOf}::date, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as r (person uuid, fact text)
    on conflict (person, fact, connection) do update
      set as_of = greatest(person_answer.as_of, excluded.as_of), answered_at = excluded.answered_at`.execute(
    db,
  )
}

/** Of which day each register's last answer on each fact of each of these people is. */
export async function answersOf(
  db: Db,
  people: readonly string[],
): Promise<{ person: string; fact: FactKind; connection: string; asOf: CivilDate }[]> {
  if (people.length === 0) return []
  const { rows } = await sql<{ person: string; fact: FactKind; connection: string; as_of: CivilDate }>`
    select person, fact, connection, as_of from person_answer
    where person = any(${[...people]}::uuid[])`.execute(db)
  return rows.map(({ as_of, ...rest }) => ({ ...rest, asOf: as_of }))
}

/** Everybody of whom a row of this register stands. */
export async function peopleOfRegister(db: Db, register: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`select distinct person from person_status
    where connection = ${register} and withdrawn_at is null and successor is null`.execute(db)
  return rows.map(({ person }) => person)
}
