import { shortMoment } from '../../kernel/value/time/moment.ts'
import { totalText } from '../../kit/pager.tsx'
import { useVerb } from '../../workbench/api/verb.ts'
import { placeOfMessage } from '../../workbench/home/place-of-message.ts'
import { announce } from '../../workbench/kit/announce.tsx'
import { Empty } from '../../workbench/kit/empty.tsx'
import { FailureNote } from '../../workbench/kit/failure-note.tsx'
import { ListPager, useList } from '../../workbench/kit/table/list-pager.tsx'
import { Waiting } from '../../workbench/kit/waiting.tsx'
import { screen } from '../../workbench/shell/screen.ts'
import { Go } from '../../workbench/shell/search/go.tsx'

/** 消息: what an organisation's cases have told it, for all who act for it. */
export const messageScreens = [
  screen({
    path: '/messages',
    title: '消息',
    permission: ['organisation.read', 'assessment.declare', 'visits.walk'],
    menu: { label: '消息', group: '消息', order: 15, count: '/messages/unread' },
    component: async () => ({ default: Messages }),
  }),
  screen({
    path: '/counter',
    title: '当面告知',
    permission: 'messages.tell',
    menu: { label: '当面告知', group: '办件', order: 16, count: '/messages/counter' },
    component: async () => ({ default: AtCounter }),
  }),
]

interface Inbox {
  items: {
    id: number
    case: string
    title: string
    text: string
    asks: boolean
    at: string
    read: boolean
    href: string | null
  }[]
  unread: number
  unreadBeyond: boolean
  next: string | null
  previous: string | null
}

function Messages() {
  const { answer, waiting, failure, again } = useList<Inbox>('/messages')
  const read = useVerb<{ upTo: number }>('POST /messages/read')
  const newest = answer?.items[0]
  return (
    <div className="page">
      <h1>消息</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {read.failure && <FailureNote failure={read.failure} />}
      {waiting && <Waiting what="正在取消息" />}
      {answer?.items.length === 0 && (
        <Empty text="没有消息。办件有进展、要补正或确认的时候，这里会有一条。" />
      )}
      {answer && newest && (
        <section className="card" aria-label="消息">
          <ul className="messages">
            {answer.items.map((one) => (
              <li key={one.id}>
                <Go to={placeOfMessage(one)}>
                  {!one.read && <b>未读　</b>}
                  {one.asks && <b>要您办：</b>}
                  {one.text}
                </Go>
                <span className="muted">
                  {one.title} <time dateTime={one.at}>{shortMoment(one.at)}</time>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="buttons">
        {answer && newest && answer.unread > 0 && answer.previous === null && (
          <button
            type="button"
            className="btn"
            disabled={read.busy}
            onClick={() =>
              void read.run({ upTo: newest.id }).then((done) => done && announce('已全部标为已读。'))
            }
          >
            全部标为已读（{totalText({ total: answer.unread, beyond: answer.unreadBeyond })} 条）
          </button>
        )}
      </p>
      {answer && <ListPager of="消息" page={answer} />}
    </div>
  )
}

interface CounterList {
  items: { id: number; case: string; title: string; text: string; at: string }[]
  total: number
  beyond: boolean
  next: string | null
  previous: string | null
}

function AtCounter() {
  const { answer, waiting, failure, again } = useList<CounterList>('/messages/counter')
  const told = useVerb<{ id: number }>('POST /messages/{id}/told')
  return (
    <div className="page">
      <h1>当面告知</h1>
      <p>没有手机号、短信发不到的人，有这些事要告诉他。来窗口或托人来时说一声，再点“已告知”。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {told.failure && <FailureNote failure={told.failure} />}
      {waiting && <Waiting what="正在取要告知的消息" />}
      {answer?.items.length === 0 && <Empty text="没有要当面告知的消息。" />}
      {answer && answer.items.length > 0 && (
        <section className="card" aria-label="要当面告知的消息">
          <ul className="messages">
            {answer.items.map((one) => (
              <li key={one.id}>
                <span>
                  <Go to={`/cases/${one.case}`}>{one.title}</Go>
                  <br />
                  {one.text}
                </span>
                <span className="buttons">
                  <time className="muted" dateTime={one.at}>
                    {shortMoment(one.at)}
                  </time>
                  <button
                    type="button"
                    className="btn ghost"
                    disabled={told.busy}
                    onClick={() =>
                      void told.run({ id: one.id }).then((done) => done && announce('已记下告知。'))
                    }
                  >
                    已告知<span className="sr">：{one.title}</span>
                  </button>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {answer && <ListPager of="要当面告知的消息" page={answer} />}
    </div>
  )
}
