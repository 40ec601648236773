import { z } from 'zod'
import { type CaseFile, handlingTerm, procedure, type TermOf, typedStep } from '../../../kernel/case/index.ts'
import { sourceWithdrawn } from '../../../kernel/ground/index.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { Day, LevelShape } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { addWorkingDays } from '../../../kernel/value/time/working-days.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { accreditationNow } from '../../accreditation/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { RUNNING } from '../accredited/running.ts'
import { examOver } from '../events.ts'
import { Assigning, assignExaminers, requireExaminers } from '../examiners/assign.ts'
import { enrolLate } from '../late/enrol-late.ts'
import { seatNumber } from '../late/rules.ts'
import { foreseeLate, LateAsked, LateSeated, seatLate } from '../late/seat-late.ts'
import { refusals } from '../refusals.ts'
import { carryOnlyStanding } from '../resit/standing.ts'
import { eligibility, examResult, mayExamine } from '../rules.ts'
import { assessmentKind } from '../standard.ts'
import { candidatesOf, type Exam, examOfCase, setExamState, setResult, setSeat } from '../store.ts'
import { strikeSteps } from '../strike/steps.ts'
import { tellSeats } from '../tickets/tell-seats.ts'
import { certify } from './certify.ts'
import { Enrolled, enrolClass } from './enrol-class.ts'
import { enterMarks, Marks, MarksEntered } from './enter-marks.ts'
import { foreseeResults, foreseeSeats } from './foresee.ts'
import { freezeStep, frozenExam } from './frozen.ts'
import { resultsOf } from './results.ts'

const publicationTerm: TermOf = (standards, day) => {
  const edition = standards.inForce(assessmentKind, day) ?? standards.all(assessmentKind)[0]
  if (!edition) throw new Error('the city publishes no assessment standard')
  return {
    days: edition.data.publication.workingDays,
    clause: standards.cite(edition.data.publication.clause),
  }
}

replayable('assessment.result', examResult)
replayable('assessment.eligibility', eligibility)
replayable('assessment.plan', mayExamine)

/** The last day for marks: so many working days after the examination. */
async function marksDue(ctx: VerbContext, heldOn: CivilDate): Promise<CivilDate> {
  const { days } = handlingTerm('KS', 'marking')(await ctx.standards(), ctx.today)
  return addWorkingDays(heldOn, days, ctx.calendar).day
}

/** What an examination is planned with. */
const ExamForm = z.strictObject({
  exam: z.uuid(),
  occupation: z.string(),
  level: LevelShape,
  heldOn: Day,
  place: z.string(),
})
type ExamForm = z.output<typeof ExamForm>

