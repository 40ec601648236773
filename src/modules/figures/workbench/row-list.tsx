import { ListPager } from '../../../workbench/kit/table/list-pager.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { toPage } from '../../../workbench/kit/table/table-address.ts'
import { type Query, useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { type FigureRows, shown } from './figure.ts'

interface RowListProps {
  answer: FigureRows
  nameOf: (code: string) => string
}

/** The list behind a number (指标明细), or behind a part of it; each row leads to its case. */
export function RowList({ answer, nameOf }: RowListProps) {
  const { figure, listed, total, amount, items } = answer
  const { query, setQuery } = useAddress()
  const part = partNames(answer, query, nameOf)
  const summed = amount !== null && figure.unit !== '元' ? figure.unit : null
  return (
    <section>
      <h2>
        {listed}明细{part && `：${part}`}（{total} 条
        {amount !== null && `，${shown(figure.unit, amount)} ${figure.unit}`}）
      </h2>
      <div className="table-tools">
        <div className="filters">
          <label>
            区
            <select
              className="text"
              value={query.district ?? ''}
              onChange={({ target }) => setQuery({ ...FIRST_PAGE, district: target.value || null })}
            >
              <option value="">全部</option>
              {figure.districts.map(({ district }) => (
                <option key={district} value={district}>
                  {nameOf(district)}
                </option>
              ))}
            </select>
          </label>
          {part && (
            <button
              type="button"
              className="btn ghost"
              onClick={() => setQuery({ ...FIRST_PAGE, district: null, month: null, by: null, value: null })}
            >
              看全部
            </button>
          )}
        </div>
      </div>
      {items.length === 0 ? (
        <p>没有记录。</p>
      ) : (
        <Table title={listed} rows={items} summed={summed} nameOf={nameOf} />
      )}
      <ListPager of="明细" page={answer} />
    </section>
  )
}

const FIRST_PAGE = toPage({})

/** Which part of the figure is listed, in words. */
function partNames({ divided }: FigureRows, query: Query, nameOf: (code: string) => string): string {
  const values = divided.find(({ by }) => by === query.by)?.values
  return [
    query.district && nameOf(query.district),
    query.month,
    query.by && (values?.find(({ value }) => value === query.value)?.text ?? query.value),
  ]
    .filter(Boolean)
    .join('，')
}

interface TableProps {
  title: string
  rows: FigureRows['items']
  /** The unit of what the rows say how many of, where that is not money; they are no cases then. */
  summed: string | null
  nameOf: (code: string) => string
}

function Table({ title, rows, summed, nameOf }: TableProps) {
  const readsCases = useMay('cases.read') && summed === null
  const readsLedger = useMay('ledger.read')
  const money = summed === null && rows.some(({ amount }) => amount !== 0)
  return (
    <RowTable
      caption={`${title}明细`}
      rows={rows}
      rowKey={(_, at) => String(at)}
      columns={[
        {
          title: summed === null ? '办件' : '项目',
          show: (row) =>
            readsCases ? <Go to={`/cases/${row.reference}`}>{row.reference}</Go> : row.reference,
        },
        { title: '日期', show: (row) => row.day },
        { title: '区', show: (row) => nameOf(row.district) },
        { title: '职业', show: (row) => row.occupation },
        { title: '等级', show: (row) => row.level },
        money &&
          readsLedger && {
            title: '来龙去脉',
            show: (row) => (
              <Go to={`/money/${row.reference}`}>
                看这笔钱<span className="sr">（{row.reference}）</span>
              </Go>
            ),
          },
        summed !== null && {
          title: `多少${summed}`,
          figures: true,
          show: (row) => shown(summed, row.amount),
        },
        money && { title: '金额（元）', figures: true, show: (row) => shown('元', row.amount) },
      ]}
    />
  )
}
