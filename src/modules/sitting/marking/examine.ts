import { z } from 'zod'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { boundToMe, examById, mustDeclare, requireOwnDeclared } from '../../assessment/index.ts'
import { type Item, keysOf } from '../../bank/index.ts'
import { lockedSession, sessionInReach } from '../desk/reach.ts'
import { refusals } from '../refusals.ts'
import { type Given, NOT_GIVEN } from '../rules/double-marking.ts'
import { sittingOn } from '../standard.ts'
import { allAnswers } from '../store/answers.ts'
import { givenBy, givenIn, giversOf, writeGiven } from '../store/marks.ts'
import { rulingsOf } from '../store/rulings.ts'
import type { Session } from '../store/sessions.ts'
import { type Sitting, sittingsOf } from '../store/sittings.ts'
import { hundredths, pointsOf } from './points.ts'
import { settleSession } from './settle.ts'

/** An answer that waits for an examiner, with what it is marked by. */
interface Open {
  sitting: Sitting
  item: Extract<Item, { kind: 'extended-text' }>
  answer: string
  wants: 'examiner' | 'chief'
  given: Given
}

/** 待评主观题: the next answer that this examiner may mark, without name or seat; the chief's are those on which two examiners differ too far. */
export const nextAnswer = verb({
  name: 'sitting.next-answer',
  title: '取一题评阅',
  http: 'GET /sitting/sessions/{id}/next-answer',
  who: may('sitting.mark'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    left: z.number().int(),
    /** The examination for which whoever asks declares first; null where nothing stands against it. */
    declareFirst: z.uuid().nullable(),
    next: z
      .object({
        sitting: z.uuid(),
        item: z.string(),
        question: z.array(z.string()),
        reference: z.array(z.string()),
        answer: z.string(),
        most: z.number(),
      })
      .nullable(),
  }),
  async run(ctx, { id }) {
    const session = await sessionInReach(ctx, id)
    const exam = session.closedAt ? await examById(ctx.db, session.exam) : null
    if (!exam) return { left: 0, next: null, declareFirst: null }
    if (await mustDeclare(ctx, exam)) return { left: 0, next: null, declareFirst: exam.id }
    await requireAdmitted(ctx, session, 'refused')
    const mine = await givenBy(ctx.db, id, ctx.actor.account ?? '')
    const bound = await boundHere(ctx, session)
    const open = (await openAnswers(ctx, session)).filter(
      (one) =>
        one.wants === 'examiner' &&
        !mine.has(`${one.sitting.id} ${one.item.id}`) &&
        !bound.has(one.sitting.person),
    )
    const next = open[0]
    return {
      left: open.length,
      declareFirst: null,
      next: next
        ? {
            sitting: next.sitting.id,
            item: next.item.id,
            question: next.item.stem.paragraphs,
            reference: next.item.key.reference,
            answer: next.answer,
            most: next.item.points,
          }
        : null,
    }
  },
})

/** 差异清单: answers on which two examiners are further apart than the standard allows, for the chief. */
export const differingAnswers = verb({
  name: 'sitting.differing',
  title: '查看双评差异',
  http: 'GET /sitting/sessions/{id}/differing',
  who: may('sitting.decide'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    waiting: z.number().int(),
    items: z.array(
      z.object({
        sitting: z.uuid(),
        item: z.string(),
        question: z.array(z.string()),
        reference: z.array(z.string()),
        answer: z.string(),
        most: z.number(),
        first: z.number(),
        second: z.number(),
      }),
    ),
  }),
  async run(ctx, { id }) {
    const session = await sessionInReach(ctx, id)
    const open = session.closedAt ? await openAnswers(ctx, session) : []
    return {
      waiting: open.filter((one) => one.wants === 'examiner').length,
      items: open
        .filter((one) => one.wants === 'chief')
        .slice(0, 50)
        .map(({ sitting, item, answer, given }) => ({
          sitting: sitting.id,
          item: item.id,
          question: item.stem.paragraphs,
          reference: item.key.reference,
          answer,
          most: item.points,
          first: (given.first ?? 0) / 100,
          second: (given.second ?? 0) / 100,
        })),
    }
  },
})

const Points = z.number().min(0, '不能是负分').max(100).multipleOf(0.5, '以 0.5 分为单位')

