import {
  handlingTerm,
  type Procedure,
  procedure,
  type Step,
  type TermOf,
} from '../../../kernel/case/index.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { may } from '../../../kernel/verb/index.ts'
import { paidBySteps } from '../../payments/index.ts'
import { correctableOfClaim, corrected } from '../correction/claim-correction.ts'
import { PROJECTS, type Project } from '../facts.ts'
import { GIVEN_UP, REFUSALS } from '../rules/refusals.ts'
import { ENDED, endedClaim } from '../rules/situation/ended.ts'
import { decideClaim } from '../rules.ts'
import { ClaimForm } from './claim-form.ts'
import { CLAIM_PARTIES } from './claim-parties.ts'
import { approve, endUnpaid, followed, groundLost, resume, settleEmployer, uncommit } from './claim-steps.ts'
import { type ClaimTerms, measuresTerms, upgradeTerms } from './claim-terms.ts'
import { claimEvidence } from './evidence.ts'
import { foreseeApproval } from './foresee.ts'
import { noticeFields } from './notice-fields.ts'
import { OFFER_STATES, offerStepsOf } from './offer-steps.ts'

for (const project of PROJECTS) replayable(`subsidy.${project}`, decideClaim)
replayable(ENDED, endedClaim)

/** What differs between the subsidies; everything else of their way is one. */
interface Definition {
  kind: string
  title: string
  terms(standards: Standards, day: CivilDate): ClaimTerms
  /** 市汇总: the district's opinions go to the city once a month before the notice (R3.11). */
  monthly: boolean
}

