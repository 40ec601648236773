import { z } from 'zod'
import {
  handlingTerm,
  type Party,
  type Procedure,
  procedure,
  theirOrganisation,
  typedStep,
} from '../../../kernel/case/index.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import { caseNumberOf } from '../../../kernel/value/shapes.ts'
import { may } from '../../../kernel/verb/index.ts'
import { classByNumber } from '../../training/index.ts'
import { MEMBER_STEPS } from '../members/steps.ts'
import { aheadOf } from '../pay/call-back.ts'
import { refusals } from '../refusals.ts'
import { mayBePlanned, maySettle } from '../rules.ts'
import { dropClass, programmeOfCase, savePlan, setStanding } from '../store.ts'
import { ADVANCE_STEPS } from './advance-steps.ts'
import { countClass, over, report, requirePlanPapers, requireSigned } from './carried-out.ts'
import { checkPlan } from './check-plan.ts'
import { programmeEvidence } from './evidence.ts'
import { ChangedPlan } from './form.ts'
import { awaitedOf, headsOf } from './heads.ts'
import { foreseeSettlement, heldBy, settle, settlementOf } from './settle.ts'
import { unmetOf } from './unmet.ts'

replayable('programmes.may-be-planned', mayBePlanned)
replayable('programmes.may-settle', maySettle)

/** The organisation whose programme it is (申报单位). */
const APPLICANT: Party = {
  title: '申报单位',
  is: theirOrganisation,
  sees: ['form', 'evidence', 'decision', 'attention'],
  otherwise: () => '这一步由申报单位自己办。',
}

const REFUSALS = [
  { code: 'conditions', text: '不符合申报条件' },
  { code: 'untrue', text: '申报内容不实' },
  { code: 'not-needed', text: '与培训需求不符' },
]

const ClassStep = z.strictObject({
  class: caseNumberOf('KB').meta({
    title: '开班备案号',
    description: '本单位或合作机构已经备案的班，形如 KB-2026-120116-000001',
  }),
})

const lessons = (title: string) =>
  z.number('请填数字').int('请填整数').min(0).max(2000).meta({ title, unit: '课时' })

/**
 * 培训项目: a plan that is received, approved, carried out in classes, reported, and settled for each who was done. Advance
 * and settlement open the cases by which money leaves.
 */
