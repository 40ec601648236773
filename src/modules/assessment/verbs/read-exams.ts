import { sql } from 'kysely'
import { z } from 'zod'
import { requireCase } from '../../../kernel/case/index.ts'
import { anybody, may, problem, signedIn, verb } from '../../../kernel/verb/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { assessmentKind, PAPER_NAMES } from '../standard.ts'
import { candidatesOf, examById, examsWhere, marksOf } from '../store.ts'
import { examViews } from './exam-view.ts'
import { ExamView } from './shapes.ts'

/** 近期考试: what one can still apply for. */
export const listExams = verb({
  name: 'assessment.list-exams',
  title: '查看近期考试',
  http: 'GET /assessment/exams',
  who: anybody(),
  input: z.strictObject({}),
  output: z.object({ items: z.array(ExamView) }),
  async run(ctx) {
    return { items: await examViews(ctx, await examsWhere(ctx.db, { openOn: ctx.today })) }
  },
})

/** The examinations of one's own organisation. */
export const ourExams = verb({
  name: 'assessment.our-exams',
  title: '查看本机构的考试',
  http: 'GET /assessment/our-exams',
  who: signedIn(),
  input: z.strictObject({}),
  output: z.object({ items: z.array(ExamView) }),
  async run(ctx) {
    const { organisation } = ctx.actor
    return {
      items: organisation ? await examViews(ctx, await examsWhere(ctx.db, { assessor: organisation })) : [],
    }
  },
})

/** One examination with its candidates and how far the marks are entered; marks themselves are shown to nobody here. */
export const readExam = verb({
  name: 'assessment.read-exam',
  title: '查看一场考试',
  http: 'GET /assessment/our-exams/{id}',
  who: signedIn(),
  consistent: true,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    exam: ExamView,
    papers: z.array(z.object({ paper: z.string(), title: z.string(), entered: z.array(z.number().int()) })),
    candidates: z.array(
      z.object({
        seat: z.string().nullable(),
        name: z.string(),
        idNumber: z.string(),
        eligible: z.boolean(),
        why: z.string().nullable(),
        passed: z.boolean().nullable(),
      }),
    ),
  }),
  async run(ctx, { id }) {
    const exam = await examById(ctx.db, id)
    if (!exam) throw problem(404, '没有这场考试')
    requireCase(ctx, { organisation: exam.assessor, district: exam.district })
    const [view] = await examViews(ctx, [exam])
    const candidates = await candidatesOf(ctx.db, id)
    const people = await peopleByIds(
      ctx,
      candidates.map((one) => one.person),
    )
    const marks = await marksOf(ctx.db, id)
    const papers =
      (await ctx.standards()).inForce(assessmentKind, exam.heldOn)?.data.papers.byLevel[exam.level] ?? []
    return {
      exam: view as z.infer<typeof ExamView>,
      papers: papers.map((paper) => ({
        paper,
        title: PAPER_NAMES[paper],
        entered: [1, 2].map(
          (entry) => marks.filter((mark) => mark.paper === paper && mark.entry === entry).length,
        ),
      })),
      candidates: candidates.map((one) => ({
        seat: one.seat,
        name: people.get(one.person)?.maskedName ?? '*',
        idNumber: people.get(one.person)?.maskedIdNumber ?? '*',
        eligible: one.eligible,
        why: one.eligible
          ? null
          : (one.eligibility.decision.reasons.find((reason) => !reason.met)?.needed ?? null),
        passed: one.passed,
      })),
    }
  },
})

/** 我的考试. */
export const myExams = verb({
  name: 'assessment.mine',
  title: '查看我的考试',
  http: 'GET /assessment/mine',
  who: may('my.read'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        occupation: z.string(),
        level: z.string(),
        heldOn: z.string(),
        place: z.string(),
        state: z.string(),
        seat: z.string().nullable(),
        eligible: z.boolean(),
        passed: z.boolean().nullable(),
      }),
    ),
  }),
  async run(ctx) {
    const { rows } = await sql<{
      occupation: string
      level: string
      held_on: string
      place: string
      state: string
      seat: string | null
      eligible: boolean
      passed: boolean | null
    }>`select e.occupation_name as occupation, e.level, e.held_on, e.place, e.state, c.seat, c.eligible,
        case when e.state in ('notice', 'certified') then c.passed end as passed
      from exam_candidate c join exam e on e.id = c.exam
      where c.person = ${ctx.actor.person}::uuid order by e.held_on desc limit 100`.execute(ctx.db)
    return { items: rows.map(({ held_on, ...row }) => ({ ...row, heldOn: held_on })) }
  },
})
