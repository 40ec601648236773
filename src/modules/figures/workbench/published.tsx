import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { type PublishedFigures, shown } from './figure.ts'

/** One publication: each number as it was published, and what it is now beside it. */
export default function Published() {
  const { params } = useAddress()
  const { answer, waiting, failure, again } = useAnswer<PublishedFigures>('/figure-publications/{id}', {
    id: params.id,
  })
  return (
    <div className="page">
      <h1>{answer?.title ?? '发布的指标'}</h1>
      <p>
        <Go to="/figures/published">全部各期</Go>
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取这一期" />}
      {answer && (
        <>
          <p className="muted">
            <time dateTime={answer.publishedAt}>{formatMoment(answer.publishedAt)}</time> 由
            {answer.publishedBy}
            发布。发布的数不再改变；以后补登、更正、撤销的，只改变“现在”。
          </p>
          <Numbers figures={answer.figures} />
        </>
      )}
    </div>
  )
}

const Numbers = ({ figures }: Pick<PublishedFigures, 'figures'>) => (
  <RowTable
    caption="发布时和现在的数"
    rows={figures}
    rowKey={({ key }) => key}
    columns={[
      {
        title: '指标',
        show: ({ key, title, now }) => (now === null ? title : <Go to={`/figures/${key}`}>{title}</Go>),
      },
      { title: '单位', show: ({ unit }) => unit },
      { title: '发布时', figures: true, show: ({ unit, published }) => shown(unit, published) },
      {
        title: '现在',
        figures: true,
        show: ({ unit, now }) => (now === null ? '不再统计' : shown(unit, now)),
      },
      {
        title: '相差',
        figures: true,
        show: ({ unit, published, now }) => (now === null ? '——' : shown(unit, now - published)),
      },
    ]}
  />
)
