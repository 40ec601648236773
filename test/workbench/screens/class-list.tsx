import { Tag } from '../../../src/kit/tag.tsx'
import { HhTable } from '../../../src/workbench/kit/table/table.tsx'

interface ClassItem {
  number: string
  title: string
  trainees: number
  state: string
}

/** A list as a module writes it. */
export default function ClassList() {
  return (
    <div className="page">
      <h1>班次</h1>
      <HhTable<ClassItem>
        caption="班次"
        list="/training/classes"
        columns={[
          { key: 'title', title: '名称', show: (row) => row.title },
          { key: 'trainees', title: '学员', figures: true, sorts: true, show: (row) => row.trainees },
          { key: 'state', title: '状态', show: (row) => <Tag>{row.state}</Tag> },
          { key: 'number', title: '班次号', show: (row) => row.number },
        ]}
        rowKey={({ number }) => number}
        to={({ number }) => `/classes/${number}/roster`}
        filters={[
          {
            key: 'state',
            title: '状态',
            kind: 'choice',
            choices: [
              { value: '在训', text: '在训' },
              { value: '已结业', text: '已结业' },
            ],
          },
          { key: 'q', title: '名称', kind: 'text' },
        ]}
        empty={{ text: '还没有班次。', next: { label: '报开班', to: '/classes/new' } }}
        exports={{ label: '导出 Excel', verb: '/training/classes.xlsx' }}
      />
    </div>
  )
}
