import { useAnswer } from '../../../workbench/api/answer.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { type Overview, shown } from './figure.ts'

interface Watched {
  items: {
    number: string
    title: string
    kindTitle: string
    holder: string
    workingDaysLeft: number | null
  }[]
  total: number
  beyond: boolean
}
interface Expiring {
  items: { document: string; title: string; to: string; days: number }[]
}

/** A fund of which less than this share is free wants a decision before it is empty. */
const LITTLE = 0.1
const SHOWN = 5

/** 今天要定的: what is past its term, funds that run out, documents that end, what waits for a cause to end. */
export function DueToday({ overview }: { overview: Overview }) {
  const reads = useMay('cases.read')
  const { answer: watched } = useAnswer<Watched>('/cases', { box: 'watch' }, { when: reads })
  const { answer: expiring } = useAnswer<Expiring>('/policy/expiring')
  const short = overview.funds.filter(({ budget, available }) => available < budget * LITTLE)
  const held = overview.held
  const nothing =
    watched?.total === 0 && expiring?.items.length === 0 && short.length === 0 && held.length === 0
  return (
    <section className="card pad overview-due">
      <h2>今天要定的</h2>
      {nothing && <p>没有超期的办件，资金够用，也没有快到期的文件。</p>}
      <ul>
        {watched && watched.total > 0 && (
          <li>
            <Go to="/cases/watch">
              {watched.total}
              {watched.beyond ? ' 多' : ''} 件已超期
            </Go>
            <ul>
              {watched.items.slice(0, SHOWN).map((one) => (
                <li key={one.number}>
                  <Go to={`/cases/${one.number}?box=watch`}>{one.title}</Go>{' '}
                  <small className="muted">
                    {one.kindTitle}，在{one.holder}
                    {one.workingDaysLeft !== null &&
                      one.workingDaysLeft < 0 &&
                      `，超期 ${-one.workingDaysLeft} 个工作日`}
                  </small>
                </li>
              ))}
            </ul>
          </li>
        )}
        {short.map(({ district, name, available }) => (
          <li key={district}>
            {name}补贴资金只剩 <b>{shown('元', available)} 元</b>，不到预算的一成
          </li>
        ))}
        {expiring?.items.map(({ document, title, to, days }) => (
          <li key={document}>
            <a href={`/policy/${document}`}>{title}</a>{' '}
            {days < 0 ? `${to} 已失效，依据它的决定不再作出` : `${to} 失效，还有 ${days} 天`}
          </li>
        ))}
        {held.map(({ text, count }) => (
          <li key={text}>
            {count} 件搁置：{text}
          </li>
        ))}
      </ul>
    </section>
  )
}
