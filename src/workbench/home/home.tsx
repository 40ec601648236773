import { type ComponentType, lazy, Suspense } from 'react'
import { totalText } from '../../kit/pager.tsx'
import { useAnswer } from '../api/answer.ts'
import { Empty } from '../kit/empty.tsx'
import { FailureNote } from '../kit/failure-note.tsx'
import { Waiting } from '../kit/waiting.tsx'
import type { CaseList } from '../review/case-view.ts'
import { DueTag } from '../review/queue/due-tag.tsx'
import { queueOf } from '../review/queue/queue-order.ts'
import { caseAddress } from '../review/queue/use-queue.ts'
import { useMay, useMe } from '../shell/me.ts'
import { menuOf, startsOf } from '../shell/menu/menu.ts'
import { allowed, registeredScreens, type Screen } from '../shell/screen.ts'
import { Go } from '../shell/search/go.tsx'
import { ByKind } from './by-kind.tsx'

/** The first screen of everybody: the next case, what waits by kind, what is overdue, what can be begun. */
export default function Home() {
  const me = useMe()
  const readsCases = useMay(['cases.read', 'organisation.read'])
  const watches = useMay('cases.read')
  const starts = startsOf(registeredScreens(), me.may)
  return (
    <div className="page home">
      <h1>{me.label}</h1>
      <Notes may={me.may} />
      {starts.length > 0 && (
        <section aria-labelledby="starts">
          <h2 id="starts">常办</h2>
          <p className="buttons">
            {starts.map(({ path, label }) => (
              <Go key={path} className="btn ghost" to={path}>
                {label}
              </Go>
            ))}
          </p>
        </section>
      )}
      {readsCases && <Todo />}
      {watches && <Watched />}
      {!readsCases && <Doors may={me.may} />}
    </div>
  )
}

/** For who has no cases: every screen of theirs with what waits there. */
function Doors({ may }: { may: readonly string[] }) {
  const places = menuOf(registeredScreens(), may).flatMap((place) =>
    place.kind === 'entry' ? [place] : place.items,
  )
  if (places.length === 0) return <p>您的岗位现在没有要办的事项。</p>
  return (
    <section aria-labelledby="doors">
      <h2 id="doors">您的工作</h2>
      <ul className="doors">
        {places.map(({ path, label, count }) => (
          <li key={path}>
            <Go className="card" to={path}>
              <b>{label}</b>
              {count ? <Waits path={count} /> : <span className="muted">打开</span>}
            </Go>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Waits({ path }: { path: `/${string}` }) {
  const { answer } = useAnswer<{ total: number; beyond?: boolean }>(path)
  return <span className="muted">{answer?.total ? `${totalText(answer)} 项待处理` : '没有待处理的'}</span>
}

const NOTES = new Map<Screen, ComponentType>()

/** What the screens have to say at once, each loaded when it is first drawn. */
const Notes = ({ may }: { may: readonly string[] }) => (
  <Suspense>
    {registeredScreens().map((screen) => {
      if (!screen.note || !allowed(screen.note.permission, may)) return null
      const Note = NOTES.get(screen) ?? lazy(screen.note.component)
      NOTES.set(screen, Note)
      return <Note key={screen.path} />
    })}
  </Suspense>
)

function Todo() {
  const { answer, waiting, failure, again } = useAnswer<CaseList>('/cases', { box: 'todo' })
  const next = answer && queueOf(answer.items, 'due')[0]
  return (
    <section aria-labelledby="todo">
      <h2 id="todo">待办 {answer && `${totalText(answer)} 件`}</h2>
      {waiting && <Waiting what="正在取待办" />}
      {failure && <FailureNote failure={failure} again={again} />}
      {answer && answer.total === 0 && (
        <Empty text="都办完了，没有待办。" next={{ label: '看已办', to: '/cases/done' }} />
      )}
      {next && (
        <div className="card next-case">
          <p>
            <b>{next.title}</b> <DueTag days={next.workingDaysLeft} estimatedYears={next.estimatedYears} />
            <br />
            <span className="muted">
              {[next.kindTitle, next.subtitle, next.number].filter(Boolean).join(' · ')}
            </span>
          </p>
          <Go className="btn" to={caseAddress(next.number, {})}>
            办下一件
          </Go>
        </div>
      )}
      {answer && answer.kinds.length > 0 && <ByKind list={answer} />}
    </section>
  )
}

function Watched() {
  const { answer, failure, again } = useAnswer<CaseList>('/cases', { box: 'watch' })
  return (
    <section aria-labelledby="watched">
      <h2 id="watched">督办 {answer && `${totalText(answer)} 件`}</h2>
      {failure && <FailureNote failure={failure} again={again} />}
      {answer?.total === 0 && <p className="muted">没有超期的办件。</p>}
      {answer && answer.total > 0 && (
        <ul className="card lines">
          {queueOf(answer.items, 'due')
            .slice(0, 5)
            .map((item) => (
              <li key={item.number}>
                <Go to={caseAddress(item.number, { box: 'watch' })}>{item.title}</Go>
                <span className="muted">
                  {item.kindTitle} · 现在在{item.holder}
                </span>
                <DueTag days={item.workingDaysLeft} estimatedYears={item.estimatedYears} />
              </li>
            ))}
        </ul>
      )}
      {answer && answer.total > 5 && (
        <p>
          <Go to="/cases/watch">看全部 {totalText(answer)} 件</Go>
        </p>
      )}
    </section>
  )
}
