import { useState } from 'react'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { requestOf } from '../../../workbench/api/request.ts'
import { HhChart } from '../../../workbench/kit/chart/chart.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import './figures.css'
import { drawn, type Figure, type Figures, type Overview, shown } from './figure.ts'
import { DueToday } from './overview-due.tsx'
import { OverviewMap } from './overview-map.tsx'
import { Funds, TermsKept } from './overview-money.tsx'

/** 总览: each number leads to the list that it was counted from; below, how it goes, where, with what money, and what waits. */
export default function FigureCards() {
  const { answer, waiting, failure, again } = useAnswer<Figures>('/figures')
  const overview = useAnswer<Overview>('/figures/overview')
  return (
    <div className="page overview">
      <div className="overview-head">
        <h1>指标</h1>
        <span className="buttons noprint">
          <Go to="/figures/published" className="btn ghost">
            发布的指标
          </Go>
          <a className="btn ghost" href={requestOf('GET /figures/export.xlsx', {}).url} download>
            下载 Excel
          </a>
          <button type="button" className="btn ghost" onClick={() => window.print()}>
            打印
          </button>
        </span>
      </div>
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
          <div className="figure-cards">
            {answer.items.map((figure) => (
              <Card key={figure.key} figure={figure} />
            ))}
          </div>
        </>
      )}
      {overview.failure && <FailureNote failure={overview.failure} again={overview.again} />}
      {answer && overview.answer && (
        <>
          <div className="overview-parts">
            <Trend overview={overview.answer} />
            <OverviewMap figures={answer.items} overview={overview.answer} />
            <DueToday overview={overview.answer} />
          </div>
          <div className="overview-tables">
            <Funds overview={overview.answer} paid={answer.items.find(({ key }) => key === 'paid-amount')} />
            <TermsKept overview={overview.answer} />
          </div>
        </>
      )}
    </div>
  )
}

const Card = ({ figure: { key, title, unit, value, definition } }: { figure: Figure }) => (
  <section className="card" aria-labelledby={`figure-${key}`} title={definition}>
    <h2 id={`figure-${key}`}>{title}</h2>
    <p className="lead">
      <Go to={`/figures/${key}`}>
        <b>{shown(unit, value)}</b> {unit}
        <span className="sr">，看{title}明细</span>
      </Go>
    </p>
  </section>
)

/** How it went in each of the last months, the chart beside its numbers. */
function Trend({ overview: { trends } }: { overview: Overview }) {
  const [key, setKey] = useState(trends[0]?.key ?? '')
  const trend = trends.find((one) => one.key === key) ?? trends[0]
  if (!trend) return null
  const months = [...trend.months].reverse()
  return (
    <section className="overview-trend">
      <HhChart
        choice={
          <label>
            <span className="sr">看哪个指标的走势</span>
            <select className="text" value={trend.key} onChange={({ target }) => setKey(target.value)}>
              {trends.map((one) => (
                <option key={one.key} value={one.key}>
                  {one.title}（{one.unit}）
                </option>
              ))}
            </select>
          </label>
        }
        title={`${trend.title}，近 ${trend.months.length} 个月`}
        kind="columns"
        unit={trend.unit}
        heading="月份"
        categories={trend.months.map(({ month }) => month)}
        series={[{ name: trend.title, values: trend.months.map(({ number }) => drawn(trend.unit, number)) }]}
        to={(month) => `/figures/${trend.key}?month=${month}`}
      />
      <ul className="months" aria-label={`${trend.title}，分月`}>
        {months.map(({ month, number }) => (
          <li key={month}>
            <span>{month}</span>
            <Go to={`/figures/${trend.key}?month=${month}`}>
              {shown(trend.unit, number)}
              <span className="sr"> {trend.unit}</span>
            </Go>
          </li>
        ))}
      </ul>
    </section>
  )
}
