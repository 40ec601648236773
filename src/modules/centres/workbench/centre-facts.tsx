import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import type { PublicCentre } from '../views.ts'

/** What a centre is, line by line. */
export const CentreFacts = ({ centre }: { centre: PublicCentre }) => (
  <RowTable
    caption="基本情况"
    rows={[
      ['命名', `${formatDay(centre.namedOn as CivilDate)}，办件 ${centre.namedIn}`],
      ['所在区', centre.districtName],
      ['培训地点', centre.place],
      ['职工', `${centre.staff} 人`],
      ['同期培训能力', `${centre.capacity} 人`],
      ['专兼职教师', `${centre.teachers} 人`],
      ['培训的职业', centre.occupations.join('、')],
      ['为什么命名', centre.why],
    ].map(([label = '', text = '']) => ({ label, text }))}
    rowKey={({ label }) => label}
    columns={[
      { title: '项目', show: ({ label }) => label },
      { title: '内容', show: ({ text }) => text },
    ]}
  />
)
