import { type CaseFile, type Choice, procedure, type TermOf } from '../../kernel/case/index.ts'
import { yearOf } from '../../kernel/value/civil-date.ts'
import { levelName } from '../../kernel/value/level.ts'
import { type Fen, formatYuan } from '../../kernel/value/money.ts'
import { occupationKey } from '../../kernel/value/occupation.ts'
import { may, problem, type VerbContext } from '../../kernel/verb/index.ts'
import { organisationById } from '../organisations/index.ts'
import { fundOf, lockPerson, mayGoOn, paidBySteps, RETURNED, release, reserve } from '../payments/index.ts'
import { personById } from '../people/index.ts'
import { type Claim, claimOfCase, setClaimLive } from './claim.ts'
import { claimEvidence } from './evidence.ts'
import type { ClaimFacts, ClassClaimFacts } from './facts.ts'
import { FUND_OF_PROJECT } from './fund-of-project.ts'
import { gatherTrainingClaim } from './gather-facts.ts'
import { causeOf, NO_FUNDS } from './hold.ts'
import { payeeRef } from './payee-ref.ts'
import { decideClaim } from './rules.ts'
import { subsidyKind } from './standard.ts'

const termOf =
  (days: 'reviewWorkingDays' | 'noticeWorkingDays'): TermOf =>
  (standards, day) => {
    const edition = standards.inForce(subsidyKind, day) ?? standards.all(subsidyKind)[0]
    if (!edition) throw new Error('the city publishes no subsidy standard')
    return { days: edition.data.time[days], clause: standards.cite(edition.data.time.clause) }
  }

const REFUSALS: readonly Choice[] = [
  { code: 'attendance', text: '考勤不实或课时不足' },
  { code: 'certificate', text: '证书与登记不符' },
  { code: 'identity', text: '人员类别与登记不符' },
  { code: 'duplicate', text: '同一职业同一等级已享受补贴' },
  { code: 'violation', text: '班期或人员查实违规' },
]

const CORRECTIONS: readonly Choice[] = [
  { code: 'account', text: '更正收款账户' },
  { code: 'attendance', text: '补交考勤原始记录' },
  { code: 'employment', text: '补交劳动合同或社保记录' },
  { code: 'group', text: '补交人员类别证明' },
]

/** 补贴申领: raised by the system, reviewed by the district, shown in public, paid in a batch. */
export const claimProcedure = procedure({
  kind: 'BT',
  title: '培训补贴',
  starts: 'filed',
  states: {
    filed: { title: '待区受理', holder: '区人社局受理岗', progress: 1, within: termOf('reviewWorkingDays') },
    correcting: { title: '待补正', holder: '收款单位', progress: 1 },
    review: { title: '待区复核', holder: '区人社局复核岗', progress: 2, within: termOf('reviewWorkingDays') },
    funding: { title: '待资金额度', holder: '财政', progress: 2 },
    notice: {
      title: '公示中',
      holder: '公示期满自动通过',
      progress: 3,
      notice: {
        title: (file) => `培训补贴拟发放公示（${file.number}）`,
        fields: noticeFields,
        term: termOf('noticeWorkingDays'),
      },
    },
    approved: { title: '待拨付', holder: '市人社局编制拨付批次', progress: 4 },
    batched: { title: '拨付中', holder: '财政放款、银行转账', progress: 4 },
    paid: { title: '已到账', holder: '已办结', progress: 4, ends: 'done' },
    recovered: { title: '已追回', holder: '已办结', progress: 4, ends: 'withdrawn' },
    refused: { title: '不予补贴', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '已放弃', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
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
      corrections: CORRECTIONS,
      tone: 'plain',
    },
    resubmit: {
      title: '补正完毕，重新提交',
      from: 'correcting',
      to: 'filed',
      who: may('subsidy.confirm'),
      vouches: true,
      asks: 'note',
      tone: 'primary',
      run: redecide,
    },
    approve: {
      title: '通过',
      from: 'review',
      to: 'notice',
      who: may('subsidy.decide'),
      decides: true,
      tone: 'primary',
      run: approve,
    },
    refuse: {
      title: '不予通过',
      from: ['filed', 'review'],
      to: 'refused',
      who: may('subsidy.decide'),
      decides: true,
      asks: 'reason',
      reasons: REFUSALS,
      tone: 'bad',
      run: ended,
    },
    withdraw: {
      title: '放弃补贴',
      from: ['filed', 'correcting', 'review'],
      to: 'withdrawn',
      who: may('subsidy.confirm'),
      asks: 'reason',
      reasons: [
        { code: 'other', text: '改为申领其他补贴' },
        { code: 'mistake', text: '记录有误，先行更正' },
      ],
      run: ended,
    },
    funded: { title: '资金到位', from: 'funding', to: 'notice', by: 'system' },
    publish: { title: '公示期满', from: 'notice', to: 'approved', by: 'clock', unless: 'objection' },
    object: { title: '异议成立，退回复核', from: 'notice', to: 'review', by: 'system', run: uncommit },
    include: { title: '编入拨付批次', from: 'approved', to: 'batched', by: 'system' },
    drop: { title: '批次撤销，退回待拨付', from: 'batched', to: 'approved', by: 'system' },
    // A bank may take back later what it had paid.
    bounce: { title: '银行退票', from: ['batched', 'paid'], to: 'approved', by: 'system' },
    settle: { title: '银行到账', from: 'batched', to: 'paid', by: 'system' },
    recheck: {
      title: '拨付前核验不符，退回复核',
      from: ['approved', 'funding', 'notice'],
      to: 'review',
      by: 'system',
    },
    recovered: { title: '已全额追回', from: 'paid', to: 'recovered', by: 'system' },
  },
  compared: true,
  evidence: claimEvidence,
  async resume(ctx, file) {
    const claim = await claimOfCase(ctx.db, file.number)
    if (file.held?.code === RETURNED.code) {
      return (await mayGoOn(ctx.db, file.number)) && file.record
        ? { record: file.record, amount: file.amount }
        : { hold: RETURNED }
    }
    if (file.state === 'funding') return fundedOrNot(ctx, file)
    const gathered = await gather(ctx, claim)
    const hold = await causeOf(ctx, { ...gathered, payee: claim.payee, payeeId: claim.payeeId })
    return hold ? { hold } : { record: gathered.record, amount: gathered.amount }
  },
  replay: (record, standards) => decideClaim(record.facts as ClaimFacts, standards.asUsed(record.editions)),
})

