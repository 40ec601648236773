import type { z } from 'zod'
import { HhTable } from '../../../../workbench/kit/table/table.tsx'
import type { supervisedTeachers } from '../../verbs/teachers/read-teachers.ts'

type Row = z.output<typeof supervisedTeachers.output>['items'][number]

/** 教师登记: who teaches for the providers of one's own districts, the last entered first. */
export default function SupervisedTeachers() {
  return (
    <div className="page">
      <h1>教师登记</h1>
      <p className="muted">培训机构登记的教师。姓名和证件号只露首尾；班次的备案里写明是哪一位。</p>
      <HhTable<Row>
        caption="教师登记"
        list="/training/supervised-teachers"
        columns={[
          { key: 'name', title: '姓名', show: ({ name }) => name },
          { key: 'number', title: '身份证号', show: ({ idNumber }) => idNumber },
          { key: 'provider', title: '培训机构', show: ({ provider }) => provider.name },
          { key: 'employment', title: '聘用方式', show: ({ employmentText }) => employmentText },
          { key: 'qualifications', title: '资格', show: ({ qualifications }) => qualifications },
          { key: 'occupations', title: '可任教职业', show: ({ occupations }) => occupations.join('、') },
          {
            key: 'days',
            title: '任教起止',
            show: ({ from, until }) => (until ? `${from} 至 ${until}` : `${from} 起`),
          },
        ]}
        rowKey={({ id }) => id}
        filters={[]}
        empty={{ text: '本区的机构还没有登记教师。' }}
      />
    </div>
  )
}
