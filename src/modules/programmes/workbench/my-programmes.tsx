import type { z } from 'zod'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { myProgrammes } from '../verbs/mine.ts'

/** 本单位培训项目: what it plans and what it teaches for others, each leading to its case. */
export default function MyProgrammes() {
  const { answer, waiting, failure, again } =
    useAnswer<z.output<typeof myProgrammes.output>>('/programmes/mine')
  return (
    <div className="page">
      <h1>本单位培训项目</h1>
      <p className="buttons">
        <Go className="btn" to="/programmes/new">
          申报培训项目
        </Go>
        <a className="btn ghost" href="/learn/programmes">
          看条件和金额
        </a>
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取培训项目" />}
      {answer?.items.length === 0 && <p className="muted">还没有培训项目。</p>}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption="培训项目"
          rows={answer.items}
          rowKey={({ number }) => number}
          columns={[
            {
              title: '项目',
              show: ({ number, name, own }) =>
                own ? <Go to={`/cases/${number}`}>{name}</Go> : `${name}（合作）`,
            },
            { title: '种类', show: ({ kindText }) => kindText },
            { title: '人数', show: ({ heads }) => heads },
            {
              title: '日期',
              show: ({ startsOn, endsOn }) =>
                `${formatDay(civilDate(startsOn))}至${formatDay(civilDate(endsOn))}`,
            },
            {
              title: '名单、协议',
              show: ({ number, names, name }) =>
                names ? (
                  <Go to={`/programmes/${number}/members`}>
                    看名单<span className="sr">：{name}</span>
                  </Go>
                ) : (
                  ''
                ),
            },
            { title: '到哪一步', show: ({ stateTitle }) => <Tag>{stateTitle}</Tag> },
          ]}
        />
      )}
    </div>
  )
}
