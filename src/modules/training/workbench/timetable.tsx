import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import type { Desk } from './desk.ts'

/** The days of the class, when, where and by whom, and how many signed in on each. */
export function Timetable({ desk }: { desk: Desk }) {
  return (
    <section>
      <h2>课表（{desk.days.length} 天）</h2>
      <RowTable
        caption="课表"
        rows={desk.days}
        rowKey={({ day }) => day}
        columns={[
          {
            title: '日期',
            show: ({ day }) => (
              <>
                {day}
                {day === desk.today && '（今天）'}
              </>
            ),
          },
          { title: '时间', show: ({ time }) => time },
          { title: '内容', show: ({ topic }) => topic },
          { title: '教师', show: ({ teacher }) => teacher },
          { title: '地点', show: ({ place }) => place },
          { title: '课时', figures: true, show: ({ hours }) => hours },
          {
            title: '签到',
            figures: true,
            show: ({ day, signed }) => (day > desk.today ? '未到' : `${signed} / ${desk.roster.length}`),
          },
        ]}
      />
    </section>
  )
}
