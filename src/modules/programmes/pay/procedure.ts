import { z } from 'zod'
import {
  type CaseFile,
  handlingTerm,
  type Party,
  type Procedure,
  procedure,
  type StepOutcome,
  type Taking,
  type TermOf,
} from '../../../kernel/case/index.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { mayGoOn, paidBySteps, RETURNED, release } from '../../payments/index.ts'
import { subsidyKind } from '../../subsidy/index.ts'
import { livingOf } from '../living/gather.ts'
import { unmetOf } from '../plan/unmet.ts'
import { refusals } from '../refusals.ts'
import { decideAdvance, decideHead, decideLiving } from '../rules.ts'
import { noticeFields, paymentEvidence } from './evidence.ts'
import { secure, secured } from './secure.ts'
import { paymentOfCase } from './store.ts'

replayable('programmes.head', decideHead)
replayable('programmes.advance', decideAdvance)
replayable('programmes.living', decideLiving)

/** What a payment of a programme rests on, as the kernel keeps it. */
export const PAYMENT = 'programme-payment'

const PAYEE: Party = {
  title: '收款方',
  is: (actor, file) =>
    file.organisation === null
      ? actor.person !== null && actor.person === file.person
      : actor.organisation === file.organisation,
  sees: ['form', 'decision', 'evidence', 'attention'],
  otherwise: () => '这笔补贴由收款方办理。',
}

const PERSON: Party = {
  title: '参加培训的人',
  is: (actor, file) => actor.person !== null && actor.person === file.person,
  sees: ['decision'],
  otherwise: () => '这笔补贴由收款方办理。',
}

/** The notice is as long as that of every subsidy. */
const noticeTerm: TermOf = (standards, day) => {
  const edition = standards.inForce(subsidyKind, day) ?? standards.all(subsidyKind)[0]
  if (!edition) throw new Error('the city publishes no subsidy standard')
  const { noticeWorkingDays: days, clause } = edition.data.time
  return { days, clause: standards.cite(clause) }
}

const RESERVED = ['notice', 'approved']

/**
 * 培训项目、生活费补贴: what a programme's settlement or advance gives for one person. Its case is opened by the decision of the
 * programme, shown in public, and paid in a batch as every subsidy is.
 */
