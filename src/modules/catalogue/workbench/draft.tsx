import { useState } from 'react'
import { API } from '../../../workbench/api/request.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { Drafted } from './catalogue.ts'
import { EDITION_FIELDS } from './edition-fields.ts'

/** 装入目录草案: from Excel; it becomes a case that both offices sign, and nothing in force changes before. */
export function Draft() {
  const [back, setBack] = useState<Drafted | null>(null)
  function done(answer: Drafted) {
    setBack(answer)
    if (answer.outcome === 'drafted') announce(`已装入草案，办件号 ${answer.number}。`)
  }
  return (
    <section>
      <h2>装入新目录</h2>
      <p>
        装入后先核对差异，再由人社、财政两家签发；签发以前现行目录不变。
        <a href={`${API}/catalogue/template`} download>
          下载目录模板（Excel）
        </a>
      </p>
      {back?.outcome === 'drafted' && (
        <div className="note">
          <h3>已装入草案 {back.number}</h3>
          <p>
            {back.rows} 个职业，与现行目录有 {back.differences} 处差异。
            {back.warnings.length > 0 && `有 ${back.warnings.length} 处对不上，请核对：`}
          </p>
          <ul>
            {back.warnings.map(({ occupation, message }) => (
              <li key={`${occupation} ${message}`}>
                {occupation}：{message}
              </li>
            ))}
          </ul>
          <p className="buttons">
            <Go className="btn" to={`/cases/${back.number}`}>
              核对差异
            </Go>
          </p>
        </div>
      )}
      {back?.outcome === 'returned' && <Problems back={back} />}
      {back?.outcome !== 'drafted' && (
        <HhForm<Drafted>
          title="装入目录草案"
          verb="POST /catalogue/drafts"
          submit="检查并装入"
          start={{ status: 'confirmed' }}
          fields={FIELDS}
          sentBack={({ outcome }) => outcome !== 'drafted'}
          onDone={done}
        />
      )}
    </section>
  )
}

const FIELDS = [
  ...EDITION_FIELDS,
  { key: 'file', title: '目录文件', kind: 'file', accept: '.xlsx', required: true },
] as const

const Problems = ({ back: { rows, problems, file, sheet } }: { back: Drafted }) => (
  <div className="note bad" role="alert">
    <h3>
      读出 {rows} 行，有 {problems.length} 处要改，还没有装入
    </h3>
    <p>
      文件“{file}”，工作表“{sheet}”。现行目录没有变。
    </p>
    <RowTable
      bare
      caption="目录文件里要改的地方"
      rows={problems}
      rowKey={({ line, column, message }) => `${line} ${column} ${message}`}
      columns={[
        { title: '行', show: ({ line }) => <>第 {line} 行</> },
        {
          title: '列',
          show: ({ column, cell }) => (
            <>
              {column}
              {cell && `（${cell}）`}
            </>
          ),
        },
        { title: '怎么改', show: ({ message }) => message },
      ]}
    />
  </div>
)
