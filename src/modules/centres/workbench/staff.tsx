import { useState } from 'react'
import type { z } from 'zod'
import type { ReturnedFile } from '../../../workbench/api/call.ts'
import { saveFile } from '../../../workbench/api/file.ts'
import { useVerb } from '../../../workbench/api/verb.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhImport } from '../../../workbench/kit/import/import.tsx'
import { HhTable } from '../../../workbench/kit/table/table.tsx'
import type { importStaff, listStaff } from '../verbs/staff.ts'

type Row = z.output<typeof listStaff.output>['items'][number]
type Imported = z.output<typeof importStaff.output>

/** 职工培训档案: who works here, what they have learnt, in and out by Excel. */
export default function StaffArchive() {
  const out = useVerb<object, ReturnedFile>('POST /centres/staff/export')
  const [people, setPeople] = useState<number | null>(null)
  async function fetchIt() {
    const file = await out.run({})
    if (file) saveFile(file)
  }
  return (
    <div className="page">
      <h1>职工培训档案</h1>
      <p className="muted">姓名和证件号只露首尾；等级和结业的班按系统记录随时更新，证书撤销的自动去掉。</p>
      {people !== null && (
        <div className="note">
          <h2>已导入，在册 {people} 人</h2>
        </div>
      )}
      {out.failure && <FailureNote failure={out.failure} />}
      <HhTable<Row>
        key={people ?? 0}
        caption="在册职工"
        list="/centres/staff"
        columns={[
          { key: 'name', title: '姓名', show: ({ name }) => name },
          { key: 'number', title: '身份证号', show: ({ number }) => number },
          { key: 'post', title: '岗位', show: ({ post }) => post || '没有填' },
          { key: 'levels', title: '职业技能等级', show: ({ levels }) => levels.join('、') || '没有' },
          { key: 'trained', title: '结业的补贴班', show: ({ trained }) => `${trained} 个` },
        ]}
        rowKey={({ id }) => id}
        filters={[]}
        empty={{ text: '档案里还没有人，请先导入。' }}
        actions={
          <button type="button" className="btn ghost" disabled={out.busy} onClick={() => void fetchIt()}>
            导出 Excel
          </button>
        }
      />
      <section>
        <h2>导入</h2>
        <HhImport<Imported>
          what="职工培训档案"
          template="/centres/staff-template"
          verb="POST /centres/staff"
          onDone={({ people: now }) => setPeople(now)}
        />
      </section>
    </div>
  )
}