export const paymentProcedure: Procedure = procedure({
  kind: 'RB',
  title: '培训项目、生活费补贴',
  starts: 'waiting',
  // What is paid stands in its own row; the case carries the amount.
  form: z.strictObject({}),
  states: {
    waiting: {
      title: '待安排资金',
      holder: '收款方、财政',
      progress: 2,
      tells: { text: '已经批准，正在安排资金。' },
      within: { noTerm: '等收款账户、资金额度，齐了自动继续' },
    },
    notice: {
      title: '公示中',
      holder: '公示期满自动通过',
      progress: 3,
      notice: {
        title: ({ number }) => `培训项目、生活费补贴拟发放公示（${number}）`,
        fields: noticeFields,
        term: noticeTerm,
      },
    },
    review: {
      title: '待区复核',
      holder: '区人社局复核岗',
      progress: 2,
      tells: { text: '有情况要重新核对，区里正在复核。' },
      within: handlingTerm('RB', 'review'),
    },
    approved: {
      title: '待拨付',
      holder: '市人社局编制拨付批次',
      progress: 4,
      within: handlingTerm('RB', 'approved'),
    },
    batched: {
      title: '拨付中',
      holder: '财政放款、银行转账',
      progress: 4,
      within: handlingTerm('RB', 'batched'),
    },
    paid: { title: '已到账', holder: '已办结', progress: 4, ends: 'done' },
    recovered: { title: '已追回', holder: '已办结', progress: 4, ends: 'withdrawn' },
    refused: { title: '不予拨付', holder: '已办结', progress: 4, ends: 'refused' },
  },
  steps: {
    secure: { title: '安排资金', from: 'waiting', to: 'notice', by: 'system', run: secured },
    look: { title: '按登记找出，请区里核对', from: 'waiting', to: 'review', by: 'system' },
    secured: { title: '资金到位', from: 'waiting', to: 'notice', by: 'system' },
    barred: { title: '已经补过，不再拨付', from: 'waiting', to: 'refused', by: 'system' },
    again: {
      title: '核对无误，继续拨付',
      from: 'review',
      to: 'notice',
      who: may('programmes.decide'),
      decides: true,
      tone: 'primary',
      run: goOn,
    },
    refuse: {
      title: '不予拨付',
      from: ['waiting', 'review'],
      to: 'refused',
      who: may('programmes.decide'),
      decides: true,
      asks: 'reason',
      reasons: [
        { code: 'untrue', text: '经核实情况不属实' },
        { code: 'left', text: '已经不符合条件' },
        { code: 'duplicate', text: '已经享受同类补贴' },
      ],
      tone: 'bad',
    },
    'call-off': {
      title: '不再预拨',
      from: ['waiting', ...RESERVED, 'review', 'batched'],
      to: 'refused',
      by: 'system',
      run: freed,
    },
    publish: { title: '公示期满', from: 'notice', to: 'approved', by: 'clock', unless: 'objection' },
    object: { title: '异议成立，退回复核', from: 'notice', to: 'review', by: 'system', run: freed },
    'ground-lost': {
      title: '依据撤销，退回复核',
      from: ['waiting', ...RESERVED, 'batched'],
      to: 'review',
      by: 'system',
      run: freed,
    },
    include: { title: '编入拨付批次', from: 'approved', to: 'batched', by: 'system' },
    drop: { title: '批次撤销，退回待拨付', from: 'batched', to: 'approved', by: 'system' },
    bounce: { title: '银行退票', from: ['batched', 'paid'], to: 'approved', by: 'system' },
    settle: { title: '银行到账', from: 'batched', to: 'paid', by: 'system' },
    recheck: { title: '拨付前核验不符，退回复核', from: RESERVED, to: 'review', by: 'system' },
    recovered: { title: '已全额追回', from: 'paid', to: 'recovered', by: 'system' },
  },
  parties: { payee: PAYEE, person: PERSON },
  evidence: paymentEvidence,
  async resume(ctx, file) {
    const { record, amount } = file
    if (!record) throw new Error(`${file.number} rests on no decision`)
    if (file.held?.code === RETURNED.code)
      return (await mayGoOn(ctx.db, file.number)) ? { record, amount } : { hold: RETURNED }
    const found = await secure(ctx, file)
    if (found.is === 'held') return { hold: found.hold }
    return found.is === 'secured'
      ? { record, amount, step: 'secured' }
      : { record, amount, step: 'barred', attention: [found.why] }
  },
})

/** What was looked at goes on; 生活费补贴 is decided anew by the records of this day, and not paid against them. */
async function goOn(ctx: VerbContext, file: CaseFile): Promise<StepOutcome> {
  const { class: id, person } = await paymentOfCase(ctx.db, file.number)
  if (id === null) return secured(ctx, file)
  const { decision, record } = await livingOf(ctx, id, person)
  if (decision.outcome !== 'granted') throw refusals.livingNotMet({ detail: unmetOf(decision) })
  return { ...(await secured(ctx, file)), record }
}

/** What was set aside is free again. */
async function freed(ctx: VerbContext, file: CaseFile, { note }: Taking): Promise<{ attention: string[] }> {
  const why = note ?? '退回复核'
  await release(ctx, file.number, why)
  return { attention: [why, ...file.attention] }
}

paidBySteps({
  procedure: paymentProcedure,
  dependant: PAYMENT,
  steps: {
    include: 'include',
    drop: 'drop',
    bounce: 'bounce',
    settle: 'settle',
    recheck: 'recheck',
    recovered: 'recovered',
  },
})
