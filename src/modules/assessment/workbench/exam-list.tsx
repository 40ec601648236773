import { Tag } from '../../../kit/tag.tsx'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { ListPager, useList } from '../../../workbench/kit/table/list-pager.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { type ExamList as Exams, levelText } from './exam.ts'

/** The examinations of one's own organisation. */
export default function ExamList() {
  const { answer, waiting, failure, again } = useList<Exams>('/assessment/our-exams')
  const plans = useMay('assessment.plan')
  return (
    <div className="page">
      <h1>考试</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取考试" />}
      {answer?.items.length === 0 && (
        <Empty
          text="还没有考试。"
          {...(plans ? { next: { label: '编制考试计划', to: '/exams/new' } } : {})}
        />
      )}
      {answer && answer.items.length > 0 && (
        <>
          {plans && (
            <p className="row">
              <Go className="btn" to="/exams/new">
                编制考试计划
              </Go>
            </p>
          )}
          <Rows items={answer.items} />
          <ListPager of="考试" page={answer} />
        </>
      )}
    </div>
  )
}

const Rows = ({ items }: Pick<Exams, 'items'>) => (
  <section>
    <h2>本机构的考试</h2>
    <RowTable
      caption="本机构的考试"
      rows={items}
      rowKey={(one) => one.id}
      columns={[
        {
          title: '考试',
          show: (one) => (
            <Go to={`/exams/${one.id}`}>
              {one.occupation} {levelText(one.level)}
            </Go>
          ),
        },
        { title: '考试日', show: (one) => one.heldOn },
        { title: '考点', show: (one) => one.place },
        { title: '座位', figures: true, show: (one) => one.capacity },
        { title: '状态', show: (one) => <Tag tone={one.stateTone}>{one.stateTitle}</Tag> },
      ]}
    />
  </section>
)
