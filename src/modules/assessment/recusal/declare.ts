import { z } from 'zod'
import { requireCase } from '../../../kernel/case/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { addDays } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { refusals } from '../refusals.ts'
import { candidatesOf, type Exam, examById, lockExam } from '../store.ts'
import { takeEffect } from './effect.ts'
import { cardsHere, holdersOf } from './holder.ts'
import { outsiderHere } from './outsider.ts'
import { recusalOn } from './policy.ts'
import { bondsIn, declaredBy, insertBond, insertDeclaration, relationOf, withdrawBonds } from './store.ts'

const Card = z.string().trim().max(30).default('')

/**
 * 回避申报页: the candidates by their masked names only, no seat, no number, so that whoever marks blind goes on marking blind; what one said
 * before is shown to nobody else. Whoever arranges the examination enters a signed paper for a card.
 */
export const readDeclaration = verb({
  name: 'assessment.read-declaration',
  title: '查看回避申报',
  http: 'GET /assessment/our-exams/{id}/declaration',
  who: may('assessment.declare'),
  consistent: true,
  input: z.strictObject({ id: z.uuid(), card: Card }),
  output: z.object({
    title: z.string(),
    heldOn: z.string(),
    due: z.string(),
    /** Who declares; null where the account stands behind no card and none was named. */
    who: z.object({ card: z.string(), name: z.string(), onPaper: z.boolean() }).nullable(),
    people: z.array(z.object({ id: z.uuid(), name: z.string() })),
    relations: z.array(z.object({ code: z.string(), text: z.string() })),
    before: z
      .object({
        turn: z.number().int(),
        none: z.boolean(),
        /** Others got a seat since: it is said once more, and nobody asks why. */
        stale: z.boolean(),
        bound: z.array(z.object({ candidate: z.uuid(), relation: z.string() })),
      })
      .nullable(),
    /** Everybody with a card that holds on the day, for whoever arranges: who has declared, and nothing of what. */
    cards: z.array(z.object({ card: z.string(), name: z.string(), declared: z.boolean() })),
  }),
  async run(ctx, { id, card }) {
    const exam = await examHere(ctx, await examById(ctx.db, id))
    const policy = recusalOn(await ctx.standards(), exam.heldOn)
    const who = await declarant(ctx, exam, card)
    const seated = (await candidatesOf(ctx.db, id)).filter(({ seat }) => seat !== null)
    const names = await peopleByIds(
      ctx,
      seated.map(({ person }) => person),
    )
    const mine = who ? (await declaredBy(ctx.db, id, [who.person])).get(who.person) : undefined
    const bonds = who ? await bondsIn(ctx.db, id, [who.person]) : []
    // What somebody said under their own account is no matter of whoever enters papers.
    const shown = mine !== undefined && (!who?.onPaper || mine.onPaper)
    return {
      title: `${exam.occupation.name} ${levelName(exam.level)}`,
      heldOn: exam.heldOn,
      due: addDays(exam.heldOn, -policy.daysBefore),
      who: who && { card: who.card, name: who.name, onPaper: who.onPaper },
      people: seated
        .map(({ person }) => ({ id: person, name: names.get(person)?.maskedName ?? '*' }))
        .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)),
      relations: policy.relations,
      before: mine
        ? {
            turn: mine.turn,
            none: shown && mine.none && !mine.stale,
            stale: mine.stale,
            bound: shown
              ? bonds
                  .filter(({ source }) => source === 'declared')
                  .map((one) => ({ candidate: one.candidate, relation: relationOf(ctx.sealer, one) }))
              : [],
          }
        : null,
      cards: ctx.actor.may.has('assessment.plan') ? await standings(ctx, exam) : [],
    }
  },
})

