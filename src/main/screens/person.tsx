import { useAnswer } from '../../workbench/api/answer.ts'
import { Empty } from '../../workbench/kit/empty.tsx'
import { FailureNote } from '../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../workbench/kit/waiting.tsx'
import { useAddress } from '../../workbench/shell/address.ts'
import { Go } from '../../workbench/shell/search/go.tsx'

interface OfPerson {
  name: string
  idNumber: string
  document: string
  district: string | null
  groups: {
    title: string
    items: { title: string; more: string; work: string | null; site: string | null }[]
  }[]
}

/** What there is of one person, as far as one's post may see it: cases and certificates, each a link. */
export default function Person() {
  const { params } = useAddress()
  const { answer, waiting, failure, again } = useAnswer<OfPerson>('/people/{id}/found', { id: params.id })
  return (
    <div className="page">
      <h1>{answer?.name ?? '一个人的办件和证书'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在查" />}
      {answer && (
        <p className="muted">
          {answer.document} {answer.idNumber}
          {answer.district && `，${answer.district}`}。这里只有您的岗位看得到的；本次查看记入审计。
        </p>
      )}
      {answer?.groups.length === 0 && <Empty text="在您的范围内，这个人没有办件，也没有证书。" />}
      {answer?.groups.map(({ title, items }) => (
        <section key={title} className="card pad">
          <h2>
            {title}（{items.length}）
          </h2>
          <ul className="found-list">
            {items.map(({ title: name, more, work, site }) => (
              <li key={work ?? site}>
                {work ? <Go to={work}>{name}</Go> : <a href={site ?? '/'}>{name}</a>}
                <p className="muted">{more}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