/** 认定考试: planned, seated, marked twice, shown in public, certified. */
export const examProcedure = procedure({
  kind: 'KS',
  title: '认定考试',
  starts: 'enrolling',
  form: ExamForm,
  states: {
    enrolling: {
      title: '报名中',
      holder: '评价机构',
      progress: 1,
      within: { until: (_ctx, { form }) => form.heldOn },
    },
    seated: {
      title: '待考试、录成绩',
      holder: '评价机构',
      progress: 2,
      tone: 'warn',
      quiet: '考位由评价机构自己排；考生的考位和时间在准考证上',
      within: { until: async (ctx, { form }) => marksDue(ctx, form.heldOn) },
    },
    notice: {
      title: '成绩公示中',
      holder: '公示期满自动发证',
      progress: 3,
      notice: {
        title: (file) => `${file.title}成绩公示`,
        fields: (ctx, files) => Promise.all(files.map((file) => noticeFields(ctx, file))),
        term: publicationTerm,
      },
    },
    certified: { title: '已发证', holder: '已办结', progress: 4, ends: 'done' },
    striking: {
      title: '拟撤销部分成绩，待决定',
      holder: '市人社局复核岗',
      progress: 4,
      quiet: '还要另一个人决定；撤销的逐张复查时告诉本人',
      within: handlingTerm('KS', 'striking'),
    },
    voiding: {
      title: '拟作废，待决定',
      holder: '市人社局复核岗',
      progress: 4,
      within: handlingTerm('KS', 'voiding'),
    },
    void: { title: '已作废', holder: '已办结', progress: 4, ends: 'withdrawn' },
    cancelled: { title: '已取消', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    'enrol-class': {
      title: '导入结业学员',
      from: 'enrolling',
      to: 'enrolling',
      who: may('assessment.admit'),
      answer: Enrolled,
      run: enrolClass,
    },
    seat: {
      title: '编排座位',
      from: 'enrolling',
      to: 'seated',
      who: may('assessment.plan'),
      tone: 'primary',
      pauses: true,
      foresees: foreseeSeats,
      run: seat,
    },
    'enrol-late': {
      title: '补报结业学员',
      from: 'seated',
      to: 'seated',
      who: may('assessment.admit'),
      answer: Enrolled,
      page: ({ form }: CaseFile<ExamForm>) => `/exams/${form.exam}`,
      run: enrolLate,
    },
    'seat-late': typedStep({
      title: '补排座位',
      from: 'seated',
      to: 'seated',
      who: may('assessment.plan'),
      input: LateAsked,
      answer: LateSeated,
      foresees: foreseeLate,
      page: (file: CaseFile<ExamForm>) => `/exams/${file.form.exam}`,
      run: seatLate,
    }),
    'assign-examiners': typedStep({
      title: '指派考评员',
      from: 'seated',
      to: 'seated',
      who: may('assessment.plan'),
      input: Assigning,
      run: assignExaminers,
    }),
    'enter-marks': typedStep({
      title: '录入成绩',
      from: 'seated',
      to: 'seated',
      who: may('assessment.mark'),
      opens: ({ form }: CaseFile<ExamForm>) => form.heldOn,
      input: Marks,
      answer: MarksEntered,
      page: (file) => `/exams/${file.form.exam}`,
      async run(ctx, file, { input }) {
        await requireExaminers(ctx, await examOfCase(ctx.db, file.number))
        return enterMarks(ctx, file, input)
      },
    }),
    publish: {
      title: '公布成绩',
      from: 'seated',
      to: 'notice',
      who: may('assessment.publish'),
      opens: ({ form }) => form.heldOn,
      tone: 'primary',
      pauses: true,
      foresees: foreseeResults,
      run: publish,
    },
    cancel: {
      title: '取消考试',
      from: ['enrolling', 'seated'],
      to: 'cancelled',
      who: may('assessment.plan'),
      asks: 'reason',
      reasons: [
        { code: 'too-few', text: '报名人数不足' },
        { code: 'venue', text: '考场不能使用' },
        { code: 'other', text: '其他原因' },
      ],
      tone: 'bad',
      run: async (ctx, file) => enter(ctx, file, 'cancelled'),
    },
    certify: {
      title: '公示期满，发证',
      from: 'notice',
      to: 'certified',
      by: 'clock',
      unless: 'objection',
      run: async (ctx, file) => {
        const exam = await examOfCase(ctx.db, file.number)
        const frozen = await frozenExam(ctx, exam)
        // It waits in notice, which is over, and goes on by itself when issuing does.
        if (frozen) return { hold: frozen }
        await certify(ctx, exam)
        return enter(ctx, file, 'certified')
      },
    },
    freeze: freezeStep,
    ...strikeSteps,
    'propose-void': {
      title: '提出作废',
      from: 'certified',
      to: 'voiding',
      who: may('assessment.void'),
      vouches: true,
      asks: 'note',
      tone: 'bad',
    },
    void: {
      title: '作废考试，证书逐张复查',
      from: 'voiding',
      to: 'void',
      who: may('certificates.decide'),
      decides: true,
      asks: 'note',
      tone: 'bad',
      async foresees(ctx, file) {
        const exam = await examOfCase(ctx.db, file.number)
        const passed = (await candidatesOf(ctx.db, exam.id)).filter((one) => one.passed).length
        return [{ label: '证书', text: `${passed} 人的证书逐张复查`, warns: true }]
      },
      run: async (ctx, file, { note }) => {
        const exam = await examOfCase(ctx.db, file.number)
        await enter(ctx, file, 'void')
        await sourceWithdrawn(ctx, { kind: 'exam', id: exam.id }, `考试 ${exam.number} 作废：${note ?? ''}`)
        return undefined
      },
    },
    'keep-exam': {
      title: '不作废',
      from: 'voiding',
      to: 'certified',
      who: may('certificates.decide'),
      decides: true,
      asks: 'note',
    },
    object: {
      title: '异议成立，重新核分',
      from: 'notice',
      to: 'seated',
      by: 'system',
      run: async (ctx, file) => enter(ctx, file, 'seated'),
    },
  },
  async resume(ctx, file) {
    const frozen = await frozenExam(ctx, await examOfCase(ctx.db, file.number))
    return frozen ? { hold: frozen } : { amount: null, step: 'certify' }
  },
  async evidence(ctx, file) {
    const exam = await examOfCase(ctx.db, file.number)
    const candidates = await candidatesOf(ctx.db, exam.id)
    const people = await peopleByIds(
      ctx,
      candidates.map((one) => one.person),
    )
    return {
      comparisons: [],
      tabs: [
        {
          key: 'candidates',
          title: `考生 ${candidates.length} 人`,
          kind: 'table',
          columns: ['座位', '姓名', '证件号码', '资格', '结果'],
          rows: candidates.map((one) => [
            one.seat ?? '—',
            people.get(one.person)?.maskedName ?? '*',
            people.get(one.person)?.maskedIdNumber ?? '*',
            one.eligible ? '符合' : '不符合',
            one.passed === null ? '—' : one.passed ? '合格' : '不合格',
          ]),
        },
      ],
      documents: [],
    }
  },
})

async function enter(ctx: VerbContext, file: CaseFile, state: Exam['state']): Promise<undefined> {
  const { id, assessor } = await examOfCase(ctx.db, file.number)
  await setExamState(ctx.db, id, state)
  // With its last examination an assessor on its way out is accredited no more; whoever cancels it does not end that.
  if (!RUNNING.has(state) && (await accreditationNow(ctx.db, assessor))?.teachOutOn)
    await ctx.emit(examOver, { organisation: assessor })
}

/** Gives each eligible candidate a seat, by lot of nothing: in the order of enrolment, numbers without gaps. */
async function seat(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  const exam = await examOfCase(ctx.db, file.number)
  const eligible = (await candidatesOf(ctx.db, exam.id)).filter((one) => one.eligible)
  if (eligible.length === 0) throw refusals.nobodyEligible()
  await carryOnlyStanding(ctx, exam)
  // Who applied after the seats were full waits (候补): told so on applying, and seated where somebody before gave way.
  const seats = eligible
    .slice(0, exam.capacity)
    .map(({ person }, at) => ({ person, seat: seatNumber(at + 1) }))
  for (const { person, seat: number } of seats) await setSeat(ctx.db, exam.id, person, number)
  await tellSeats(ctx, exam, seats)
  await enter(ctx, file, 'seated')
}

/** Publishes marks: every paper of every seated candidate entered twice and alike, else nothing is published. */
async function publish(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  const exam = await examOfCase(ctx.db, file.number)
  const open: string[] = []
  for (const { person, seat, facts, decision } of await resultsOf(ctx, exam)) {
    if (decision.outcome === 'held' || decision.outcome === 'undecidable') {
      open.push(`${seat} 号：${decision.reasons.find((reason) => !reason.met)?.found ?? '成绩不全'}`)
      continue
    }
    const record = await ctx.record('assessment.result', facts, decision)
    await setResult(ctx.db, exam.id, person, decision.outcome === 'granted', record)
  }
  if (open.length > 0)
    throw refusals.marksNotReady({
      detail: `${open.slice(0, 10).join('；')}${open.length > 10 ? `；等 ${open.length} 人` : ''}。`,
    })
  await enter(ctx, file, 'notice')
}

async function noticeFields(ctx: VerbContext, file: CaseFile) {
  const exam = await examOfCase(ctx.db, file.number)
  const candidates = (await candidatesOf(ctx.db, exam.id)).filter((one) => one.seat)
  const people = await peopleByIds(
    ctx,
    candidates.map((one) => one.person),
  )
  return [
    { label: '考试', text: `${exam.occupation.name} ${levelName(exam.level)} · ${exam.heldOn}` },
    ...candidates.map((one) => ({
      label: `${one.seat} 号 ${people.get(one.person)?.maskedName ?? '*'} ${people.get(one.person)?.maskedIdNumber ?? ''}`,
      text: one.passed ? '合格' : '不合格',
    })),
  ]
}
