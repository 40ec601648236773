import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { BatchList } from './batch.ts'

/** 待导入回盘: batches at the bank, which are settled by nothing but the bank's return file. */
export default function ReturnsDue() {
  const { answer } = useAnswer<BatchList>('/payments/batches', {}, { when: useMay('ledger.read') })
  const due = answer?.items.filter(({ state }) => state === 'sent') ?? []
  if (due.length === 0) return null
  return (
    <section aria-labelledby="returns-due">
      <h2 id="returns-due">待导入银行回盘 {due.length} 批</h2>
      <ul className="card lines">
        {due.map(({ number, title, total }) => (
          <li key={number}>
            <Go to={`/batches/${number}`}>{title}</Go>
            <span className="muted">
              {number} · {formatYuan(fen(total))} 元
            </span>
            <Go className="btn" to={`/batches/${number}`}>
              导入回盘<span className="sr">：{number}</span>
            </Go>
          </li>
        ))}
      </ul>
    </section>
  )
}
