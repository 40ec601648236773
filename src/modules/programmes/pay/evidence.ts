import type { CaseFile, Evidence, NoticeField } from '../../../kernel/case/index.ts'
import { type Fen, formatYuan } from '../../../kernel/value/money.ts'
import { allows, may, type VerbContext } from '../../../kernel/verb/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { payeeAccount } from '../../payments/index.ts'
import { peopleByIds, personById } from '../../people/index.ts'
import { classById, taughtText } from '../../training/index.ts'
import { courseOfKind, PAYMENT_KINDS } from '../kinds.ts'
import { programmeOfCase } from '../store.ts'
import { type ProgrammePayment, paymentOfCase, paymentsOfCases } from './store.ts'

const PARTS = { advance: '预拨', settlement: '结算' } as const

/** What it is paid for, in words. */
const wordOf = ({ kind, part }: ProgrammePayment): string =>
  kind === 'living' ? PAYMENT_KINDS.living : `${PAYMENT_KINDS[kind]}（${PARTS[part]}）`

/** What the public notice says of each; names and registers are asked once for all. */
export async function noticeFields(ctx: VerbContext, files: readonly CaseFile[]): Promise<NoticeField[][]> {
  const payments = new Map(
    (
      await paymentsOfCases(
        ctx.db,
        files.map(({ number }) => number),
      )
    ).map((one) => [one.number, one]),
  )
  const all = [...payments.values()]
  const people = await peopleByIds(
    ctx,
    all.map(({ person }) => person),
  )
  const payees = await organisationsByIds(
    ctx.db,
    all.flatMap(({ payee }) => (payee.kind === 'organisation' ? [payee.id] : [])),
  )
  return files.map(({ number, amount }) => {
    const one = payments.get(number)
    if (!one) throw new Error(`${number} pays for no programme`)
    const person = people.get(one.person)
    return [
      { label: '姓名', text: person?.maskedName ?? '*' },
      { label: '证件号码', text: person?.maskedIdNumber ?? '*' },
      { label: '培训种类', text: wordOf(one) },
      { label: courseOfKind(one.kind) ? '课程' : '职业（工种）', text: one.occupation },
      { label: '补贴金额', text: `${formatYuan((amount ?? 0) as Fen)} 元` },
      { label: '拨付对象', text: payees.get(one.payee.id)?.name ?? '本人' },
    ]
  })
}

/** Whom it is for, out of which programme, and where it goes: for the officer who looks at it again. */
export async function paymentEvidence(ctx: VerbContext, { number }: CaseFile): Promise<Evidence> {
  const one = await paymentOfCase(ctx.db, number)
  const programme = one.programme ? await programmeOfCase(ctx.db, one.programme) : null
  const taught = one.class ? await classById(ctx.db, one.class) : null
  const person = await personById(ctx, one.person)
  const account = await payeeAccount(ctx.db, one.payee)
  return {
    comparisons: [],
    tabs: [
      {
        key: 'payment',
        title: '拨付内容',
        kind: 'facts',
        facts: [
          { label: '姓名', text: `${person?.maskedName ?? '*'} ${person?.maskedIdNumber ?? ''}` },
          {
            label: programme ? '培训项目' : '班次',
            text: programme ? `${programme.name}：${wordOf(one)}` : `${wordOf(one)}：${taught?.number ?? ''}`,
          },
          {
            label: courseOfKind(one.kind) ? '课程' : '职业（工种）、等级',
            text: taughtText({ ...one, course: courseOfKind(one.kind) }),
          },
          { label: '收款账户', text: account ? `${account.holder} ${account.masked}` : '还没有登记' },
        ],
      },
    ],
    documents: [
      programme
        ? { title: `培训项目 ${programme.number}`, href: `/work/cases/${programme.number}` }
        : { title: `开班备案 ${taught?.number ?? ''}`, href: `/work/cases/${taught?.number ?? ''}` },
      ...(allows(may('ledger.read'), ctx.actor)
        ? [{ title: '一笔钱的来龙去脉', href: `/work/money/${number}` }]
        : []),
    ],
  }
}