/** A subsidy: raised by the system, reviewed by the district, shown in public, paid in a batch. */
function claimProcedureOf({ kind, title, terms, monthly }: Definition): Procedure<ClaimForm> {
  const termOf =
    (which: 'review' | 'notice'): TermOf =>
    (standards, day) => {
      const found = terms(standards, day)
      return { days: found[which], clause: found.clause }
    }
  // 技能提升补贴 asks for no class.
  const refusals = REFUSALS.filter(({ code }) => !monthly || (code !== 'attendance' && code !== 'violation'))
  const offers = monthly ? OFFER_STATES : {}
  const offerSteps = monthly ? offerStepsOf(refusals) : {}
  const early = monthly ? ['offered', 'filed', 'correcting', 'review'] : ['filed', 'correcting', 'review']
  const reserved = monthly ? ['funding', 'summary', 'notice', 'approved'] : ['funding', 'notice', 'approved']
  const made = procedure({
    kind,
    title,
    starts: 'filed',
    form: ClaimForm,
    states: {
      ...offers,
      filed: { title: '待区受理', holder: '区人社局受理岗', progress: 1, within: termOf('review') },
      correcting: {
        title: '待补正',
        holder: '收款方',
        progress: 1,
        within: handlingTerm(kind, 'correcting'),
        overdue: { step: 'overdue', says: '到期没有交回，区里按现有记录和已经上传的材料继续办理。' },
      },
      review: {
        title: '待区复核',
        holder: '区人社局复核岗',
        progress: 2,
        tells: { text: '已经受理，正在复核。' },
        within: termOf('review'),
      },
      funding: {
        title: '待资金额度',
        holder: '财政',
        progress: 2,
        tells: { text: '复核已经通过，等资金额度，到位后自动继续。' },
        within: { noTerm: '等财政追加额度，到位后自动继续' },
      },
      notice: {
        title: '公示中',
        holder: '公示期满自动通过',
        progress: 3,
        notice: {
          title: (file) => `${title}拟发放公示（${file.number}）`,
          fields: noticeFields,
          term: termOf('notice'),
        },
      },
      approved: {
        title: '待拨付',
        holder: '市人社局编制拨付批次',
        progress: 4,
        within: handlingTerm(kind, 'approved'),
      },
      batched: {
        title: '拨付中',
        holder: '财政放款、银行转账',
        progress: 4,
        within: handlingTerm(kind, 'batched'),
      },
      paid: { title: '已到账', holder: '已办结', progress: 4, ends: 'done' },
      recovered: { title: '已追回', holder: '已办结', progress: 4, ends: 'withdrawn' },
      refused: { title: '不予补贴', holder: '已办结', progress: 4, ends: 'refused' },
      withdrawn: { title: '已放弃', holder: '已办结', progress: 4, ends: 'withdrawn' },
    },
    steps: {
      ...offerSteps,
      accept: {
        title: '受理',
        from: 'filed',
        to: 'review',
        who: may('subsidy.accept'),
        vouches: true,
        tone: 'primary',
      },
      correct: {
        title: '一次告知补正',
        from: 'filed',
        to: 'correcting',
        who: may('subsidy.accept'),
        once: true,
        asks: 'corrections',
        tone: 'plain',
      },
      resubmit: {
        title: '补正完毕，重新提交',
        from: 'correcting',
        to: 'filed',
        who: may('subsidy.confirm'),
        party: 'payee',
        vouches: true,
        mends: true,
        tone: 'primary',
        run: corrected,
      },
      overdue: {
        title: '补正逾期，按现有材料继续',
        from: 'correcting',
        to: 'filed',
        by: 'clock',
        tells: '补正期限已过，按现有材料继续办理。',
        run: async (_ctx, file) => ({ attention: ['补正逾期没有交回', ...file.attention] }),
      },
      ...(monthly
        ? {}
        : {
            'settle-employer': {
              title: '核定由哪家单位领取',
              from: ['filed', 'review'],
              to: 'filed',
              who: may('subsidy.accept'),
              vouches: true,
              settles: 'employer',
              asks: 'reason',
              reasons: [
                { code: 'registered', text: '按社保登记的用人单位（已核对劳动合同）' },
                { code: 'declared', text: '按备案名册的用人单位（已核对劳动合同）' },
              ],
              tone: 'plain',
              run: settleEmployer,
            } satisfies Step,
          }),
      approve: {
        title: '通过',
        from: 'review',
        to: monthly ? 'summary' : 'notice',
        who: may('subsidy.decide'),
        decides: true,
        tone: 'primary',
        foresees: foreseeApproval,
        run: approve,
      },
      refuse: {
        title: '不予通过',
        from: ['filed', 'correcting', 'review'],
        to: 'refused',
        who: may('subsidy.decide'),
        decides: true,
        asks: 'reason',
        reasons: refusals,
        tone: 'bad',
        run: endUnpaid('officer'),
      },
      withdraw: {
        title: '放弃补贴',
        from: early,
        to: 'withdrawn',
        who: may('subsidy.confirm'),
        party: 'payee',
        asks: 'reason',
        reasons: GIVEN_UP,
        run: endUnpaid('payee'),
      },
      funded: { title: '资金到位', from: 'funding', to: 'notice', by: 'system' },
      publish: { title: '公示期满', from: 'notice', to: 'approved', by: 'clock', unless: 'objection' },
      object: {
        title: '异议成立，退回复核',
        from: 'notice',
        to: 'review',
        by: 'system',
        run: uncommit('异议成立，退回复核'),
      },
      follow: {
        title: '依据更正，重新核对',
        from: [...early, ...reserved],
        to: 'review',
        by: 'system',
        run: followed,
      },
      'ground-lost': {
        title: '依据撤销，退回复核',
        from: [...reserved, 'batched'],
        to: 'review',
        by: 'system',
        run: groundLost,
      },
      include: { title: '编入拨付批次', from: 'approved', to: 'batched', by: 'system' },
      drop: { title: '批次撤销，退回待拨付', from: 'batched', to: 'approved', by: 'system' },
      // A bank may take back later what it had paid.
      bounce: { title: '银行退票', from: ['batched', 'paid'], to: 'approved', by: 'system' },
      settle: { title: '银行到账', from: 'batched', to: 'paid', by: 'system' },
      recheck: { title: '拨付前核验不符，退回复核', from: reserved, to: 'review', by: 'system' },
      recovered: { title: '已全额追回', from: 'paid', to: 'recovered', by: 'system' },
    },
    parties: CLAIM_PARTIES,
    compared: true,
    correctable: correctableOfClaim,
    evidence: claimEvidence,
    resume,
  })
  paidBySteps({
    procedure: made,
    dependant: 'claim',
    steps: {
      include: 'include',
      drop: 'drop',
      bounce: 'bounce',
      settle: 'settle',
      recheck: 'recheck',
      recovered: 'recovered',
    },
  })
  return made
}

/** 培训补贴. */
const claimProcedure = claimProcedureOf({
  kind: 'BT',
  title: '培训补贴',
  terms: measuresTerms,
  monthly: false,
})

/** 评价补贴 (R2.4). */
const assessmentProcedure = claimProcedureOf({
  kind: 'PJ',
  title: '评价补贴',
  terms: measuresTerms,
  monthly: false,
})

/** 技能提升补贴 (R3.11–R3.13), paid from unemployment insurance. */
const upgradeProcedure = claimProcedureOf({
  kind: 'JN',
  title: '技能提升补贴',
  terms: upgradeTerms,
  monthly: true,
})

const PROCEDURES: Record<Project, Procedure<ClaimForm>> = {
  training: claimProcedure,
  assessment: assessmentProcedure,
  'skill-upgrade': upgradeProcedure,
}

/** The way of a project's claims. */
export const procedureOf = (project: Project): Procedure<ClaimForm> => PROCEDURES[project]

/** The ways of all claims. */
export const claimProcedures: readonly Procedure[] = Object.values(PROCEDURES)
