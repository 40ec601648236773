import { useState } from 'react'
import { DOCUMENTS } from '../../../kernel/value/person/identity-document.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import type { Field } from '../../../workbench/kit/form/form-fields.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'

const DOCUMENT: readonly Field[] = [
  {
    key: 'document',
    title: '证件类型',
    kind: 'choice',
    required: true,
    choices: Object.entries(DOCUMENTS).map(([value, text]) => ({ value, text })),
  },
  { key: 'idNumber', title: '证件号码', kind: 'text', required: true, longest: 40 },
]

const PERSON: readonly Field[] = [
  ...DOCUMENT,
  { key: 'name', title: '姓名', kind: 'text', required: true, longest: 60, hint: '与证件一致。' },
  { key: 'born', title: '出生日期', kind: 'day', hint: '护照、通行证和旧版永居证要填，其他证件不填。' },
  {
    key: 'sex',
    title: '性别',
    kind: 'choice',
    choices: [
      { value: '男', text: '男' },
      { value: '女', text: '女' },
    ],
    hint: '护照、通行证和旧版永居证要填，其他证件不填。',
  },
  { key: 'phone', title: '手机号', kind: 'text', longest: 20 },
  {
    key: 'district',
    title: '区（六位代码）',
    kind: 'text',
    required: true,
    longest: 6,
    hint: '例如 120116。',
  },
]

/** Finds somebody by the document that they show, or registers somebody who has never been (人员登记). */
export default function FindPerson() {
  const [found, open] = useState<string | null>(null)
  return (
    <div className="page">
      <h1>人员登记</h1>
      {found && (
        <p className="buttons">
          <Go className="btn" to={`/facts/${found}`}>
            打开这个人的登记信息
          </Go>
        </p>
      )}
      <section className="card">
        <h2>按证件查找</h2>
        <HhForm<{ id: string }>
          title="按证件查找"
          fields={DOCUMENT}
          start={{ document: 'resident-id' }}
          verb="POST /people/find"
          submit="查找"
          onDone={({ id }) => open(id)}
        />
      </section>
      <section className="card">
        <h2>登记没有来过的人</h2>
        <p>请核对证件原件。登记后，名册、考试和补贴都用这个证件号码办理。</p>
        <HhForm<{ id: string }>
          title="登记人员"
          fields={PERSON}
          start={{ document: 'resident-id' }}
          verb="POST /people"
          submit="登记"
          onDone={({ id }) => {
            announce('已登记。')
            open(id)
          }}
        />
      </section>
    </div>
  )
}
