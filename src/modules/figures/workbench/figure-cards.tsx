import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import './figures.css'
import { type Figure, type Figures, shown } from './figure.ts'

/** 指标: each number with its definition, leading to the list that it was counted from. */
export default function FigureCards() {
  const { answer, waiting, failure, again } = useAnswer<Figures>('/figures')
  return (
    <div className="page">
      <h1>指标</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在统计指标" />}
      {answer && (
        <>
          <p className="muted">
            截至 <time dateTime={answer.asOf}>{formatMoment(answer.asOf)}</time>
            ，点数字看明细。
            {answer.waiting > 0 && `还有 ${answer.waiting} 笔正在计入。`}
          </p>
          {answer.counting && <p className="note warn">有指标正在从头计数，数字还不完整，请过几分钟再看。</p>}
          <p>
            <Go to="/figures/published">发布的指标</Go>
          </p>
          <div className="figure-cards">
            {answer.items.map((figure) => (
              <Card key={figure.key} figure={figure} />
            ))}
          </div>
        </>
      )}
    </div>
  )
}

const Card = ({ figure: { key, title, unit, value, definition } }: { figure: Figure }) => (
  <section className="note" aria-labelledby={`figure-${key}`}>
    <h2 id={`figure-${key}`}>{title}</h2>
    <p className="lead">
      <Go to={`/figures/${key}`}>
        <b>{shown(unit, value)}</b> {unit}
        <span className="sr">，看{title}明细</span>
      </Go>
    </p>
    <p className="muted">{definition}</p>
  </section>
)
