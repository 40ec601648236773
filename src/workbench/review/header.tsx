import { Tag } from '../../kit/tag.tsx'
import { useVerb } from '../api/verb.ts'
import { announce } from '../kit/announce.tsx'
import { FailureNote } from '../kit/failure-note.tsx'
import { useAddress } from '../shell/address.ts'
import { useMay } from '../shell/me.ts'
import { Go } from '../shell/search/go.tsx'
import { Transfer } from './act/transfer.tsx'
import type { CaseItem, CaseView } from './case-view.ts'
import { DueTag } from './queue/due-tag.tsx'
import { boxOf } from './queue/use-queue.ts'

const BOX_TITLES = { todo: '待办', done: '已办', watch: '督办', others: '等别人办的' }

/** Where one is, what the case is called, how it stands, and what can be done with it besides deciding. */
export function Header({ view }: { view: CaseView }) {
  const { query } = useAddress()
  const box = boxOf(query.box)
  /** Whoever filed a case may withdraw it, but only officials claim and give on. */
  const handles = useMay('cases.read') && view.steps.length > 0 && !view.closed
  const claim = useVerb<{ number: string }, CaseItem>('POST /cases/{number}/claim')
  async function take() {
    if (await claim.run({ number: view.number })) announce('已领办，别人不会再领到这一件。')
  }
  return (
    <header className="case-header">
      <nav aria-label="所在位置" className="crumbs">
        <Go to={`/cases/${box}`}>{BOX_TITLES[box]}</Go> / {view.kindTitle} / <span>{view.number}</span>
      </nav>
      <div className="title-row">
        <h1 id="case-title">{view.title}</h1>
        <Tag tone={view.stateTone}>{view.stateTitle}</Tag>
        {!view.closed && (
          <DueTag days={view.workingDaysLeft} day={view.due} estimatedYears={view.estimatedYears} />
        )}
        <span className="buttons noprint">
          {handles && view.handler === null && view.steps.some(({ allowed }) => allowed) && (
            <button type="button" className="btn ghost" onClick={take} disabled={claim.busy}>
              领办
            </button>
          )}
          <button type="button" className="btn ghost" onClick={() => window.print()}>
            打印
          </button>
          <a
            className="btn ghost"
            href={`/my/cases/${view.number}/${view.closed ? 'result' : 'receipt'}.pdf`}
          >
            {view.closed ? '结果告知书' : '受理回执'}
          </a>
          {handles && view.handler !== null && <Transfer number={view.number} />}
        </span>
      </div>
      {claim.failure && <FailureNote failure={claim.failure} />}
    </header>
  )
}
