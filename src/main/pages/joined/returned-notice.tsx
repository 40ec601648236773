import type { z } from 'zod'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { myMoney } from '../../../modules/payments/index.ts'
import { Notice } from '../../../portal/kit/notice.tsx'
import type { AnyPage } from '../../../portal/page.ts'

export type Returned = z.infer<typeof myMoney.output>['items'][number]

/** 银行退票: money that did not arrive, which nobody but its payee can put right. */
export const ReturnedNotice = ({ back, here = false }: { back: readonly Returned[]; here?: boolean }) =>
  back.length > 0 ? (
    <Notice title={`有 ${back.length} 笔钱没有到账`} tone="bad">
      {back.map((one) => (
        <p key={one.case}>
          <a href={`/my/cases/${one.case}`}>{one.kindTitle}</a> {formatYuan(fen(one.amount - one.setOff))}{' '}
          元，打到 {one.account}，银行退回{one.reason && `：${one.reason}`}。
        </p>
      ))}
      <p>
        {here ? '请在下面更正收款账户' : <a href="/my/profile">更正收款账户</a>}
        ，保存后系统自动重新打款，不用再申请。
      </p>
    </Notice>
  ) : null

/** /my/profile with the money that came back to the account which is put right there; other pages as they are. */
export function withReturnedMoney(one: AnyPage): AnyPage {
  if (one.path !== '/my/profile') return one
  return {
    ...one,
    async load(visit) {
      const own = await one.load(visit)
      const { items } = await visit.perform(myMoney, {})
      return { own, back: items.filter(({ waits }) => waits) }
    },
    view: ({ own, back }: { own: unknown; back: readonly Returned[] }) => (
      <>
        <ReturnedNotice back={back} here />
        {one.view(own)}
      </>
    ),
  }
}
