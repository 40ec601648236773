import { useState } from 'react'
import { LEVELS, levelName } from '../../../kernel/value/level.ts'
import { DOCUMENTS } from '../../../kernel/value/person/identity-document.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import type { Choice } from '../../../workbench/kit/form/form-fields.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { SCHEMES, TITLES } from '../earlier/names.ts'

const choices = (names: Record<string, string>): Choice[] =>
  Object.entries(names).map(([value, text]) => ({ value, text }))

/** 登记以前的证书: what was seen on the paper; a second person checks it before it counts. */
export default function EnterEarlier() {
  const [entered, setEntered] = useState<string[]>([])
  return (
    <div className="page">
      <h1>登记以前的证书</h1>
      <p>
        外地、外机构或者本平台以前发的证书、职称、竞赛获奖和荣誉，看过原件后在这里登记。另一人核验后，证书和职称才计入申报条件，竞赛获奖和荣誉写进技能护照；都与本平台颁发的证书分开显示。
      </p>
      {entered.length > 0 && (
        <section className="note">
          <h2>已登记，等待核验</h2>
          <ul>
            {entered.map((number) => (
              <li key={number}>
                <Go to={`/cases/${number}`}>{number}</Go>
              </li>
            ))}
          </ul>
        </section>
      )}
      <HhForm<{ number: string }>
        key={entered.length}
        title="登记以前的证书"
        fields={[
          { key: 'name', title: '姓名', kind: 'text', required: true, longest: 60 },
          {
            key: 'document',
            title: '证件类型',
            kind: 'choice',
            required: true,
            choices: choices(DOCUMENTS),
          },
          { key: 'idNumber', title: '证件号码', kind: 'text', required: true, longest: 40 },
          { key: 'scheme', title: '证书类别', kind: 'choice', required: true, choices: choices(SCHEMES) },
          {
            key: 'certificateNumber',
            title: '证书编号',
            kind: 'text',
            required: true,
            longest: 40,
            hint: '没有编号的竞赛获奖、荣誉，填表彰文件的文号。',
          },
          {
            key: 'occupation',
            title: '职业或工种',
            kind: 'text',
            required: true,
            longest: 60,
            hint: '职称填它对应的职业，竞赛填参赛的职业，荣誉填本人的职业。',
          },
          {
            key: 'level',
            title: '等级',
            kind: 'choice',
            choices: LEVELS.map((level) => ({ value: String(level), text: levelName(level) })),
            hint: '职称、竞赛获奖、荣誉不选。',
          },
          {
            key: 'grade',
            title: '职称级别',
            kind: 'choice',
            choices: choices(TITLES),
            hint: '只有职称证书才选。',
          },
          {
            key: 'distinction',
            title: '名次或荣誉称号',
            kind: 'text',
            longest: 60,
            hint: '只有竞赛获奖、荣誉才填，写全称，如“第三届海河工匠杯焊工项目第 2 名”。',
          },
          { key: 'issuedOn', title: '发证日期', kind: 'day', required: true },
          { key: 'issuer', title: '发证机构', kind: 'text', required: true, longest: 100 },
          {
            key: 'evidence',
            title: '查看过的材料',
            kind: 'long-text',
            required: true,
            longest: 500,
            hint: '写明看过哪些原件，在哪里联网查过。',
          },
        ]}
        start={{ document: 'resident-id' }}
        verb="POST /certificates/earlier"
        submit="登记，交另一人核验"
        onDone={({ number }) => {
          announce(`已登记，办件号 ${number}，等另一人核验。`)
          setEntered([...entered, number])
        }}
      />
    </div>
  )
}
