import { z } from 'zod'
import { openCase } from '../../../kernel/case/index.ts'
import type { Decision } from '../../../kernel/decision/decision.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { addWorkingDays } from '../../../kernel/value/time/working-days.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { enteredBy, type PublishedMark, publishedMarks } from '../../assessment/index.ts'
import { assessmentKind, PAPERS } from '../../assessment/rules.ts'
import { refusals } from '../refusals.ts'
import { accountsThatGave } from '../store/marks.ts'
import { appealProcedure } from './procedure.ts'
import { type AppealFacts, mayAppeal } from './rules.ts'
import { type Appeal, appealsIn, insertAppeal } from './store.ts'

replayable('sitting.appeal', mayAppeal)

/** 查成绩: one's own marks of an examination once they are published, and of which one may still ask for another look. */
export const myMarks = verb({
  name: 'sitting.my-marks',
  title: '查看我的成绩',
  http: 'GET /sitting/my-exams/{id}/marks',
  who: may('sitting.appeal'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    title: z.string(),
    heldOn: z.string(),
    passed: z.boolean().nullable(),
    papers: z.array(
      z.object({
        paper: z.enum(PAPERS),
        title: z.string(),
        /** The mark, or what stands in its place. */
        mark: z.string(),
        may: z.boolean(),
        /** Why one may not ask, in words. */
        why: z.string().nullable(),
        until: z.string(),
        /** The case, where one has asked. */
        number: z.string().nullable(),
      }),
    ),
  }),
  async run(ctx, { id }) {
    const own = await ownMarks(ctx, id)
    const asked = await appealsIn(ctx.db, id, own.person)
    const papers = await Promise.all(
      own.papers.map(async (mark) => {
        const appeal = asked.find(({ paper }) => paper === mark.paper)
        const { facts, decision } = await standing(ctx, own.exam.heldOn, mark, appeal)
        return {
          paper: mark.paper,
          title: mark.title,
          mark: markInWords(mark),
          may: decision.outcome === 'granted',
          why: decision.outcome === 'granted' ? null : unmetOf(decision),
          until: facts.until,
          number: appeal?.number ?? null,
        }
      }),
    )
    return {
      title: `${own.exam.occupation.name} ${levelName(own.exam.level)}`,
      heldOn: own.exam.heldOn,
      passed: own.passed,
      papers,
    }
  },
})

/** 申请成绩复核: of one paper, once, within the term, with the reason. */
export const askAppeal = verb({
  name: 'sitting.ask-appeal',
  title: '申请成绩复核',
  http: 'POST /sitting/my-exams/{id}/appeals',
  who: may('sitting.appeal'),
  input: z.strictObject({
    id: z.uuid(),
    paper: z.enum(PAPERS, '请选择一科'),
    said: z.string().trim().min(4, '请写明理由，至少 4 个字').max(500, '不超过 500 个字'),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { id, paper, said }) {
    const { exam, person, papers } = await ownMarks(ctx, id)
    ctx.act.subject('case', exam.number)
    const mark = papers.find((one) => one.paper === paper)
    if (!mark) throw refusals.noSuchPaper()
    const asked = (await appealsIn(ctx.db, id, person)).find((one) => one.paper === paper)
    const { facts, decision } = await standing(ctx, exam.heldOn, mark, asked)
    if (decision.outcome !== 'granted' || mark.value === null)
      throw refusals.noAppeal({ detail: `${unmetOf(decision)}。` })
    const judged = mark.byMachine
      ? await accountsThatGave(ctx.db, id, person)
      : await enteredBy(ctx, id, person, paper)
    const { number } = await openCase(ctx, appealProcedure, {
      district: exam.district,
      person,
      organisation: exam.assessor,
      title: `成绩复核：${exam.occupation.name} ${levelName(exam.level)} ${mark.title}`,
      subtitle: exam.number,
      form: { exam: id, paper, judged },
      record: await ctx.record('sitting.appeal', facts, decision),
    })
    const { assessor, district } = exam
    const { value, byMachine } = mark
    const made = { number, exam: id, examNumber: exam.number, assessor, district, person, paper, value }
    if (!(await insertAppeal(ctx.db, { ...made, byMachine, said })))
      throw refusals.noAppeal({ detail: '这一科已经申请过，一科只复核一次。' })
    return { number }
  },
})

async function ownMarks(ctx: VerbContext, id: string) {
  const { person } = ctx.actor
  const found = person ? await publishedMarks(ctx, id, person) : null
  if (!person || !found) throw refusals.noMarks()
  return { ...found, person }
}

async function standing(
  ctx: VerbContext,
  heldOn: AppealFacts['heldOn'],
  mark: PublishedMark,
  appeal: Appeal | undefined,
) {
  const standards = await ctx.standards()
  const edition = standards.inForce(assessmentKind, heldOn) ?? standards.all(assessmentKind)[0]
  const facts: AppealFacts = {
    heldOn,
    today: ctx.today,
    until: addWorkingDays(mark.since, edition?.data.appeal.workingDays ?? 0, ctx.calendar).day,
    value: mark.value,
    standing: mark.standing,
    carried: mark.carried,
    before: appeal ? (appeal.standing === 'open' ? 'open' : 'decided') : null,
  }
  return { facts, decision: mayAppeal(facts, standards) }
}

const unmetOf = (decision: Decision<unknown>): string =>
  decision.reasons
    .flatMap(({ met, found, next }) => (met ? [] : [[found, next].filter(Boolean).join('，')]))
    .join('；')

const markInWords = ({ carried, standing, value }: PublishedMark): string =>
  carried
    ? '以前已经合格'
    : standing === 'absent'
      ? '缺考'
      : standing === 'violation'
        ? '违纪'
        : value === null
          ? '没有成绩'
          : `${value} 分`