paidBySteps({
  procedure: claimProcedure,
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

/** Decides again on fresh facts, then sets the money aside; where the fund cannot cover it, the claim waits. */
async function approve(ctx: VerbContext, file: CaseFile) {
  const claim = await claimOfCase(ctx.db, file.number)
  await lockPerson(ctx.db, claim.person)
  const found = await gather(ctx, claim)
  const { record, amount } = found
  if (amount === null)
    throw problem(409, '现在的记录不支持通过', {
      detail: '系统重新核对后，这一件不符合补贴条件。请看决定依据，改为不予通过。',
    })
  const reserved = await setAside(ctx, file, claim, found)
  if (reserved.reserved) return { record, amount }
  if (reserved.reason === 'funds') return { record, amount, to: 'funding', hold: NO_FUNDS }
  throw problem(409, '这一件不能通过', { detail: standsAgainst(reserved) })
}

const standsAgainst = ({ reason, by }: { reason: string; by?: string }): string =>
  reason === 'key'
    ? `同一人同一职业同一等级已由 ${by} 批准或拨付，只补一次。请改为不予通过。`
    : `这个人今年的补贴次数已满（最近一笔是 ${by}）。请改为不予通过。`

/** For a claim that waits for money: the notice begins as soon as the fund covers it. */
async function fundedOrNot(ctx: VerbContext, file: CaseFile) {
  const claim = await claimOfCase(ctx.db, file.number)
  await lockPerson(ctx.db, claim.person)
  const found = await gather(ctx, claim)
  const { record, amount } = found
  if (amount === null) return { record, amount, step: 'recheck' }
  const reserved = await setAside(ctx, file, claim, found)
  if (reserved.reserved) return { record, amount, step: 'funded' }
  return reserved.reason === 'funds' ? { hold: NO_FUNDS } : { record, amount, step: 'recheck' }
}

async function setAside(
  ctx: VerbContext,
  file: CaseFile,
  claim: Claim,
  { facts, amount }: { facts: ClassClaimFacts; amount: Fen | null },
) {
  if (amount === null) throw new Error(`${file.number}: no amount to set aside`)
  const measures = (await ctx.standards()).inForce(subsidyKind, facts.classFiledOn)
  const limit = measures?.data.limits.counted.find((one) => one.groups.includes(facts.group))
  const what = `${claim.person}/${occupationKey(claim.occupation)}/${claim.level}`
  const window = limit?.window === 'year' ? yearOf(facts.classFiledOn) : 'ever'
  return reserve(ctx, {
    case: file.number,
    person: claim.person,
    payee: payeeRef(claim),
    purpose: claim.project,
    fund: await fundOf(ctx, file.district, yearOf(ctx.today), FUND_OF_PROJECT[claim.project]),
    amount,
    keys: [`${claim.project}/${what}`, `cost/${what}`],
    limits: limit ? [{ key: `${claim.project}/${claim.person}/${window}`, max: limit.max }] : [],
    countsOn: facts.classFiledOn,
  })
}

const gather = (ctx: VerbContext, claim: Claim) =>
  gatherTrainingClaim(ctx, {
    certificate: claim.certificate,
    class: claim.class as string,
    person: claim.person,
    number: claim.number,
  })

async function redecide(ctx: VerbContext, file: CaseFile) {
  const { record, amount } = await gather(ctx, await claimOfCase(ctx.db, file.number))
  return { record, amount }
}

async function uncommit(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  await release(ctx, file.number, '异议成立，退回复核')
}

async function ended(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  await setClaimLive(ctx.db, file.number, false)
}

async function noticeFields(ctx: VerbContext, file: CaseFile) {
  const claim = await claimOfCase(ctx.db, file.number)
  const person = await personById(ctx, claim.person)
  const payee = claim.payee === 'person' ? null : await organisationById(ctx.db, claim.payeeId)
  return [
    { label: '姓名', text: person?.maskedName ?? '*' },
    { label: '证件号码', text: person?.maskedIdNumber ?? '*' },
    { label: '职业（工种）', text: claim.occupation },
    { label: '等级', text: levelName(claim.level) },
    { label: '补贴金额', text: `${formatYuan((file.amount ?? 0) as Fen)} 元` },
    { label: '拨付对象', text: payee?.name ?? '本人' },
  ]
}
