import { civilDateOf, formatDay, weekdayOf } from '../../kernel/value/time/civil-date.ts'
import { totalText } from '../../kit/pager.tsx'
import { useAnswer } from '../api/answer.ts'
import { FailureNote } from '../kit/failure-note.tsx'
import { Late } from '../kit/late.tsx'
import { Waiting } from '../kit/waiting.tsx'
import { useMay, useMe } from '../shell/me.ts'
import { menuOf, startsOf } from '../shell/menu/menu.ts'
import { allowed, registeredScreens } from '../shell/screen.ts'
import { Go } from '../shell/search/go.tsx'
import { ByKind } from './by-kind.tsx'
import { DayParts } from './day-parts.tsx'
import { News } from './news.tsx'
import { Others } from './others.tsx'
import { TodoLines } from './todo-lines.tsx'
import { Watched } from './watched.tsx'
import type { WorkList } from './work-list.ts'

/** 今天, the first screen of everybody: what waits for them, what others have in hand, and what can be begun. */
export default function Home() {
  const me = useMe()
  const readsCases = useMay(['cases.read', 'organisation.read'])
  const watches = useMay('cases.read')
  const today = civilDateOf(new Date())
  const starts = startsOf(registeredScreens(), me.may)
  return (
    <div className="page home">
      <h1>{me.label}</h1>
      <p className="muted">
        {formatDay(today)} {WEEKDAYS[weekdayOf(today) - 1]} · {me.roles.map(({ title }) => title).join('、')}
      </p>
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
      <Todo readsCases={readsCases} />
      <Notes may={me.may} />
      {me.kind === 'organisation' && readsCases && <News />}
      {readsCases && <Others />}
      {watches && <Watched />}
      {!readsCases && <Doors may={me.may} />}
    </div>
  )
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** How many lines stand on the first screen; the list has all. */
const SHOWN = 8

function Todo({ readsCases }: { readsCases: boolean }) {
  const { answer, waiting, failure, again } = useAnswer<WorkList>('/work/todo')
  const [next] = answer?.items ?? []
  return (
    <section aria-labelledby="todo">
      <h2 id="todo">待办 {answer && `${totalText(answer)} 项`}</h2>
      <p className="muted">
        轮到您办的都在这里，最急的在前。
        {readsCases && answer && answer.total > 0 && '数字都能点开，点开的清单正好那么多。'}
      </p>
      {waiting && <Waiting what="正在取待办" />}
      {failure && <FailureNote failure={failure} again={again} />}
      {readsCases && answer && answer.total > 0 && <DayParts />}
      {answer && answer.total === 0 && <p className="card empty">都办完了，没有待办。</p>}
      {answer && answer.items.length > 0 && <TodoLines items={answer.items.slice(0, SHOWN)} />}
      {answer && next && (
        <p className="buttons">
          <Go className="btn" to={next.to}>
            办最急的一件
          </Go>
          {answer.total > SHOWN && (
            <Go className="btn ghost" to="/todo">
              看全部 {totalText(answer)} 项
            </Go>
          )}
        </p>
      )}
      {answer && answer.kinds.length > 1 && <ByKind kinds={answer.kinds} />}
    </section>
  )
}

/** For who has no cases: the screens of their post. */
function Doors({ may }: { may: readonly string[] }) {
  const places = menuOf(registeredScreens(), may)
    .flatMap((place) => (place.kind === 'entry' ? [place] : place.items))
    .filter(({ path }) => path !== '/')
  if (places.length === 0) return null
  return (
    <section aria-labelledby="doors">
      <h2 id="doors">您的工作</h2>
      <ul className="doors">
        {places.map(({ path, label }) => (
          <li key={path}>
            <Go className="card" to={path}>
              <b>{label}</b>
              <span className="muted">打开</span>
            </Go>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the screens have to say at once, each fetched when it is first drawn. */
const Notes = ({ may }: { may: readonly string[] }) =>
  registeredScreens().map(
    ({ path, note }) => note && allowed(note.permission, may) && <Late key={path} part={note.component} />,
  )
