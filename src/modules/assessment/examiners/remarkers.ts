import type { DecisionRecord } from '../../../kernel/decision/decision.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import {
  accreditationNow,
  judgesBeside,
  type Member,
  mayJudge,
  membersOf,
} from '../../accreditation/index.ts'
import { candidatesOf, type Exam } from '../store.ts'
import { examinersOf } from './assign.ts'
import { bondsOf } from './bonds.ts'
import { mayRemark } from './rules.ts'

replayable('assessment.remarker', mayRemark)

/** How many of the city's examiners are looked at for one appeal. */
const MOST = 200

/** Somebody with a card who may, or may not, look at a mark again. */
export interface Remarker {
  card: string
  name: string
  organisation: string
  may: boolean
  /** What stands against it, in words. */
  why: string | null
  record: DecisionRecord
}

/**
 * 复评考评员: who may look at this candidate's mark again, of the organisation that examined or of all others that are accredited now;
 * `but` names cards that have looked already.
 */
export async function remarkersFor(
  ctx: VerbContext,
  exam: Exam,
  person: string,
  { where, but }: { where: 'own' | 'elsewhere'; but: readonly string[] },
): Promise<Remarker[]> {
  const members = where === 'own' ? await membersOf(ctx.db, exam.assessor) : await elsewhere(ctx, exam)
  const own = new Map<string, Member>()
  for (const one of members)
    if (one.role === 'examiner') own.set(one.card, better(own.get(one.card), one, exam))
  const candidates = await candidatesOf(ctx.db, exam.id)
  const examined = new Set((await examinersOf(ctx.db, exam.id)).map((one) => one.person))
  // Only an employer's own examiners work with its staff by right.
  const bonds = await bondsOf(
    ctx,
    where === 'own' ? exam : { ...exam, category: null },
    candidates,
    [...own.values()].map((one) => one.person),
  )
  const seat = candidates.find((one) => one.person === person)?.seat ?? ''
  const standards = await ctx.standards()
  const all: Remarker[] = []
  for (const [card, member] of own) {
    const bound = bonds.get(member.person)
    const name = bound?.name || card
    const facts = {
      heldOn: exam.heldOn,
      day: ctx.today,
      examiner: {
        name,
        card,
        covers: mayJudge(member, exam.occupation.name, exam.level, ctx.today),
        cardTo: member.cardTo,
        sits: bound?.sits ?? false,
        taught: bound?.taught.has(person) ? [seat] : [],
        colleagues: bound?.colleagues.has(person) ? [seat] : [],
        declared: bound?.declared.has(person) ? [seat] : [],
        examined: examined.has(member.person),
        remarked: but.includes(card),
      },
    }
    const decision = mayRemark(facts, standards)
    const unmet = decision.reasons.flatMap(({ met, found }) => (met || found === null ? [] : [found]))
    all.push({
      card,
      name,
      organisation: member.organisation,
      may: unmet.length === 0,
      why: unmet.length === 0 ? null : unmet.join('；'),
      record: await ctx.record('assessment.remarker', facts, decision),
    })
  }
  return all.sort((a, b) => Number(b.may) - Number(a.may) || (a.card < b.card ? -1 : 1))
}

/** Of several lines of one card, the one that says what this examination asks. */
const better = (before: Member | undefined, one: Member, exam: Exam): Member =>
  before && !sameTrade(one, exam) ? before : one

const sameTrade = ({ occupation, levels }: Member, exam: Exam): boolean =>
  occupation !== null && sameOccupation(occupation, exam.occupation.name) && levels.includes(exam.level)

async function elsewhere(ctx: VerbContext, exam: Exam): Promise<Member[]> {
  const found = await judgesBeside(ctx.db, {
    occupation: exam.occupation.name,
    day: ctx.today,
    but: exam.assessor,
    most: MOST,
  })
  const accredited = new Map<string, boolean>()
  for (const { organisation } of found)
    if (!accredited.has(organisation))
      accredited.set(organisation, (await accreditationNow(ctx.db, organisation)) !== null)
  return found.filter(({ organisation }) => accredited.get(organisation))
}
