import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { ListPager, useList } from '../../../workbench/kit/table/list-pager.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { listInspections } from '../verbs/inspections.ts'

type Answer = z.output<typeof listInspections.output>

/** 检查安排: whom to inspect next; how often follows from the grade, by itself. */
export default function InspectionList() {
  const { answer, waiting, failure, again } = useList<Answer>('/credit/inspections')
  return (
    <div className="page">
      <h1>检查安排</h1>
      <p className="muted">等级越低查得越多：次数和抽查的签数随等级自动改变。查完在机构档案里登记。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取检查安排" />}
      {answer?.items.length === 0 && <Empty text="还没有评出等级的机构。" />}
      {answer && answer.items.length > 0 && (
        <>
          <RowTable
            caption="检查安排"
            rows={answer.items}
            rowKey={({ id }) => id}
            columns={[
              { title: '机构', show: ({ id, name }) => <Go to={`/credit/${id}`}>{name}</Go> },
              { title: '等级', show: ({ grade }) => grade },
              { title: '每年', show: ({ perYear }) => `${perYear} 次` },
              { title: '抽查', show: ({ drawWeight }) => `${drawWeight} 签` },
              { title: '上次', show: ({ lastOn }) => (lastOn ? formatDay(lastOn as CivilDate) : '还没有') },
              {
                title: '下次不晚于',
                show: ({ dueOn, overdue }) => (
                  <>
                    {formatDay(dueOn as CivilDate)} {overdue && <Tag tone="bad">已过</Tag>}
                  </>
                ),
              },
            ]}
          />
          <ListPager of="检查安排" page={answer} />
        </>
      )}
    </div>
  )
}
