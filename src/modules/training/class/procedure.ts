import { z } from 'zod'
import {
  answersOf,
  type CaseFile,
  handlingTerm,
  procedure,
  theirOrganisation,
  typedStep,
} from '../../../kernel/case/index.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import { Day } from '../../../kernel/value/shapes.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { agreementOn, rectifyingOn } from '../../organisations/index.ts'
import { correctableOfClass } from '../filing/correctable.ts'
import { recordOfFiling } from '../filing/filing.ts'
import { FilingAnswer } from '../filing/filing-answer.ts'
import { Resubmission, resubmit } from '../filing/resubmit.ts'
import { refusals } from '../refusals.ts'
import { readRoster } from '../roster/roster-sheet.ts'
import { freeDays, readTrainees } from '../roster/store.ts'
import { mayFileClass } from '../rules.ts'
import { lockClass, readClassByNumber, setApproved, setEnded, type TrainingClass } from '../store.ts'
import { heldForRegisters } from './await-registers.ts'
import { freshFacts } from './class-facts.ts'
import { CLASS_STATES } from './class-names.ts'
import { classEvidence } from './evidence.ts'

const REFUSALS = [
  { code: 'no-agreement', text: '没有有效的补贴培训协议' },
  { code: 'out-of-scope', text: '超出核准的培训职业或等级' },
  { code: 'rectifying', text: '机构正在整改' },
  { code: 'roster-untrue', text: '学员名册不实' },
  { code: 'place-unfit', text: '场地、设施或师资不符合要求' },
  { code: 'not-corrected', text: '补正后仍不符合要求' },
] as const

const WITHDRAWALS = [
  { code: 'plan-changed', text: '开班计划有变' },
  { code: 'too-few', text: '报名人数不足' },
  { code: 'mistake', text: '填报有误，重新申报' },
] as const

replayable('training.may-file-class', mayFileClass)