export const programmeProcedure: Procedure = procedure({
  kind: 'PX',
  title: '培训项目',
  starts: 'filed',
  // What is planned stands in the programme's own row, as it is after it was put right.
  form: z.strictObject({}),
  states: {
    filed: { title: '待受理', holder: '区人社局受理岗', progress: 1, within: handlingTerm('PX', 'filed') },
    returned: {
      title: '待修改',
      holder: '申报单位',
      progress: 1,
      tells: { text: '计划要修改，请点开看要改什么，改好再交。', asks: true },
      within: handlingTerm('PX', 'returned'),
    },
    review: {
      title: '待批准',
      holder: '区人社局复核岗',
      progress: 2,
      tells: { text: '计划已经受理，等区里批准。' },
      within: handlingTerm('PX', 'review'),
    },
    running: {
      title: '实施中',
      holder: '申报单位',
      progress: 2,
      tells: { text: '计划已经批准，开班以后把班计入项目，结束后报结算。' },
      within: { noTerm: '按计划的日期实施，结束后由申报单位报结算' },
    },
    advancing: {
      title: '待决定预拨',
      holder: '区人社局复核岗',
      progress: 2,
      tells: { text: '预拨申请已经收到，等区里决定。' },
      within: handlingTerm('PX', 'advancing'),
    },
    settling: {
      title: '待核对结算',
      holder: '区人社局受理岗',
      progress: 3,
      tells: { text: '结算已经报上，区里正在核对。' },
      within: handlingTerm('PX', 'settling'),
    },
    deciding: {
      title: '待决定结算',
      holder: '区人社局复核岗',
      progress: 3,
      tells: { text: '结算已经核对，等区里决定。' },
      within: handlingTerm('PX', 'deciding'),
    },
    settled: {
      title: '已结算',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '项目已经结算，每个人的补贴按公示、拨付办理。' },
    },
    refused: { title: '不予批准', holder: '已办结', progress: 4, ends: 'refused' },
    ended: { title: '已终止', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    accept: {
      title: '受理',
      from: 'filed',
      to: 'review',
      who: may('programmes.accept'),
      vouches: true,
      tone: 'primary',
      async run(ctx, file) {
        await requirePlanPapers(ctx, file)
        await requireSigned(ctx, file)
        return undefined
      },
    },
    return: {
      title: '退回修改',
      from: 'filed',
      to: 'returned',
      who: may('programmes.accept'),
      asks: 'note',
    },
    change: typedStep({
      title: '改好，重新提交',
      from: 'returned',
      to: 'filed',
      who: may('programmes.apply'),
      party: 'applicant',
      vouches: true,
      tone: 'primary',
      input: ChangedPlan,
      page: (file) => `/programmes/${file.number}/plan`,
      async run(ctx, file, { input }) {
        const before = await programmeOfCase(ctx.db, file.number)
        const { plan, decision, record } = await checkPlan(
          ctx,
          before.organisation,
          before.kind,
          input,
          before.plannedOn,
        )
        if (decision.outcome !== 'granted') throw refusals.planNotMet({ detail: unmetOf(decision) })
        await savePlan(ctx.db, file.number, plan)
        return { record }
      },
    }),
    approve: {
      title: '批准计划',
      from: 'review',
      to: 'running',
      who: may('programmes.decide'),
      decides: true,
      tone: 'primary',
      async run(ctx, file) {
        await setStanding(ctx.db, file.number, 'running')
        return undefined
      },
    },
    refuse: {
      title: '不予批准',
      from: ['filed', 'review'],
      to: 'refused',
      who: may('programmes.decide'),
      decides: true,
      asks: 'reason',
      reasons: REFUSALS,
      tone: 'bad',
      run: over,
    },
    'count-class': typedStep({
      title: '把班计入项目',
      from: 'running',
      to: 'running',
      who: may('programmes.apply'),
      party: 'applicant',
      input: ClassStep,
      run: (ctx, file, { input }) => countClass(ctx, file, input.class),
    }),
    'drop-class': typedStep({
      title: '班不再计入项目',
      from: 'running',
      to: 'running',
      who: may('programmes.apply'),
      party: 'applicant',
      input: ClassStep,
      async run(ctx, file, { input }) {
        const one = await classByNumber(ctx.db, input.class)
        if (!one || !(await dropClass(ctx.db, file.number, one.id)))
          throw refusals.noSuchClass({ fields: [{ path: 'input.class', message: '这个班没有计入本项目' }] })
        return { note: input.class }
      },
    }),
    ...MEMBER_STEPS,
    ...ADVANCE_STEPS,
    report: typedStep({
      title: '报结算',
      from: 'running',
      to: 'settling',
      who: may('programmes.apply'),
      party: 'applicant',
      vouches: true,
      tone: 'primary',
      input: z.strictObject({
        online: lessons('实际线上课时'),
        video: lessons('有录像的课时'),
      }),
      run: (ctx, file, { input }) => report(ctx, file, input),
    }),
    check: {
      title: '核对无误，报决定',
      from: 'settling',
      to: 'deciding',
      who: may('programmes.accept'),
      vouches: true,
      tone: 'primary',
    },
    'send-back': {
      title: '退回重报',
      from: 'settling',
      to: 'running',
      who: may('programmes.accept'),
      asks: 'note',
      tells: '结算要重报，请点开看哪里不对，改好再报。',
    },
    reopen: {
      title: '退回重报',
      from: 'deciding',
      to: 'running',
      who: may('programmes.decide'),
      asks: 'note',
      tells: '结算要重报，请点开看哪里不对，改好再报。',
    },
    settle: {
      title: '同意结算',
      from: 'deciding',
      to: 'settled',
      who: may('programmes.decide'),
      decides: true,
      tone: 'primary',
      foresees: foreseeSettlement,
      run: settle,
    },
    deny: {
      title: '不予结算',
      from: 'deciding',
      to: 'ended',
      who: may('programmes.decide'),
      decides: true,
      asks: 'reason',
      reasons: [
        { code: 'untrue', text: '培训没有真实开展' },
        { code: 'unmet', text: '没有达到标准的要求' },
      ],
      tone: 'bad',
      run: over,
    },
    end: {
      title: '终止项目',
      from: ['filed', 'returned', 'review', 'running'],
      to: 'ended',
      who: may('programmes.apply'),
      party: 'applicant',
      asks: 'reason',
      reasons: [
        { code: 'not-needed', text: '不再实施' },
        { code: 'mistake', text: '填报有误，重新申报' },
      ],
      run: over,
    },
  },
  parties: { applicant: APPLICANT },
  evidence: programmeEvidence,
  async resume(ctx, file) {
    const hold =
      file.state === 'advancing'
        ? await awaitedOf(ctx, await headsOf(ctx, await programmeOfCase(ctx.db, file.number)))
        : await heldBy(ctx, await settlementOf(ctx, file.number), await aheadOf(ctx, file.number))
    if (hold) return { hold }
    if (!file.record) throw new Error(`${file.number} rests on no decision`)
    return { record: file.record, amount: file.amount }
  },
})
