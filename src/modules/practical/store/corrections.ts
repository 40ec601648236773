import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { MarkedPaper } from '../standard.ts'

/** A mark that is to be corrected after it was entered (成绩更正), with what it is about. */
export interface Correction {
  id: string
  session: string
  exam: string
  examNumber: string
  district: string
  title: string
  paper: MarkedPaper
  candidate: string
  person: string
  seat: string
  before: string
  value: string
  reason: string
  proposedBy: string
  proposedName: string
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  refusedAt: Date | null
}

/** How far a correction is. */
export const CORRECTION_STAGES = ['waiting', 'decided', 'refused'] as const

export const correctionStage = ({
  decidedBy,
  decidedAt,
}: Pick<Correction, 'decidedBy' | 'decidedAt'>): (typeof CORRECTION_STAGES)[number] =>
  decidedBy === null ? 'waiting' : decidedAt ? 'decided' : 'refused'

const Row = z.object({
  id: z.string(),
  session: z.string(),
  exam: z.string(),
  examNumber: z.string(),
  district: z.string(),
  title: z.string(),
  paper: kept<MarkedPaper>(),
  candidate: z.string(),
  person: z.string(),
  seat: z.string(),
  before: z.string(),
  value: z.string(),
  refusedAt: z.date().nullable(),
  decidedAt: z.date().nullable(),
  decidedBy: z.string().nullable(),
  proposedAt: z.date(),
  proposedName: z.string(),
  proposedBy: z.string(),
  reason: z.string(),
})

const SELECT = sql`select q.id, q.session, s.exam, s.exam_number as "examNumber", s.district, s.title, s.paper, q.candidate, c.person,
  c.seat, q.before, q.value, q.refused_at as "refusedAt", q.decided_at as "decidedAt", q.decided_by as "decidedBy",
  q.proposed_at as "proposedAt", q.proposed_name as "proposedName", q.proposed_by as "proposedBy", q.reason
  from practical_correction q join practical_session s on s.id = q.session join practical_candidate c on c.id = q.candidate`

export const correctionsByIds = (db: Db, ids: readonly string[]): Promise<Correction[]> =>
  readRows(Row, sql`${SELECT} where q.id = any(${[...ids]}::uuid[]) order by q.id`, db)

/** What was proposed of a session, the newest first. */
export const correctionsOf = (db: Db, session: string): Promise<Correction[]> =>
  readRows(
    Row,
    sql`${SELECT} where q.session = ${session}::uuid order by q.proposed_at desc, q.id limit 200`,
    db,
  )

/** The last corrections of the city, those that wait first. */
export const lastCorrections = (db: Db): Promise<Correction[]> =>
  readRows(Row, sql`${SELECT} order by (q.decided_by is null) desc, q.proposed_at desc, q.id limit 60`, db)

/** A correction held for the act. */
export const lockCorrection = async (db: Db, id: string): Promise<Correction | null> =>
  (await readRows(Row, sql`${SELECT} where q.id = ${id}::uuid for update of q`, db))[0] ?? null

/** Enters a proposal; false where one of this candidate waits already. */
export async function insertCorrection(
  db: Db,
  one: Pick<
    Correction,
    | 'id'
    | 'session'
    | 'candidate'
    | 'before'
    | 'value'
    | 'reason'
    | 'proposedBy'
    | 'proposedName'
    | 'proposedAt'
  >,
): Promise<boolean> {
  const { rows } =
    await sql`insert into practical_correction (id, session, candidate, before, value, reason, proposed_by,
      proposed_name, proposed_at)
    values (${one.id}, ${one.session}, ${one.candidate}, ${one.before}, ${one.value}, ${one.reason}, ${one.proposedBy},
      ${one.proposedName}, ${one.proposedAt})
    on conflict (candidate) where decided_by is null do nothing returning id`.execute(db)
  return rows.length > 0
}

export async function settleCorrection(
  db: Db,
  id: string,
  one: { accept: boolean; by: string; at: Date },
): Promise<void> {
  await sql`update practical_correction set decided_by = ${one.by}, decided_at = ${one.accept ? one.at : null},
      refused_at = ${one.accept ? null : one.at} where id = ${id}::uuid`.execute(db)
}
