import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { Sealer } from '../../../kernel/sealing/index.ts'

/** Where a bond comes from: somebody declared it, or it was decided on a request. */
export type BondSource = 'declared' | 'decided'

/** Two who may not come together in an examination (回避). */
export interface Bond {
  id: string
  exam: string
  person: string
  candidate: string
  source: BondSource
  relation: string
}

const Row = z.object({
  id: z.string(),
  exam: z.string(),
  person: z.string(),
  candidate: z.string(),
  source: kept<BondSource>(),
  relation: z.string(),
})

const relationContext = (id: string) => `exam_bond.relation:${id}`

/** What stands of these people in an examination; what binds them stays sealed. */
export const bondsIn = (db: Db, exam: string, people: readonly string[]): Promise<Bond[]> =>
  readRows(
    Row,
    sql`select id, exam, person, candidate, source, relation from exam_bond
      where exam = ${exam}::uuid and person = any(${[...people]}::uuid[]) and withdrawn_at is null
      order by at, id`,
    db,
  )

/** What binds the two, for whoever declared it and for whoever decides. */
export const relationOf = (sealer: Sealer, { id, relation }: Pick<Bond, 'id' | 'relation'>): string =>
  sealer.open(relation, relationContext(id))

/** Enters a bond; false where it stands already from the same source. */
export async function insertBond(
  db: Db,
  sealer: Sealer,
  one: Omit<Bond, 'id'> & { by: string; at: Date },
): Promise<boolean> {
  const id = randomUUID()
  const { rows } =
    await sql`insert into exam_bond (id, exam, person, candidate, source, relation, by_account, at)
    values (${id}, ${one.exam}::uuid, ${one.person}::uuid, ${one.candidate}::uuid, ${one.source},
      ${sealer.seal(one.relation, relationContext(id))}, ${one.by}, ${one.at})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

export async function withdrawBonds(
  db: Db,
  ids: readonly string[],
  one: { why: string; at: Date },
): Promise<void> {
  await sql`update exam_bond set withdrawn_at = ${one.at}, withdrawn_why = ${one.why}
    where id = any(${[...ids]}::uuid[]) and withdrawn_at is null`.execute(db)
}

/** What somebody declared of an examination, the last time. */
export interface Declared {
  person: string
  turn: number
  none: boolean
  onPaper: boolean
  at: Date
}

/** The same as it stands now: `stale` where others got a seat since (补排), of whom it says nothing. */
export type DeclaredNow = Declared & { stale: boolean }

const DeclaredRow = z.object({
  person: z.string(),
  turn: z.number(),
  none: z.boolean(),
  onPaper: z.boolean(),
  at: z.date(),
  stale: z.boolean(),
})

/** The newest declaration of each of these people. */
export async function declaredBy(
  db: Db,
  exam: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, DeclaredNow>> {
  const rows = await readRows(
    DeclaredRow,
    sql`select distinct on (d.person) d.person, d.turn, d.none, d.on_paper as "onPaper", d.at,
        coalesce(d.at <= e.seated_late_at, false) as stale
      from exam_declaration d join exam e on e.id = d.exam
      where d.exam = ${exam}::uuid and d.person = any(${[...people]}::uuid[]) order by d.person, d.turn desc`,
    db,
  )
  return new Map(rows.map((one) => [one.person, one]))
}

/** Which of these people declared anything for the examination beside them since its last seats were given: the people by examination. */
export async function declarationsAmong(
  db: Db,
  asked: readonly { exam: { id: string }; person: string }[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await readRows(
    z.object({ exam: z.string(), person: z.string() }),
    sql`select distinct d.exam, d.person from exam_declaration d
      join unnest(${asked.map(({ exam }) => exam.id)}::uuid[], ${asked.map(({ person }) => person)}::uuid[])
        as a (exam, person) on a.exam = d.exam and a.person = d.person
      join exam e on e.id = d.exam
      where e.seated_late_at is null or d.at > e.seated_late_at`,
    db,
  )
  return new Map(
    [...Map.groupBy(rows, ({ exam }) => exam)].map(([exam, of]) => [
      exam,
      new Set(of.map(({ person }) => person)),
    ]),
  )
}

export async function insertDeclaration(
  db: Db,
  exam: string,
  one: Declared & { reason: string | null; by: string },
): Promise<void> {
  await sql`insert into exam_declaration (exam, person, turn, none, on_paper, reason, by_account, at)
    values (${exam}::uuid, ${one.person}::uuid, ${one.turn}, ${one.none}, ${one.onPaper}, ${one.reason}, ${one.by},
      ${one.at})`.execute(db)
}
