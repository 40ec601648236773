import type { VerbContext } from '../../../kernel/verb/index.ts'
import { cardHolds, membersOf } from '../../accreditation/index.ts'
import { peopleByIds } from '../../people/index.ts'
import type { Exam } from '../store.ts'
import { type Bonds, bondsOf } from './bonds.ts'

/** Somebody of the assessor with a card who is to watch a room (监考员); null where no such card holds on the day. */
export interface CardHolder {
  card: string
  person: string
  name: string
  bonds: Bonds
}

/** Whose cards these are, and what binds each to the candidates; a card that holds on the day only, of whatever role. */
export async function cardHolders(
  ctx: VerbContext,
  exam: Exam,
  cards: readonly string[],
): Promise<ReadonlyMap<string, CardHolder>> {
  const members = (await membersOf(ctx.db, exam.assessor)).filter(
    (one) => cards.includes(one.card) && cardHolds(one, exam.heldOn),
  )
  const people = await peopleByIds(
    ctx,
    members.map(({ person }) => person),
  )
  const named = members.map(({ person }) => ({ person, name: people.get(person)?.name ?? '' }))
  const bonds = await bondsOf(ctx.db, exam, named)
  return new Map(
    members.flatMap(({ card, person }) => {
      const of = bonds.get(person)
      return of ? [[card, { card, person, name: people.get(person)?.name ?? card, bonds: of }]] : []
    }),
  )
}
