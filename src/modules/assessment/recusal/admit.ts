import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { refusals } from '../refusals.ts'
import type { Exam } from '../store.ts'
import { undeclaredIn } from './assigned.ts'
import { cardsHere, holdersOf } from './holder.ts'
import { recusalOn } from './policy.ts'
import { declarationsAmong } from './store.ts'

/** An examination as far as it says whether one declares for it. */
type Declarable = Pick<Exam, 'id' | 'heldOn' | 'state'>

/**
 * Of these parts that people have in examinations, those for which somebody has to declare first and has not (还没有申报的): one reading, however many
 * are asked about.
 */
export async function undeclaredParts<Part extends { exam: Declarable; person: string }>(
  ctx: VerbContext,
  parts: readonly Part[],
): Promise<Part[]> {
  const asked: Part[] = []
  for (const part of parts) if (await demanded(ctx, part.exam)) asked.push(part)
  if (asked.length === 0) return []
  const declared = await declarationsAmong(ctx.db, asked)
  return asked.filter(({ exam, person }) => !declared.get(exam.id)?.has(person))
}

/** Of these people, those who have to declare for an examination before they have any part in it and have not. */
export const undeclaredAmong = async (
  ctx: VerbContext,
  exam: Declarable,
  people: readonly string[],
): Promise<string[]> =>
  (
    await undeclaredParts(
      ctx,
      [...new Set(people)].map((person) => ({ exam, person })),
    )
  ).map(({ person }) => person)

/** Whether the city asks for a declaration first, and there are seats to declare about. */
async function demanded(ctx: VerbContext, exam: Declarable): Promise<boolean> {
  return exam.state !== 'enrolling' && recusalOn(await ctx.standards(), exam.heldOn).declareFirst
}

/** Whoever acts has declared under one of these people; throws 403 with where to declare. */
export async function requireDeclared(
  ctx: VerbContext,
  exam: Exam,
  people: readonly string[],
): Promise<void> {
  const open = await undeclaredAmong(ctx, exam, people)
  if (people.length === 0 || open.length < new Set(people).size) return
  throw refusals.declareFirst({
    detail: `${formatDay(exam.heldOn)} 的考试，请先到“待办”里的“待申报回避”勾要回避的考生，或者承诺没有；申报以后马上可以办。`,
  })
}

/** The people whose cards stand behind the account that acts. */
const ownPeople = async (ctx: VerbContext, exam: Exam): Promise<string[]> => [
  ...((await holdersOf(ctx, exam)).get(ctx.actor.account ?? '') ?? []),
]

/** Whether whoever acts still has to declare before they mark: by the card that stands behind the account. */
export async function mustDeclare(ctx: VerbContext, exam: Exam): Promise<boolean> {
  const me = await ownPeople(ctx, exam)
  return me.length > 0 && (await undeclaredAmong(ctx, exam, me)).length === me.length
}

/**
 * Whoever acts has declared: by the card that stands behind the account. Where an account has none, `without` says whether it acts all the same, as
 * those do who arrange and examine nobody. An assessor in whose register nobody has a card cannot be asked.
 */
export async function requireOwnDeclared(
  ctx: VerbContext,
  exam: Exam,
  { without }: { without: 'refused' | 'acts' },
): Promise<void> {
  if (!(await demanded(ctx, exam))) return
  const me = await ownPeople(ctx, exam)
  if (me.length > 0) return requireDeclared(ctx, exam, me)
  if (without === 'refused' && (await cardsHere(ctx, exam)).length > 0) throw refusals.noCardToMark()
}

/** Whoever acts has declared where they were assigned to this examination; who only types what others marked was not. */
export async function requireAssignedDeclared(ctx: VerbContext, exam: Exam): Promise<void> {
  if (!(await demanded(ctx, exam))) return
  const { account } = ctx.actor
  const me = await ownPeople(ctx, exam)
  const mine = (await undeclaredIn(ctx.db, [exam.id])).filter(
    (one) => me.includes(one.person) || (one.account !== null && one.account === account),
  )
  await requireDeclared(
    ctx,
    exam,
    mine.map(({ person }) => person),
  )
}

/** All of these have declared, whoever acts; throws 409 with who has not, and what to do about it. */
export async function requireAllDeclared(
  ctx: VerbContext,
  exam: Exam,
  people: readonly string[],
  instead: string,
): Promise<void> {
  const open = await undeclaredAmong(ctx, exam, people)
  if (open.length === 0) return
  const names = await peopleByIds(ctx, open)
  throw refusals.othersToDeclare({
    detail: `${open.map((one) => names.get(one)?.name ?? '').join('、')}还没有申报回避。请催他们申报，或者收下签名的纸质申报，由考务录入；${instead}。`,
  })
}
