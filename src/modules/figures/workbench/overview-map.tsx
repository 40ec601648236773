import { useState } from 'react'
import { DISTRICT_PLACES } from '../../../kit/district-places.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { type Figure, type Overview, shown } from './figure.ts'

/** The districts as tiles in about their places, each leading to its list: no borders, and so no map that needs approval. */
export function OverviewMap({ figures, overview }: { figures: readonly Figure[]; overview: Overview }) {
  const [key, setKey] = useState(figures[0]?.key ?? '')
  const figure = figures.find((one) => one.key === key) ?? figures[0]
  if (!figure) return null
  const values = new Map(figure.districts.map(({ district, value }) => [district, value]))
  const most = Math.max(...values.values(), 1)
  return (
    <section className="card pad overview-map">
      <div className="overview-head">
        <h2>各区</h2>
        <label>
          <span className="sr">看哪个指标</span>
          <select className="text" value={figure.key} onChange={({ target }) => setKey(target.value)}>
            {figures.map((one) => (
              <option key={one.key} value={one.key}>
                {one.title}（{one.unit}）
              </option>
            ))}
          </select>
        </label>
      </div>
      <ul className="district-tiles" aria-label={`${figure.title}，分区`}>
        {overview.districts.map(({ code, short }) => {
          const place = DISTRICT_PLACES[code]
          const value = values.get(code) ?? 0
          return (
            <li key={code} {...(place ? { style: { gridColumn: place[0], gridRow: place[1] } } : {})}>
              <Go
                to={`/figures/${figure.key}?district=${code}`}
                className={value > most * 0.6 ? 'many' : value > most * 0.25 ? 'some' : ''}
              >
                <span>{short}</span>
                <b>
                  {shortened(figure.unit, value)}
                  <span className="sr"> {figure.unit}</span>
                </b>
              </Go>
            </li>
          )
        })}
      </ul>
      <p className="muted">方格只表示大概位置，不作边界依据。点一个区看明细。</p>
    </section>
  )
}

/** Large amounts in 万, since a tile is small; the list has them to the cent. */
const shortened = (unit: string, value: number): string =>
  unit === '元' && value >= 1_000_000
    ? `${(value / 1_000_000).toLocaleString('zh-CN', { maximumFractionDigits: 1 })}万`
    : shown(unit, value)
