import type { z } from 'zod'
import { fen, formatYuan } from '../../../../kernel/value/money.ts'
import { Tag } from '../../../../kit/tag.tsx'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../../workbench/shell/address.ts'
import { Go } from '../../../../workbench/shell/search/go.tsx'
import type { moneyTrail } from '../../verbs/money-trail.ts'
import './money-trail.css'

type Trail = z.output<typeof moneyTrail.output>
type Station = Trail['stations'][number]

/** 一笔钱一页: one sum from the clause to the figure that counts it; every station leads to where it is read. */
export default function MoneyTrail() {
  const { params } = useAddress()
  const number = params.number ?? ''
  const { answer, waiting, failure, again } = useAnswer<Trail>('/payments/cases/{number}/money', { number })
  return (
    <div className="page">
      <h1>一笔钱的来龙去脉</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取这笔钱" />}
      {answer && (
        <>
          <p className="trail-head">
            <span>
              <Go to={`/cases/${number}`}>{number}</Go> <Tag tone={answer.stateTone}>{answer.stateTitle}</Tag>{' '}
              {answer.title}
              {answer.amount !== null && (
                <>
                  ，<b>{formatYuan(fen(answer.amount))} 元</b>
                </>
              )}
            </span>
            <button type="button" className="btn ghost noprint" onClick={() => window.print()}>
              打印这一页
            </button>
          </p>
          <ol className="trail card pad">
            {answer.stations.map((one) => (
              <li key={one.key} className={one.none === null ? undefined : 'none'}>
                <h2>{one.title}</h2>
                <Lines station={one} />
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

function Lines({ station: { lines, none } }: { station: Station }) {
  if (none !== null) return <p className="muted">{none}</p>
  return (
    <ul>
      {lines.map(({ text, work, site, closed }) => (
        <li key={`${text} ${work} ${site}`}>
          {work ? <Go to={work}>{text}</Go> : site ? <a href={site}>{text}</a> : text}
          {closed && <small className="muted">（{closed}）</small>}
        </li>
      ))}
    </ul>
  )
}
