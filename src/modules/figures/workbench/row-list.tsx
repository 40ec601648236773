import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { type FigureRows, shown } from './figure.ts'

/** Rows that the server gives at once. */
const PAGE = 100

interface RowListProps {
  answer: FigureRows
  page: number
  nameOf: (code: string) => string
}

/** The list behind a number (指标明细); each row leads to its case. */
export function RowList({ answer: { figure, total, rows }, page, nameOf }: RowListProps) {
  const { query, setQuery } = useAddress()
  return (
    <section>
      <h2>
        明细{query.district && `：${nameOf(query.district)}`}（{total} 条）
      </h2>
      <div className="table-tools">
        <div className="filters">
          <label>
            区
            <select
              className="text"
              value={query.district ?? ''}
              onChange={({ target }) => setQuery({ district: target.value || null, page: null })}
            >
              <option value="">全部</option>
              {figure.districts.map(({ district }) => (
                <option key={district} value={district}>
                  {nameOf(district)}
                </option>
              ))}
            </select>
          </label>
        </div>
      </div>
      {rows.length === 0 ? <p>没有记录。</p> : <Table title={figure.title} rows={rows} nameOf={nameOf} />}
      <nav className="pages noprint" aria-label="明细翻页">
        <span>
          共 {total} 条，第 {page} 页
        </span>
        <button
          type="button"
          className="btn ghost"
          disabled={page <= 1}
          onClick={() => setQuery({ page: page > 2 ? String(page - 1) : null })}
        >
          上一页
        </button>
        <button
          type="button"
          className="btn ghost"
          disabled={page * PAGE >= total}
          onClick={() => setQuery({ page: String(page + 1) })}
        >
          下一页
        </button>
      </nav>
    </section>
  )
}

interface TableProps {
  title: string
  rows: FigureRows['rows']
  nameOf: (code: string) => string
}

function Table({ title, rows, nameOf }: TableProps) {
  const readsCases = useMay('cases.read')
  const money = rows.some(({ amount }) => amount !== null)
  return (
    <div className="card table-card">
      <table className="rows">
        <caption className="sr">{title}明细</caption>
        <thead>
          <tr>
            <th scope="col">办件</th>
            <th scope="col">日期</th>
            <th scope="col">区</th>
            {money && (
              <th scope="col" className="figures">
                金额（元）
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a case is listed once for each person, who is not named
            <tr key={at}>
              <th scope="row">
                {readsCases ? <Go to={`/cases/${row.reference}`}>{row.reference}</Go> : row.reference}
              </th>
              <td data-label="日期">{row.day}</td>
              <td data-label="区">{nameOf(row.district)}</td>
              {money && (
                <td data-label="金额（元）" className="figures">
                  {row.amount === null ? '——' : shown('元', row.amount)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
