import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { CandidateItem } from '../../bank/index.ts'
import type { Found } from '../store/record.ts'

/** A rehearsal of a session (演练). */
export interface Rehearsal {
  id: string
  session: string
  code: string
  items: CandidateItem[]
  begunAt: Date
  endedAt: Date | null
}

const Row = z.object({
  id: z.string(),
  session: z.string(),
  code: z.string(),
  items: kept<CandidateItem[]>(),
  begunAt: z.date(),
  endedAt: z.date().nullable(),
})

const SELECT = sql`select id, session, code, items, begun_at as "begunAt", ended_at as "endedAt" from sitting_rehearsal`

/** The last rehearsal of a session; null where there was none. */
export const lastRehearsal = async (db: Db, session: string): Promise<Rehearsal | null> =>
  (
    await readRows(
      Row,
      sql`${SELECT} where session = ${session}::uuid order by begun_at desc, id limit 1`,
      db,
    )
  )[0] ?? null

export const rehearsalById = async (db: Db, id: string): Promise<Rehearsal | null> =>
  (await readRows(Row, sql`${SELECT} where id = ${id}::uuid`, db))[0] ?? null

/** The rehearsal that is on under one of these codes. */
export const rehearsalByCode = async (db: Db, macs: readonly string[]): Promise<Rehearsal | null> =>
  (
    await readRows(Row, sql`${SELECT} where code_mac = any(${[...macs]}::text[]) and ended_at is null`, db)
  )[0] ?? null

export async function insertRehearsal(
  db: Db,
  one: Pick<Rehearsal, 'id' | 'session' | 'code' | 'items'> & { codeMac: string; by: string; at: Date },
): Promise<void> {
  await sql`insert into sitting_rehearsal (id, session, code, code_mac, items, begun_by, begun_at)
    values (${one.id}, ${one.session}::uuid, ${one.code}, ${one.codeMac}, ${JSON.stringify(one.items)}::jsonb, ${one.by},
      ${one.at})`.execute(db)
}

/** Ends what is on of a session; the answers that machines had typed are gone with it. */
export async function endRehearsals(db: Db, session: string, at: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`update sitting_rehearsal set ended_at = ${at}
    where session = ${session}::uuid and ended_at is null returning id`.execute(db)
  await sql`update sitting_rehearsal_machine set answers = '{}'::jsonb
    where rehearsal = any(${rows.map(({ id }) => id)}::uuid[])`.execute(db)
}

/** A machine in a rehearsal. */
export interface RehearsalMachine {
  id: string
  rehearsal: string
  machine: string
  enteredAt: Date
  answers: Record<string, { seq: number; answer: unknown }>
  handedInAt: Date | null
  passed: boolean | null
  found: Found[] | null
}

const MachineRow = z.object({
  id: z.string(),
  rehearsal: z.string(),
  machine: z.string(),
  enteredAt: z.date(),
  answers: kept<RehearsalMachine['answers']>(),
  handedInAt: z.date().nullable(),
  passed: z.boolean().nullable(),
  found: kept<Found[]>().nullable(),
})

const MACHINE = sql`select id, rehearsal, machine, entered_at as "enteredAt", answers, handed_in_at as "handedInAt", passed, found
  from sitting_rehearsal_machine`

/** The machine of a token, held for the act. */
export const machineOfToken = async (db: Db, macs: readonly string[]): Promise<RehearsalMachine | null> =>
  (await readRows(MachineRow, sql`${MACHINE} where token = any(${[...macs]}::text[]) for update`, db))[0] ??
  null

/** The machines of a rehearsal, those that have not passed first. */
export const machinesIn = (db: Db, rehearsal: string): Promise<RehearsalMachine[]> =>
  readRows(
    MachineRow,
    sql`${MACHINE} where rehearsal = ${rehearsal}::uuid
      order by coalesce(passed, false), machine limit 2500`,
    db,
  )

/** A machine enters; one that was there begins anew. */
export async function enterRehearsal(
  db: Db,
  one: { id: string; rehearsal: string; machine: string; token: string; at: Date },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into sitting_rehearsal_machine
      (id, rehearsal, machine, token, entered_at, answers)
    values (${one.id}, ${one.rehearsal}::uuid, ${one.machine}, ${one.token}, ${one.at}, '{}'::jsonb)
    on conflict (rehearsal, machine) do update set token = excluded.token, entered_at = excluded.entered_at,
      answers = '{}'::jsonb, handed_in_at = null, reported_at = null, passed = null, found = null
    returning id`.execute(db)
  return rows[0]?.id ?? one.id
}

export async function keepTyped(
  db: Db,
  id: string,
  one: Pick<RehearsalMachine, 'answers' | 'handedInAt'>,
): Promise<void> {
  await sql`update sitting_rehearsal_machine set answers = ${JSON.stringify(one.answers)}::jsonb,
      handed_in_at = ${one.handedInAt} where id = ${id}::uuid`.execute(db)
}

/** How it went; what was typed is forgotten. */
export async function reportMachine(
  db: Db,
  id: string,
  one: { passed: boolean; found: readonly Found[]; at: Date },
): Promise<void> {
  await sql`update sitting_rehearsal_machine set answers = '{}'::jsonb, passed = ${one.passed},
      found = ${JSON.stringify(one.found)}::jsonb, reported_at = ${one.at} where id = ${id}::uuid`.execute(db)
}
