import { HhTable } from '../../../workbench/kit/table/table.tsx'
import type { PublicClass } from '../schema.ts'

/** The classes of one's own districts, each leading to what was found in it. */
export default function SupervisedList() {
  return (
    <div className="page">
      <h1>查实违规</h1>
      <p className="muted">先找到班次，再登记查实的违规，或撤销认定。</p>
      <HhTable<PublicClass>
        caption="班次"
        list="/training/supervised-classes"
        columns={[
          { key: 'title', title: '班次', show: (one) => `${one.occupation} ${one.levelText}` },
          { key: 'number', title: '备案号', show: (one) => one.number },
          { key: 'provider', title: '培训机构', show: (one) => one.provider.name },
          { key: 'days', title: '上课时间', show: (one) => `${one.startsOn} 至 ${one.endsOn}` },
          { key: 'trainees', title: '人数', figures: true, show: (one) => one.trainees },
          { key: 'state', title: '状态', show: (one) => one.stateText },
        ]}
        rowKey={({ id }) => id}
        to={({ id }) => `/supervision/${id}`}
        filters={[{ key: 'q', title: '职业或备案号', kind: 'text' }]}
        empty={{ text: '本区还没有班次。' }}
      />
    </div>
  )
}
