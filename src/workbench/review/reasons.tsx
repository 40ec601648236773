import type { Decision } from '../../kernel/decision/decision.ts'
import type { Fen } from '../../kernel/value/money.ts'
import { DecisionView } from '../../kit/decision-view.tsx'
import { useAnswer } from '../api/answer.ts'
import type { CaseView } from './case-view.ts'

/** The rules of the decision, shown exactly as the applicant and the auditor see them. */
export function Reasons({
  decision,
  amount,
  title,
}: {
  decision: NonNullable<CaseView['decision']>
  amount: number | null
  title: string
}) {
  const { answer } = useAnswer<{ items: { document: string; to: string }[] }>('/policy/expiring')
  return (
    <div className="card reasons-card">
      <DecisionView
        decision={decision as Decision<unknown>}
        title={`规则判定：${title}`}
        amount={amount as Fen | null}
        ends={Object.fromEntries(answer?.items.map(({ document, to }) => [document, to]) ?? [])}
        {...(amount === null ? { words: { granted: '符合条件', refused: '不符合条件' } } : {})}
      />
    </div>
  )
}
