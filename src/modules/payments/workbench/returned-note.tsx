import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { MyMoney } from './batch.ts'

/** 银行退票: money that did not arrive; said on the payee's home, since nobody but the payee can put it right. */
export default function ReturnedNote({ here = false }: { here?: boolean }) {
  const { answer } = useAnswer<MyMoney>('/payments/my-money')
  const back = answer?.back ?? []
  if (back.length === 0) return null
  const sum = back.reduce((total, { amount, setOff }) => total + amount - setOff, 0)
  return (
    <section className="note bad" aria-labelledby="returned-note">
      <h2 id="returned-note">
        银行退回 {back.length} 笔，共 {formatYuan(fen(sum))} 元，没有到账
      </h2>
      <ul>
        {back.map((one) => (
          <li key={one.case}>
            <Go to={`/cases/${one.case}`}>{one.case}</Go>
            {`，打到 ${one.account}，退回原因：${one.reason ?? '银行没有说明'}`}
          </li>
        ))}
      </ul>
      <p>更正收款账户后，系统自动重新拨付，不用再申请。</p>
      <p className="buttons">
        <Go className="btn" to="/organisation">
          更正收款账户
        </Go>
        {!here && (
          <Go className="btn ghost" to="/money">
            看到账和退票
          </Go>
        )}
      </p>
    </section>
  )
}
