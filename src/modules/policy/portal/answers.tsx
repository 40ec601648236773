import type { z } from 'zod'
import { AssumedMark } from '../../../kit/assumed-mark.tsx'
import { Tag } from '../../../kit/tag.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import type { searchPolicy } from '../verbs/search.ts'

export type Answered = z.infer<typeof searchPolicy.output>['items'][number]

/** What was found: the sentence that answers first, then where it can be read. */
export const Answers = ({ sought, items }: { sought: string; items: readonly Answered[] }) =>
  items.length === 0 ? (
    <EmptyState title={`没有找到与“${sought}”有关的条文`} next={{ title: '看全部文件', href: '/policy' }}>
      换一个词试试，例如“焊工补贴”；拼音 hangong butie 或首字母 hgbt 也可以。
    </EmptyState>
  ) : (
    <ol className="answers">
      {items.map((one) => (
        <li key={`${one.href} ${one.name}`} className="card pad">
          <p className="answer">
            {one.sentence.map(({ text, hit }, index) => {
              const key = `${index} ${text}`
              return hit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
            })}
          </p>
          <p className="muted">
            出自 <a href={one.href}>{one.source}</a> {one.past && <Tag tone="warn">现在没有施行</Tag>}
            {one.assumed && <AssumedMark />} {one.next && <a href={one.next.href}>{one.next.title}</a>}
          </p>
        </li>
      ))}
    </ol>
  )
