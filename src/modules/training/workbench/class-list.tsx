import { Tag } from '../../../kit/tag.tsx'
import { HhTable } from '../../../workbench/kit/table/table.tsx'
import { CLASS_STATES } from '../class/class-names.ts'
import type { PublicClass } from '../schema.ts'

/** The classes that one's own organisation filed. */
export default function ClassList() {
  return (
    <div className="page">
      <h1>班次</h1>
      <HhTable<PublicClass>
        caption="班次"
        list="/training/my-classes"
        columns={[
          { key: 'title', title: '班次', show: (one) => `${one.occupation} ${one.levelText}` },
          { key: 'number', title: '备案号', show: (one) => one.number },
          { key: 'days', title: '上课时间', show: (one) => `${one.startsOn} 至 ${one.endsOn}` },
          { key: 'hours', title: '课时', figures: true, show: (one) => one.hours },
          { key: 'trainees', title: '人数', figures: true, show: (one) => one.trainees },
          {
            key: 'state',
            title: '状态',
            show: (one) => <Tag tone={TONES[one.state]}>{one.stateText}</Tag>,
          },
        ]}
        rowKey={({ id }) => id}
        to={({ id }) => `/classes/${id}`}
        filters={[
          {
            key: 'state',
            title: '状态',
            kind: 'choice',
            choices: Object.entries(CLASS_STATES).map(([value, text]) => ({ value, text })),
          },
          { key: 'q', title: '职业或备案号', kind: 'text' },
        ]}
        empty={{ text: '还没有班次。', next: { label: '报开班', to: '/classes/new' } }}
      />
    </div>
  )
}

const TONES = { filed: 'plain', approved: 'ok', refused: 'bad', withdrawn: 'plain', completed: 'ok' } as const
