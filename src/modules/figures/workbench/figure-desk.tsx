import { useAnswer } from '../../../workbench/api/answer.ts'
import { HhChart } from '../../../workbench/kit/chart/chart.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { drawn, type Figure, type FigureRows, shown, useDistrictNames } from './figure.ts'
import { RowList } from './row-list.tsx'

/** One figure by district, month and whatever else it is divided by, and row by row what it was counted from. */
export default function FigureDesk() {
  const { params, query } = useAddress()
  const nameOf = useDistrictNames()
  const { district, month, by, value, after, before } = query
  const { answer, waiting, failure, again } = useAnswer<FigureRows>(
    '/figures/{key}',
    { key: params.key, district, month, by, value, after, before },
    { keep: true },
  )
  return (
    <div className="page">
      <h1>{answer?.figure.title ?? '指标明细'}</h1>
      <p>
        <Go to="/figures">全部指标</Go>
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取明细" />}
      {answer && (
        <>
          <p className="lead">
            <b>{shown(answer.figure.unit, answer.figure.value)}</b> {answer.figure.unit}
          </p>
          <p className="muted">
            口径：{answer.figure.definition}
            {clauseText(answer.figure.clause)}
          </p>
          <ByDistrict figure={answer.figure} nameOf={nameOf} />
          {answer.months.length > 1 && <ByMonth answer={answer} />}
          {answer.divided.map((division) => (
            <Divided key={division.by} answer={answer} division={division} />
          ))}
          <RowList answer={answer} nameOf={nameOf} />
        </>
      )}
    </div>
  )
}

/** Where the definition comes from, or that nobody has published one. */
const clauseText = (clause: string | null): string =>
  clause === null ? '没有公布的统计口径，按本平台的定义（推定）。' : `依据：${clause}。`

function ByDistrict({ figure, nameOf }: { figure: Figure; nameOf: (code: string) => string }) {
  const { key, title, unit, districts } = figure
  const codeOf = (name: string) => districts.find(({ district }) => nameOf(district) === name)?.district
  return (
    <HhChart
      title={`${title}（分区）`}
      kind="bars"
      unit={unit}
      heading="区"
      categories={districts.map(({ district }) => nameOf(district))}
      series={[{ name: title, values: districts.map((one) => drawn(unit, one.value)) }]}
      to={(name) => `/figures/${key}?district=${codeOf(name) ?? ''}`}
      note="没有发生的区也列出。"
    />
  )
}

/** Months that a chart still shows side by side. */
const MONTHS = 24

function ByMonth({ answer: { figure, listed, months } }: { answer: FigureRows }) {
  const { key, unit, kind } = figure
  const shownMonths = months.slice(-MONTHS)
  return (
    <HhChart
      title={`${listed}（分月）`}
      kind="bars"
      unit={unit}
      heading="月份"
      categories={shownMonths.map(({ value }) => value)}
      series={[{ name: listed, values: shownMonths.map(({ number }) => drawn(unit, number)) }]}
      to={(month) => `/figures/${key}?month=${month}`}
      note={kind === 'stock' ? '每人计在其最高等级那一条的月份。' : '按发生日所在的月份。'}
    />
  )
}

/** Values of a division that a chart still shows side by side. */
const VALUES = 20

interface DividedProps {
  answer: FigureRows
  division: FigureRows['divided'][number]
}

function Divided({ answer: { figure, listed, divided }, division: { by, title, values } }: DividedProps) {
  if (divided.length === 0 || values.length === 0) return null
  const unit = figure.kind === 'share' ? '人' : figure.unit
  const largest = values.slice(0, VALUES)
  const codeOf = (text: string) => values.find((one) => one.text === text)?.value ?? ''
  return (
    <HhChart
      title={`${listed}（按${title}）`}
      kind="bars"
      unit={unit}
      heading={title}
      categories={largest.map(({ text }) => text)}
      series={[{ name: listed, values: largest.map(({ number }) => drawn(unit, number)) }]}
      to={(text) => `/figures/${figure.key}?${new URLSearchParams({ by, value: codeOf(text) })}`}
      {...(values.length > VALUES ? { note: `共 ${values.length} 个，这里是最多的 ${VALUES} 个。` } : {})}
    />
  )
}
