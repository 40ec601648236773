import { useAnswer } from '../../../workbench/api/answer.ts'
import { HhChart } from '../../../workbench/kit/chart/chart.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { type Figure, type FigureRows, shown, useDistrictNames } from './figure.ts'
import { RowList } from './row-list.tsx'

/** One figure by district, and row by row what it was counted from. */
export default function FigureDesk() {
  const { params, query } = useAddress()
  const page = Number(query.page ?? 1)
  const nameOf = useDistrictNames()
  const { answer, waiting, failure, again } = useAnswer<FigureRows>(
    '/figures/{key}',
    { key: params.key, district: query.district, page },
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
          <p className="muted">{answer.figure.definition}</p>
          <ByDistrict figure={answer.figure} nameOf={nameOf} />
          <RowList answer={answer} page={page} nameOf={nameOf} />
        </>
      )}
    </div>
  )
}

function ByDistrict({ figure, nameOf }: { figure: Figure; nameOf: (code: string) => string }) {
  const { key, title, unit, districts } = figure
  const value = (counted: number) => (unit === '元' ? counted / 100 : counted)
  const codeOf = (name: string) => districts.find(({ district }) => nameOf(district) === name)?.district
  return (
    <HhChart
      title={`${title}（分区）`}
      kind="bars"
      unit={unit}
      heading="区"
      categories={districts.map(({ district }) => nameOf(district))}
      series={[{ name: title, values: districts.map((one) => value(one.value)) }]}
      to={(name) => `/figures/${key}?district=${codeOf(name) ?? ''}`}
      note="没有发生的区也列出。"
    />
  )
}
