import { sql } from 'kysely'
import { z } from 'zod'
import { requireCase } from '../../../kernel/case/index.ts'
import type { DecisionRecord } from '../../../kernel/decision/decision.ts'
import { type KeptRecord, readRecord } from '../../../kernel/decision/kept.ts'
import { anybody, may, signedIn, verb } from '../../../kernel/verb/index.ts'
import { pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { passedPapers } from '../exam/results.ts'
import { refusals } from '../refusals.ts'
import { assessmentKind, PAPER_NAMES } from '../standard.ts'
import { type Candidate, candidatesOf, examById, examPage, marksOf, type StandingMark } from '../store.ts'
import { examViews } from './exam-view.ts'
import { ExamView } from './shapes.ts'

const PAGE = 50

/** 近期考试: what one can still apply for. */
export const listExams = verb({
  name: 'assessment.list-exams',
  title: '查看近期考试',
  http: 'GET /assessment/exams',
  who: anybody(),
  input: z.strictObject({ occupation: z.string().trim().max(60).optional(), ...pageAsked }),
  output: z.object({ items: z.array(ExamView), ...pageNeighbours }),
  async run(ctx, { occupation, ...asked }) {
    const open = { openOn: ctx.today, occupation: occupation || undefined }
    const { items, ...neighbours } = await examPage(ctx.db, open, asked, PAGE)
    return { ...neighbours, items: await examViews(ctx, items) }
  },
})

/** One examination that one can still apply for. */
export const openExam = verb({
  name: 'assessment.open-exam',
  title: '查看可报名的考试',
  http: 'GET /assessment/exams/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.uuid() }),
  output: ExamView,
  async run(ctx, { id }) {
    const found = await examById(ctx.db, id)
    if (found?.state !== 'enrolling' || found.heldOn <= ctx.today) throw refusals.noOpenExam()
    return (await examViews(ctx, [found]))[0]!
  },
})

/** The examinations of one's own organisation. */
export const ourExams = verb({
  name: 'assessment.our-exams',
  title: '查看本机构的考试',
  http: 'GET /assessment/our-exams',
  who: signedIn(),
  input: z.strictObject(pageAsked),
  output: z.object({ items: z.array(ExamView), ...pageNeighbours }),
  async run(ctx, asked) {
    const { organisation } = ctx.actor
    if (!organisation) return { items: [], next: null, previous: null }
    const { items, ...neighbours } = await examPage(ctx.db, { assessor: organisation }, asked, PAGE)
    return { ...neighbours, items: await examViews(ctx, items) }
  },
})

const HOW: Readonly<Record<StandingMark['source'], string>> = {
  people: '',
  machine: '机考评分',
  examiners: '考评员评分',
}

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
    papers: z.array(
      z.object({
        paper: z.string(),
        title: z.string(),
        /** How many of them are entered, first and second time. */
        entered: z.array(z.number().int()),
        /** It was marked by a machine, or by examiners on their sheets: nobody enters it. */
        byMachine: z.boolean(),
        /** How it was marked, in words; empty where two people enter it. */
        how: z.string(),
        /** The seats that sit it; a resit candidate does not sit what was passed before. */
        seats: z.array(z.string()),
      }),
    ),
    candidates: z.array(
      z.object({
        seat: z.string().nullable(),
        name: z.string(),
        idNumber: z.string(),
        eligible: z.boolean(),
        why: z.string().nullable(),
        passed: z.boolean().nullable(),
        /** Why not, once published: 缺考, 违纪 or the mark. */
        failed: z.string().nullable(),
        /** The papers of a resit candidate (补考) that count from before. */
        carried: z.array(z.string()),
        /** The papers that were passed here, once published: a resit would carry them. */
        passedPapers: z.array(z.string()),
      }),
    ),
  }),
  async run(ctx, { id }) {
    const exam = await examById(ctx.db, id)
    if (!exam) throw refusals.noSuchExam()
    requireCase(ctx, { organisation: exam.assessor, district: exam.district })
    const [view] = await examViews(ctx, [exam])
    const candidates = await candidatesOf(ctx.db, id)
    const people = await peopleByIds(
      ctx,
      candidates.map((one) => one.person),
    )
    const marks = await marksOf(ctx.db, id)
    const standards = await ctx.standards()
    const byPerson = Map.groupBy(marks, ({ person }) => person)
    const papers = standards.inForce(assessmentKind, exam.heldOn)?.data.papers.byLevel[exam.level] ?? []
    return {
      exam: view as z.infer<typeof ExamView>,
      papers: papers.map((paper) => ({
        paper,
        title: PAPER_NAMES[paper],
        entered: [1, 2].map(
          (entry) =>
            marks.filter((mark) => mark.paper === paper && (mark.byMachine || mark.entry === entry)).length,
        ),
        byMachine: marks.some((mark) => mark.paper === paper && mark.byMachine),
        how: HOW[marks.find((mark) => mark.paper === paper)?.source ?? 'people'],
        seats: candidates.flatMap(({ seat, carried }) =>
          seat && !carried.some((one) => one.paper === paper) ? [seat] : [],
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
        failed: failedBy(one),
        carried: one.carried.map(({ paper }) => PAPER_NAMES[paper]),
        passedPapers:
          one.passed === null
            ? []
            : [...passedPapers(exam, byPerson.get(one.person) ?? [], standards).keys()].map(
                (paper) => PAPER_NAMES[paper],
              ),
      })),
    }
  },
})

