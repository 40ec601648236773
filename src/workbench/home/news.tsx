import { totalText } from '../../kit/pager.tsx'
import { useAnswer } from '../api/answer.ts'
import { Go } from '../shell/search/go.tsx'
import { placeOfMessage } from './place-of-message.ts'

interface Inbox {
  items: { id: number; case: string; title: string; text: string; read: boolean; href: string | null }[]
  unread: number
  unreadBeyond: boolean
}

const SHOWN = 3

/** What one's cases have told and nobody has read yet, beside what is to be done. */
export function News() {
  const { answer } = useAnswer<Inbox>('/messages')
  if (!answer || answer.unread === 0) return null
  const unread = answer.items.filter(({ read }) => !read)
  return (
    <section aria-labelledby="news">
      <h2 id="news">未读消息 {totalText({ total: answer.unread, beyond: answer.unreadBeyond })} 条</h2>
      <ul className="card lines">
        {unread.slice(0, SHOWN).map(({ id, text, title, ...one }) => (
          <li key={id}>
            <Go to={placeOfMessage(one)}>{text}</Go>
            <span className="muted">{title}</span>
          </li>
        ))}
      </ul>
      {answer.unread > SHOWN && (
        <p>
          <Go to="/messages">看全部消息</Go>
        </p>
      )}
    </section>
  )
}