/** 申报回避: to whom one is bound, or to nobody; said again with the reason. Takes effect at once. */
export const declareBonds = verb({
  name: 'assessment.declare',
  title: '申报回避',
  http: 'POST /assessment/our-exams/{id}/declaration',
  who: may('assessment.declare'),
  input: z.strictObject({
    id: z.uuid(),
    card: Card,
    none: z.boolean(),
    bound: z.array(z.strictObject({ candidate: z.uuid(), relation: z.string().max(30) })).max(200),
    reason: z.string().trim().max(300).default(''),
  }),
  output: z.object({ turn: z.number().int(), done: z.array(z.string()) }),
  async run(ctx, { id, card, none, bound, reason }) {
    const exam = await examHere(ctx, await lockExam(ctx.db, id))
    ctx.act.subject('case', exam.number)
    if (exam.state === 'enrolling') throw refusals.noSeatsGiven()
    if (exam.state === 'cancelled' || exam.state === 'void') throw refusals.recusalOver()
    const who = await declarant(ctx, exam, card)
    if (!who) throw refusals.noCardHere()
    if (none !== (bound.length === 0))
      throw refusals.saysBoth({ fields: [{ path: 'none', message: '请勾考生，或者勾“没有”' }] })
    await requireKnown(ctx, exam, bound)
    const before = (await declaredBy(ctx.db, id, [who.person])).get(who.person)
    if (before && !before.stale && reason.length < 4)
      throw refusals.whyOtherwise({ fields: [{ path: 'reason', message: '请写明为什么更正，至少 4 个字' }] })
    const turn = (before?.turn ?? 0) + 1
    const by = ctx.actor.account ?? ''
    const { person, onPaper } = who
    await insertDeclaration(ctx.db, id, {
      person,
      turn,
      none,
      onPaper,
      at: ctx.now,
      reason: before ? reason || '补排考生以后再申报' : null,
      by,
    })
    const standing = (await bondsIn(ctx.db, id, [person])).filter(({ source }) => source === 'declared')
    const same = (one: { candidate: string; relation: string }) =>
      standing.find((old) => old.candidate === one.candidate && relationOf(ctx.sealer, old) === one.relation)
    const kept = new Set(bound.flatMap((one) => same(one)?.id ?? []))
    const gone = standing.filter(({ id: bond }) => !kept.has(bond)).map(({ id: bond }) => bond)
    await withdrawBonds(ctx.db, gone, { why: reason || '更正申报', at: ctx.now })
    const fresh: string[] = []
    for (const { candidate, relation } of bound) {
      const one = { exam: id, person, candidate, relation, source: 'declared', by, at: ctx.now } as const
      if (await insertBond(ctx.db, ctx.sealer, one)) fresh.push(candidate)
    }
    ctx.act.after({ exam: id, card: who.card, turn, onPaper, bound: bound.length })
    const asSystem = ctx.asSystem(`${who.name}申报回避`)
    return { turn, done: await takeEffect(asSystem, exam, { person, candidates: fresh }) }
  },
})

async function examHere(ctx: VerbContext, exam: Exam | null): Promise<Exam> {
  if (!exam) throw refusals.noSuchExam()
  if (ctx.actor.organisation !== exam.assessor && (await outsiderHere(ctx, exam))) return exam
  requireCase(ctx, { organisation: exam.assessor, district: exam.district })
  return exam
}

/** Whoever acts, by their own card, from outside too; whoever arranges the examination may name another's, whose signed paper it then is. */
async function declarant(
  ctx: VerbContext,
  exam: Exam,
  card: string,
): Promise<{ person: string; card: string; name: string; onPaper: boolean } | null> {
  const outside = ctx.actor.organisation === exam.assessor ? null : await outsiderHere(ctx, exam)
  if (outside) {
    if (card !== '' && card !== outside.card) throw refusals.notYourCard()
    return { ...outside, onPaper: false }
  }
  const here = await cardsHere(ctx, exam)
  const mine = (await holdersOf(ctx, exam)).get(ctx.actor.account ?? '') ?? new Set()
  const one = card === '' ? here.find(({ person }) => mine.has(person)) : here.find((of) => of.card === card)
  if (!one) {
    if (card !== '') throw refusals.noCardHere()
    return null
  }
  const own = mine.has(one.person)
  if (!own && !ctx.actor.may.has('assessment.plan')) throw refusals.notYourCard()
  const name = (await peopleByIds(ctx, [one.person])).get(one.person)?.name ?? one.card
  return { person: one.person, card: one.card, name, onPaper: !own }
}

async function requireKnown(
  ctx: VerbContext,
  exam: Exam,
  bound: readonly { candidate: string; relation: string }[],
): Promise<void> {
  const seated = new Set(
    (await candidatesOf(ctx.db, exam.id)).flatMap(({ seat, person }) => (seat ? [person] : [])),
  )
  const known = new Set(recusalOn(await ctx.standards(), exam.heldOn).relations.map(({ code }) => code))
  const fields = bound.flatMap(({ candidate, relation }, at) => [
    ...(seated.has(candidate) ? [] : [{ path: `bound.${at}.candidate`, message: '请从名单里勾' }]),
    ...(known.has(relation) ? [] : [{ path: `bound.${at}.relation`, message: '请选一种关系' }]),
    ...(bound.findIndex((one) => one.candidate === candidate) === at
      ? []
      : [{ path: `bound.${at}.candidate`, message: '同一个人勾了两次' }]),
  ])
  if (fields.length > 0) throw refusals.badBonds({ fields })
}

async function standings(ctx: VerbContext, exam: Exam) {
  const here = await cardsHere(ctx, exam)
  const people = here.map(({ person }) => person)
  const [names, declared] = [await peopleByIds(ctx, people), await declaredBy(ctx.db, exam.id, people)]
  return here.map(({ person, card }) => ({
    card,
    name: names.get(person)?.name ?? card,
    declared: declared.get(person)?.stale === false,
  }))
}
