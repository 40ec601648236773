import type { z } from 'zod'
import { useAnswer } from '../../../workbench/api/answer.ts'
import type { listExpiring } from '../verbs/expiring.ts'

/** On everybody's home: which documents end soon, and which standards rest on them. Nothing where none does. */
export default function ExpiringNote() {
  const { answer } = useAnswer<z.output<typeof listExpiring.output>>('/policy/expiring')
  if (!answer || answer.items.length === 0) return null
  return (
    <section className="note warn" aria-labelledby="expiring">
      <h2 id="expiring">政策到期提醒</h2>
      <ul>
        {answer.items.map(({ document, title, to, days, resting }) => (
          <li key={document}>
            <a href={`/policy/${document}`}>{title}</a> {to}{' '}
            {days < 0 ? '已失效，依据它的决定系统不再作出' : `失效，还有 ${days} 天`}。
            {resting.length > 0 && `依据它的标准：${resting.join('、')}。`}
          </li>
        ))}
      </ul>
    </section>
  )
}
