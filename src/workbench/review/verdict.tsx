import { type Fen, formatYuan, yuanInWords } from '../../kernel/value/money.ts'
import { Tag, type TagTone } from '../../kit/tag.tsx'
import { useMe } from '../shell/me.ts'
import type { CaseView } from './case-view.ts'
import { comparisonSentence, worstOf } from './evidence/comparison-count.ts'

const OUTCOMES: Record<NonNullable<CaseView['decision']>['outcome'], { text: string; tone: TagTone }> = {
  granted: { text: '规则判定：符合', tone: 'ok' },
  refused: { text: '规则判定：不符合', tone: 'bad' },
  undecidable: { text: '规则判定：标准未公布', tone: 'warn' },
  held: { text: '规则判定：待原因消除', tone: 'warn' },
}

/** The first thing to read: the amount in figures and in words, how the comparison went, and what to judge. */
export function Verdict({ view }: { view: CaseView }) {
  const { amount, decision, held } = view
  const { comparisons } = view.evidence
  const judges = useMe().kind === 'official'
  const doubts = comparisons.filter(({ result }) => result !== 'ok')
  const outcome = decision && OUTCOMES[decision.outcome]
  return (
    <section className={`card verdict ${worstOf(comparisons)}`} aria-label="系统结论">
      {amount !== null && (
        <p className="amount">
          {formatYuan(amount as Fen)} 元<small>{yuanInWords(amount as Fen)}</small>
        </p>
      )}
      <div>
        <p>
          <b>{comparisonSentence(comparisons, judges)}</b>
        </p>
        {held && <p>已搁置：{held.text}。原因消除后自动继续，不算超期。</p>}
        {doubts.map(({ item, declared, authoritative, note }) => (
          <p key={item}>
            {item}：{note ?? `填报“${declared}”，权威数据为“${authoritative}”。`}
          </p>
        ))}
        {doubts.length === 0 && view.attention.map((text) => <p key={text}>{text}</p>)}
      </div>
      {outcome && (
        <p>
          <Tag tone={outcome.tone}>{outcome.text}</Tag>
        </p>
      )}
    </section>
  )
}
