import { sql } from 'kysely'
import { z } from 'zod'
import { levelName } from '../../../kernel/value/level.ts'
import { Day, District } from '../../../kernel/value/shapes.ts'
import { addDays } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { supervisorsBeside } from '../../accreditation/index.ts'
import { type Exam, examsBetween } from '../../assessment/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { type DrawOpening, openDraw } from '../../supervision/index.ts'
import { supervisorsOf } from '../plan/team.ts'
import { refusals } from '../refusals.ts'
import { against } from '../rules/team.ts'
import { visitsOn } from '../standard.ts'
import { troubledSince, visitedAmong } from '../store/visits.ts'

/** So many examinations and supervisors one list holds at most. */
const MOST = 100
/** The organisation of nobody. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * 准备督导抽查: the examinations of a district in some days, each with its lots, and the supervisors of the city with those to which each is
 * bound. From here on it is a draw like any other: published with its digest, two commit, two open.
 */
export const prepareVisitDraw = verb({
  name: 'visits.prepare-draw',
  title: '准备督导抽查',
  http: 'POST /visits/draws',
  who: may('visits.plan'),
  input: z.strictObject({
    title: z.string().trim().min(4, '请写明抽查什么').max(60),
    district: District,
    from: Day,
    to: Day,
    count: z.number().int().min(1, '至少抽一场').max(MOST),
  }),
  output: z.object({ number: z.string(), exams: z.number().int(), supervisors: z.number().int() }),
  async run(ctx, { title, district, from, to, count }) {
    ctx.within({ district })
    if (from <= ctx.today || to < from)
      throw refusals.drawDays({ fields: [{ path: 'from', message: '请填明天以后的日子' }] })
    const all = await examsBetween(ctx.db, { from, to, district, most: MOST })
    const visited = await visitedAmong(
      ctx.db,
      all.map(({ id }) => id),
    )
    const exams = all.filter(({ id }) => !visited.has(id))
    const { inspectors, recusals } = await inspectorsFor(ctx, exams)
    const data = visitsOn(await ctx.standards(), ctx.today)
    const number = await openDraw(ctx, {
      district,
      title,
      count,
      each: data.supervisors,
      unit: '场',
      list: await listOf(ctx, exams, data.lots),
      inspectors,
      recusals,
      // They come by day: the last is the last to be told of.
      shownFrom: exams.at(-1)?.heldOn ?? from,
    })
    await sql`insert into visit_draw (number, prepared_by, prepared_at)
      values (${number}, ${ctx.actor.account}, ${ctx.now})`.execute(ctx.db)
    ctx.act.after({ draw: number, exams: exams.length })
    return { number, exams: exams.length, supervisors: inspectors.length }
  },
})

/** Each examination with its lots: more where the organisation's last visits found something. */
async function listOf(
  ctx: VerbContext,
  exams: readonly Exam[],
  lots: { plain: number; problems: number; days: number },
): Promise<DrawOpening['list']> {
  const assessors = exams.map(({ assessor }) => assessor)
  const organisations = await organisationsByIds(ctx.db, assessors)
  const troubled = await troubledSince(ctx.db, assessors, addDays(ctx.today, -lots.days))
  return exams.map(({ id, assessor, occupation, level, heldOn, number }) => ({
    id,
    name: `${organisations.get(assessor)?.name ?? ''} ${occupation.name} ${levelName(level)} ${heldOn} ${number}`.slice(
      0,
      100,
    ),
    weight: troubled.has(assessor) ? lots.problems : lots.plain,
  }))
}

/** Every supervisor who may walk at least one of these examinations, and from which of them each stands back by what the registers say. */
async function inspectorsFor(
  ctx: VerbContext,
  exams: readonly Exam[],
): Promise<Pick<DrawOpening, 'inspectors' | 'recusals'>> {
  const standards = await ctx.standards()
  const members = await supervisorsBeside(ctx.db, { day: ctx.today, but: NOBODY, most: MOST })
  const cards = [...new Set(members.map(({ card }) => card))]
  const names = new Map<string, string>()
  const barred: { inspector: string; organisation: string }[] = []
  const free = new Set<string>()
  for (const exam of exams)
    for (const { facts } of await supervisorsOf(ctx, exam, exam.heldOn, cards)) {
      names.set(facts.card, facts.name)
      if (against(facts, exam.heldOn, standards) === null) free.add(facts.card)
      else barred.push({ inspector: facts.card, organisation: exam.id })
    }
  const drawn = cards.filter((card) => free.has(card))
  return {
    inspectors: drawn.map((card) => ({ id: card, name: `${names.get(card) ?? ''}（${card}）` })),
    recusals: barred.filter(({ inspector }) => free.has(inspector)),
  }
}