/** 评一题: two examiners, neither seeing the other's points; when the last answer is agreed on, the marks are entered. */
export const givePoints = verb({
  name: 'sitting.give-points',
  title: '评阅一题',
  http: 'POST /sitting/sessions/{id}/points',
  who: may('sitting.mark'),
  input: z.strictObject({ id: z.uuid(), sitting: z.uuid(), item: z.string().max(60), points: Points }),
  output: z.object({ left: z.number().int() }),
  run: (ctx, { id, ...one }) => give(ctx, id, { ...one, wants: 'examiner' }),
})

/** 主评定分, where two examiners are too far apart; who was one of them does not decide it. */
export const decidePoints = verb({
  name: 'sitting.decide-points',
  title: '决定双评差异',
  http: 'POST /sitting/sessions/{id}/points/decision',
  who: may('sitting.decide'),
  input: z.strictObject({ id: z.uuid(), sitting: z.uuid(), item: z.string().max(60), points: Points }),
  output: z.object({ left: z.number().int() }),
  run: (ctx, { id, ...one }) => give(ctx, id, { ...one, wants: 'chief' }),
})

async function give(
  ctx: VerbContext,
  id: string,
  one: { sitting: string; item: string; points: number; wants: Open['wants'] },
): Promise<{ left: number }> {
  const session = await lockedSession(ctx, id)
  if (!session.closedAt) throw refusals.notClosed()
  await requireAdmitted(ctx, session, one.wants === 'chief' ? 'acts' : 'refused')
  const open = (await openAnswers(ctx, session)).find(
    ({ sitting, item, wants }) => sitting.id === one.sitting && item.id === one.item && wants === one.wants,
  )
  if (!open) throw refusals.notForExaminers()
  if ((await boundHere(ctx, session)).has(open.sitting.person)) throw refusals.boundToCandidate()
  if (one.points > open.item.points) throw refusals.tooManyPoints(open.item.points)
  const account = ctx.actor.account ?? ''
  const givers = await giversOf(ctx.db, one.sitting, one.item)
  if ([...givers.values()].includes(account)) throw refusals.chiefMarksNothing()
  const place = one.wants === 'chief' ? 'chief' : givers.has('first') ? 'second' : 'first'
  const points = hundredths(one.points)
  await writeGiven(ctx.db, { sitting: one.sitting, item: one.item, place, points, account, at: ctx.now })
  return { left: await settleSession(ctx, session) }
}

/** Whoever marks has declared first; whoever arranges decides without a card, since they are of the house and examine nobody. */
async function requireAdmitted(
  ctx: VerbContext,
  session: Session,
  without: 'refused' | 'acts',
): Promise<void> {
  const exam = await examById(ctx.db, session.exam)
  if (exam) await requireOwnDeclared(ctx, exam, { without })
}

/** Whose answers whoever acts does not mark (回避): of whom they taught, work with or declared. */
async function boundHere(ctx: VerbContext, session: Session): Promise<ReadonlySet<string>> {
  const exam = await examById(ctx.db, session.exam)
  return exam ? boundToMe(ctx, exam) : new Set()
}

/** The answers of a closed session that no machine marks and examiners have not agreed on. */
async function openAnswers(ctx: VerbContext, session: Session): Promise<Open[]> {
  const { apartPercent } = sittingOn(await ctx.standards(), civilDateOf(session.opensAt))
  const answers = await allAnswers(ctx.db, session.id)
  const given = await givenIn(ctx.db, session.id)
  const rulings = await rulingsOf(ctx.db, session.id)
  const keys = new Map<string, readonly Item[]>()
  const open: Open[] = []
  for (const sitting of await sittingsOf(ctx.db, session.id)) {
    const { paper, form } = sitting
    if (paper === null || form === null) continue
    const items = keys.get(`${paper} ${form}`) ?? (await keysOf(ctx, paper, form))
    keys.set(`${paper} ${form}`, items)
    for (const item of items) {
      if (item.kind !== 'extended-text') continue
      const answer = answers.get(sitting.id)?.get(item.id)
      const own = given.get(`${sitting.id} ${item.id}`)
      const found = pointsOf(item, answer, rulings.get(item.id), own, apartPercent)
      if (found.state === 'agreed') continue
      open.push({
        sitting,
        item,
        answer: String(answer),
        wants: found.state === 'chief' ? 'chief' : 'examiner',
        given: own ?? NOT_GIVEN,
      })
    }
  }
  return open.sort((a, b) => (a.item.id < b.item.id ? -1 : a.item.id > b.item.id ? 1 : 0))
}