/** What was missing, and what to do next. */
function whyOf(record: DecisionRecord | null): string | null {
  const missing = record?.decision.reasons.filter(({ met }) => !met) ?? []
  if (missing.length === 0) return null
  return missing
    .map(({ found, needed, next }) => [found, needed && `需要${needed}`, next].filter(Boolean).join('，'))
    .join('；')
}

const failedBy = ({ passed, result }: Candidate): string | null =>
  passed === false
    ? (result?.decision.reasons.flatMap(({ met, found }) => (met || !found ? [] : [found])).join('，') ??
      null)
    : null

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
        exam: z.uuid(),
        /** Its case, where it has been announced. */
        number: z.string().nullable(),
        assessor: z.string(),
        occupation: z.string(),
        level: z.string(),
        heldOn: z.string(),
        place: z.string(),
        state: z.string(),
        seat: z.string().nullable(),
        /** The place among those who wait for a seat, null for whoever has one in view. */
        waiting: z.number().int().nullable(),
        eligible: z.boolean(),
        passed: z.boolean().nullable(),
        /** Why one may not sit it, or did not pass, in words. */
        why: z.string().nullable(),
      }),
    ),
  }),
  async run(ctx) {
    const { rows } = await sql<{
      exam: string
      number: string | null
      assessor: string
      occupation: string
      level: string
      held_on: string
      place: string
      state: string
      seat: string | null
      waiting: number | null
      eligible: boolean
      passed: boolean | null
      record: KeptRecord | null
    }>`select e.id as exam, e.number, e.assessor, e.occupation_name as occupation, e.level, e.held_on, e.place, e.state, c.seat, c.eligible,
        case when c.eligible and c.seat is null then nullif(greatest(0, (select count(*) from exam_candidate b
          where b.exam = c.exam and b.eligible and (b.enrolled_at, b.person) <= (c.enrolled_at, c.person))
          - e.capacity), 0) end as waiting,
        case when e.state in ('notice', 'certified', 'void') then c.passed end as passed,
        case when not c.eligible then c.eligibility
          when e.state in ('notice', 'certified', 'void') and not c.passed then c.result end as record
      from exam_candidate c join exam e on e.id = c.exam
      where c.person = ${ctx.actor.person}::uuid order by e.held_on desc limit 100`.execute(ctx.db)
    const assessors = await organisationsByIds(
      ctx.db,
      rows.map(({ assessor }) => assessor),
    )
    return {
      items: rows.map(({ held_on, record, assessor, ...row }) => ({
        ...row,
        assessor: assessors.get(assessor)?.name ?? '评价机构',
        heldOn: held_on,
        why: whyOf(readRecord(record)),
      })),
    }
  },
})
