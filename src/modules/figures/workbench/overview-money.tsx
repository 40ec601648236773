import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { type Figure, type Overview, shown } from './figure.ts'

type Fund = Overview['funds'][number]
type Terms = Overview['terms'][number]

/** Funds against budgets, by district. */
export function Funds({ overview: { funds, year }, paid }: { overview: Overview; paid: Figure | undefined }) {
  const readsLedger = useMay('ledger.read')
  const yuan = (amount: number) => shown('元', amount)
  const arrived = ({ district }: Fund) =>
    district === 'all'
      ? (paid?.value ?? 0)
      : (paid?.districts.find((one) => one.district === district)?.value ?? 0)
  return (
    <section>
      <h2>{year} 年补贴资金（元）</h2>
      {funds.length === 0 ? (
        <p>今年还没有下达预算。</p>
      ) : (
        <RowTable
          caption={`${year} 年补贴资金，单位元`}
          rows={[...funds, total(funds)]}
          rowKey={(one) => one.district}
          columns={[
            { title: '区', show: (one) => one.name },
            {
              title: '预算',
              figures: true,
              show: (one) => (readsLedger ? <Go to="/funds">{yuan(one.budget)}</Go> : yuan(one.budget)),
            },
            { title: '已放款', figures: true, show: (one) => yuan(one.paid) },
            {
              title: '其中已到账',
              figures: true,
              show: (one) => (
                <Go to={`/figures/paid-amount${one.district === 'all' ? '' : `?district=${one.district}`}`}>
                  {yuan(arrived(one))}
                </Go>
              ),
            },
            { title: '已占用', figures: true, show: (one) => yuan(one.committed) },
            { title: '可用', figures: true, show: (one) => yuan(one.available) },
            { title: '已用', figures: true, show: (one) => <Used one={one} /> },
          ]}
        />
      )}
    </section>
  )
}

function total(funds: readonly Fund[]): Fund {
  const sum = (pick: 'budget' | 'paid' | 'committed' | 'available') =>
    funds.reduce((all, one) => all + one[pick], 0)
  return {
    district: 'all',
    name: '合计',
    budget: sum('budget'),
    paid: sum('paid'),
    committed: sum('committed'),
    available: sum('available'),
  }
}

/** How much of the budget is paid or set aside, as a bar and in percent. */
function Used({ one: { budget, available } }: { one: Fund }) {
  const percent = budget === 0 ? 0 : Math.round(((budget - available) * 100) / budget)
  return (
    <span className="used">
      <meter min={0} max={100} high={90} value={percent} aria-hidden="true" />
      {percent}%
    </span>
  )
}

/** Terms kept and missed, of what is in hand now, by district. */
export function TermsKept({ overview: { terms } }: { overview: Overview }) {
  const [kept, missed, held] = (['kept', 'missed', 'held'] as const).map((pick) =>
    terms.reduce((sum, one) => sum + one[pick], 0),
  )
  const all: Terms = { district: 'all', name: '合计', kept: kept ?? 0, missed: missed ?? 0, held: held ?? 0 }
  return (
    <section>
      <h2>在办办件的时限（件）</h2>
      <RowTable
        caption="在办办件的时限，单位件"
        rows={[...terms, all]}
        rowKey={(one) => one.district}
        columns={[
          { title: '区', show: (one) => one.name },
          { title: '在时限内', figures: true, show: (one) => one.kept },
          {
            title: '已超期',
            figures: true,
            show: (one) =>
              one.missed > 0 ? (
                <Go to={`/cases/watch${one.district === 'all' ? '' : `?district=${one.district}`}`}>
                  {one.missed}
                  <span className="sr"> 件，看{one.name}的清单</span>
                </Go>
              ) : (
                one.missed
              ),
          },
          { title: '搁置，不计时', figures: true, show: (one) => one.held },
        ]}
      />
    </section>
  )
}
