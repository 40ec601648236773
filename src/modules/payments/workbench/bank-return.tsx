import { useState } from 'react'
import { announce } from '../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import type { Returned } from './batch.ts'

interface Taken {
  answer: Returned
}

/** 导入回盘: balances to the 分, or nothing of it is taken and every problem is told by line. */
export function BankReturn({ number, open }: { number: string; open: boolean }) {
  const [back, setBack] = useState<Returned | null>(null)
  function done({ answer }: Taken) {
    setBack(answer)
    if (answer.outcome === 'settled')
      announce(`回盘已对平：到账 ${answer.paid} 笔，退票 ${answer.returned} 笔。`)
  }
  if (!open && !back) return null
  return (
    <section>
      <h2>银行回盘</h2>
      {back?.outcome === 'settled' && (
        <p className="note">
          已对平：到账 {back.paid} 笔，退票 {back.returned} 笔
          {back.discrepancies > 0 && `，银行差错 ${back.discrepancies} 笔已挂账`}。
        </p>
      )}
      {back?.outcome === 'unbalanced' && <Problems problems={back.problems} />}
      {open && (
        <HhForm<Taken>
          title="导入银行回盘文件"
          verb="POST /cases/{number}/steps/{step}"
          fixed={{ number, step: 'settle' }}
          inside="input"
          submit="导入回盘文件"
          fields={[
            {
              key: 'file',
              title: '银行回盘文件',
              kind: 'file',
              accept: '.csv',
              required: true,
              hint: 'CSV 文件（GBK、UTF-8、UTF-16 都可以），列为：批次、序号、账号、金额、结果、银行流水号、退票原因。最后必须有一行合计：第一列写“合计”，写明笔数和总金额，没有这一行不能导入。差一分也不导入。',
            },
            {
              key: 'setAside',
              title: '挂账的行号（银行差错）',
              kind: 'text',
              hint: '只在银行确实付错、付重、多付时填：照上面问题表里的行号，用逗号隔开，如 3,8。这些行不入账，由银行冲正。',
            },
          ]}
          sentBack={({ answer }) => answer.outcome !== 'settled'}
          onDone={done}
        />
      )}
    </section>
  )
}

const Problems = ({ problems }: Pick<Returned, 'problems'>) => (
  <div className="note bad" role="alert">
    <h3>对不平，有 {problems.length} 处，什么也没有导入</h3>
    <RowTable
      bare
      caption="回盘文件的问题"
      rows={problems}
      rowKey={({ line, column, message }) => `${line} ${column} ${message}`}
      columns={[
        { title: '行', show: ({ line }) => <>第 {line} 行</> },
        { title: '列', show: ({ column }) => column },
        { title: '问题', show: ({ message }) => message },
        { title: '怎么办', show: ({ remedy }) => remedy },
      ]}
    />
  </div>
)