/** 开班备案 KB: from the provider's filing to the district's decision (监督管理办法 R1.4, R1.10–R1.13). */
export const filingProcedure = procedure({
  kind: 'KB',
  title: '开班备案',
  starts: 'filed',
  // What the case keeps of the filing; the roster is kept sealed, by person.
  form: z.strictObject({
    class: z.uuid(),
    occupation: z.string(),
    level: z.string(),
    hours: z.number().int(),
    mode: z.enum(['offline', 'blended']),
    place: z.string(),
    teacher: z.string(),
    startsOn: Day,
    trainees: z.number().int(),
  }),
  states: {
    filed: { title: '已提交', holder: '区人社局受理岗', progress: 1, within: handlingTerm('KB', 'filed') },
    review: {
      title: '待决定',
      holder: '区人社局复核岗',
      progress: 2,
      tells: { text: '已经受理，等区里决定。' },
      within: handlingTerm('KB', 'review'),
    },
    correcting: {
      title: '待补正',
      holder: '培训机构',
      progress: 2,
      within: handlingTerm('KB', 'correcting'),
      overdue: { step: 'overdue', says: '到期没有交回，区里按原来的备案和已经上传的材料决定。' },
    },
    approved: { title: CLASS_STATES.approved, holder: '已办结', progress: 4, ends: 'done' },
    refused: { title: CLASS_STATES.refused, holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: CLASS_STATES.withdrawn, holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    accept: {
      title: '受理',
      from: 'filed',
      to: 'review',
      who: may('training.accept'),
      vouches: true,
      tone: 'primary',
    },
    approve: {
      title: '准予开班',
      from: 'review',
      to: 'approved',
      who: may('training.decide'),
      decides: true,
      tone: 'primary',
      foresees: async (_ctx, { form }) => [
        { label: '班次', text: `${form.occupation}，${form.trainees} 人，${form.hours} 课时` },
        { label: '开课', text: formatDay(form.startsOn) },
      ],
      run: approve,
    },
    correct: {
      title: '一次告知补正',
      from: 'review',
      to: 'correcting',
      who: may('training.decide'),
      once: true,
      asks: 'corrections',
    },
    resubmit: typedStep({
      title: '补正后重新提交',
      from: 'correcting',
      to: 'filed',
      who: may('training.file'),
      party: 'institution',
      vouches: true,
      mends: true,
      tone: 'primary',
      input: Resubmission,
      answer: FilingAnswer,
      page: (file) => `/classes/${file.form.class}/correct`,
      ahead: async (_ctx, { roster }) => (roster ? readRoster(roster) : null),
      run: async (ctx, file, { input, ahead }) => {
        const done = await resubmit(
          ctx,
          await lockedClass(ctx, file),
          input,
          ahead,
          await answersOf(ctx, file.number),
        )
        ctx.act.subject('case', file.number)
        return done
      },
    }),
    overdue: {
      title: '补正逾期，按现有材料决定',
      from: 'correcting',
      to: 'review',
      by: 'clock',
      tells: '补正期限已过，区里按现有材料决定。',
      run: async (_ctx, file) => ({ attention: ['补正逾期没有交回', ...file.attention] }),
    },
    refuse: {
      title: '不予备案',
      from: 'review',
      to: 'refused',
      who: may('training.decide'),
      decides: true,
      asks: 'reason',
      reasons: REFUSALS,
      tone: 'bad',
      run: (ctx, file) => end(ctx, file, 'refused'),
    },
    withdraw: {
      title: '撤回',
      from: ['filed', 'review', 'correcting'],
      to: 'withdrawn',
      who: may('training.file'),
      party: 'institution',
      asks: 'reason',
      reasons: WITHDRAWALS,
      run: (ctx, file) => end(ctx, file, 'withdrawn'),
    },
  },
  parties: {
    institution: {
      title: '培训机构',
      is: theirOrganisation,
      sees: ['form', 'decision', 'evidence', 'attention'],
      otherwise: () => '只有申报的培训机构可以办理。',
    },
  },
  compared: true,
  correctable: correctableOfClass,
  evidence: classEvidence,
  resume: registersTold,
})

/** Decides again with what the registers say now; refuses to approve what no longer holds (R1.10 also for filed classes). */
async function approve(ctx: VerbContext, file: CaseFile) {
  const one = await lockedClass(ctx, file)
  if (one.startsOn < ctx.today) {
    throw refusals.startPast()
  }
  if (await rectifyingOn(ctx.db, one.provider, ctx.today)) {
    throw refusals.providerRectifying()
  }
  if (!(await agreementOn(ctx.db, one.provider, ctx.today))) {
    throw refusals.agreementOver()
  }
  const facts = await freshFacts(ctx, one)
  const decision = mayFileClass(facts, await ctx.standards())
  if (decision.outcome !== 'granted') {
    const unmet = decision.reasons.filter(({ met }) => !met)
    throw refusals.refusedOnReview({
      detail: unmet.map(({ clause, found }) => `${clause.text}：${found ?? '不符合'}`).join('；'),
    })
  }
  await setApproved(ctx.db, one.id, ctx.today, decision.value?.catalogue ?? null)
  return { record: recordOfFiling(ctx, facts, decision) }
}

/** The registers have told what they know of the roster: the filing goes on with what they said (登记核实). */
async function registersTold(ctx: VerbContext, file: CaseFile) {
  const one = await lockedClass(ctx, file)
  const people = (await readTrainees(ctx.db, one.id)).map(({ person }) => person)
  const hold = await heldForRegisters(ctx, people, one.startsOn)
  if (hold) return { hold }
  const facts = await freshFacts(ctx, one)
  const decision = mayFileClass(facts, await ctx.standards())
  return { record: recordOfFiling(ctx, facts, decision), amount: null }
}

/** The class is over before it began: its days are free for other classes. */
async function end(ctx: VerbContext, file: CaseFile, state: 'refused' | 'withdrawn') {
  const one = await lockedClass(ctx, file)
  await setEnded(ctx.db, one.id, state)
  await freeDays(ctx.db, one.id)
  return undefined
}

async function lockedClass(ctx: VerbContext, file: CaseFile): Promise<TrainingClass> {
  const found = await readClassByNumber(ctx.db, file.number)
  const locked = found && (await lockClass(ctx.db, found.id))
  if (!locked) throw new Error(`${file.number} has no class`)
  return locked
}
