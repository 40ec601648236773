import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { type Ground, type Source, withdrawnSources } from '../../../kernel/ground/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { CarriedMark } from '../exam/rules-exam.ts'
import type { Paper } from '../standard.ts'
import { candidatesOf, type Exam } from '../store.ts'
import { tellFallen } from './tell.ts'

/** What somebody carries from earlier examinations. */
export interface Carrying {
  person: string
  carried: readonly CarriedMark[]
}

/** A mark of somebody, as what a later certificate rests on (合格科目成绩). */
export const markSource = (exam: string, person: string, paper: Paper): Source => ({
  kind: 'exam-mark',
  id: `${exam}/${person}/${paper}`,
})

const key = ({ kind, id }: Source): string => `${kind} ${id}`

const Named = z.object({ number: z.string(), id: z.string() })

/** Each mark that is carried, with what it rests on: its examination, and itself. */
async function resting(db: Db, people: readonly Carrying[]) {
  const numbers = [...new Set(people.flatMap(({ carried }) => carried.map(({ exam }) => exam)))]
  const rows = await readRows(
    Named,
    sql`select number, id from exam where number = any(${numbers}::text[])`,
    db,
  )
  const ids = new Map(rows.map(({ number, id }) => [number, id]))
  return people.flatMap(({ person, carried }) =>
    carried.map((mark) => {
      const exam = ids.get(mark.exam)
      if (exam === undefined) throw new Error(`no examination ${mark.exam}`)
      return { person, mark, sources: [{ kind: 'exam', id: exam }, markSource(exam, person, mark.paper)] }
    }),
  )
}

/** What each carries as it stands today: a mark whose examination was voided, that was struck or corrected, says why it fell. */
export async function carriedToday(
  db: Db,
  people: readonly Carrying[],
): Promise<ReadonlyMap<string, CarriedMark[]>> {
  const carrying = people.filter(({ carried }) => carried.length > 0)
  if (carrying.length === 0) return new Map()
  const all = await resting(db, carrying)
  const fallen = new Map(
    (
      await withdrawnSources(
        db,
        all.flatMap(({ sources }) => sources),
      )
    ).map((one) => [key(one), one.why]),
  )
  const found = new Map<string, CarriedMark[]>()
  for (const { person, mark, sources } of all) {
    const fell = sources.map((one) => fallen.get(key(one))).find((why) => why !== undefined)
    found.set(person, [...(found.get(person) ?? []), fell === undefined ? mark : { ...mark, fell }])
  }
  return found
}

/** Whoever carried a mark that fell before seats are given sits that paper again, and is told. */
export async function carryOnlyStanding(ctx: VerbContext, exam: Exam): Promise<void> {
  for (const [person, carried] of await carriedToday(ctx.db, await candidatesOf(ctx.db, exam.id))) {
    const fallen = carried.filter(({ fell }) => fell !== undefined)
    if (fallen.length === 0) continue
    const standing = carried.filter(({ fell }) => fell === undefined)
    await sql`update exam_candidate set carried = ${JSON.stringify(standing)}::jsonb
      where exam = ${exam.id} and person = ${person}`.execute(ctx.db)
    await tellFallen(ctx, exam, { person, fallen }, 'before-seats')
  }
}

/** What a certificate rests on beside its own examination, where some of its papers were passed before. */
export async function carriedGrounds(db: Db, one: Carrying): Promise<Ground[]> {
  if (one.carried.length === 0) return []
  const all = (await resting(db, [one])).flatMap(({ sources }) => sources)
  return [...new Map(all.map((source) => [key(source), source])).values()].map((source) => ({
    ...source,
    trust: 'A',
  }))
}
