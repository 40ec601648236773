import type { VerbContext } from '../../../kernel/verb/index.ts'
import { cardHolds, membersOf } from '../../accreditation/index.ts'
import { candidatesOf, type Exam } from '../store.ts'
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
  const bonds = await bondsOf(
    ctx,
    exam,
    await candidatesOf(ctx.db, exam.id),
    members.map(({ person }) => person),
  )
  return new Map(
    members.flatMap(({ card, person }) => {
      const of = bonds.get(person)
      return of ? [[card, { card, person, name: of.name || card, bonds: of }]] : []
    }),
  )
}
