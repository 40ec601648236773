import type { VerbContext } from '../../../kernel/verb/index.ts'
import { candidatesOf, type Exam } from '../store.ts'
import { type Bonds, bondsOf } from './bonds.ts'

/** The seats of an examination to which somebody from outside is bound. */
export interface OutsiderBonds {
  name: string
  sits: boolean
  taught: string[]
  colleagues: string[]
  /** Relatives and others by declaration or by a decision. */
  declared: string[]
}

/** What binds people from outside the assessor, such as quality supervisors, to those who have a seat (回避): nobody is a colleague by right. */
export async function outsidersBound(
  ctx: VerbContext,
  exam: Exam,
  people: readonly string[],
): Promise<ReadonlyMap<string, OutsiderBonds>> {
  const candidates = await candidatesOf(ctx.db, exam.id)
  const seatsOf = (bound: Bonds['taught']) =>
    candidates.flatMap(({ person, seat }) => (seat && bound.has(person) ? [seat] : []))
  const bonds = await bondsOf(ctx, { ...exam, category: null }, candidates, people)
  return new Map(
    [...bonds].map(([person, { name, sits, taught, colleagues, declared }]) => [
      person,
      { name, sits, taught: seatsOf(taught), colleagues: seatsOf(colleagues), declared: seatsOf(declared) },
    ]),
  )
}
