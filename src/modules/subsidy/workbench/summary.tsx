import type { z } from 'zod'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { shortMoment } from '../../../kernel/value/time/moment.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { monthlySummary } from '../verbs/summary.ts'

type Summary = z.output<typeof monthlySummary.output>

/** 市汇总: what districts approved of 技能提升补贴, by which day it has to be in, and one act for all of it. */
export default function SummaryDesk() {
  const { answer, waiting, failure, again } = useAnswer<Summary>('/subsidy/summary')
  const act = useVerb<{ total: number; amount: number }, { reported: number; amount: number }>(
    'POST /subsidy/summary',
  )
  async function report({ total, amount }: Summary) {
    const done = await act.run({ total, amount })
    if (done) announce(`已列入 ${done.reported} 件，共 ${formatYuan(fen(done.amount))} 元，开始公示。`)
  }
  return (
    <div className="page">
      <h1>技能提升补贴市汇总</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {act.failure && <FailureNote failure={act.failure} again={again} />}
      {waiting && <Waiting what="正在取明细表" />}
      {answer && answer.total === 0 && (
        <Empty text={`没有等待汇总的申领。今天起通过的，最迟${formatDay(answer.next as CivilDate)}汇总。`} />
      )}
      {answer && answer.total > 0 && (
        <>
          <p className="lead">
            待汇总 {answer.total} 件，共 {formatYuan(fen(answer.amount))} 元
            {answer.dueOn && `；最迟${formatDay(answer.dueOn as CivilDate)}汇总`}
          </p>
          <ul>
            {answer.districts.map(({ name, count, amount }) => (
              <li key={name}>
                {name} {count} 件，{formatYuan(fen(amount))} 元
              </li>
            ))}
          </ul>
          <p className="buttons">
            <button type="button" className="btn" disabled={act.busy} onClick={() => void report(answer)}>
              {act.busy
                ? '正在汇总……'
                : `全部列入本月拨款明细表（${answer.total} 件，${formatYuan(fen(answer.amount))} 元）`}
            </button>
          </p>
          <Rows items={answer.items} />
        </>
      )}
    </div>
  )
}

const Rows = ({ items }: Pick<Summary, 'items'>) => (
  <RowTable
    caption="等待市汇总的技能提升补贴"
    rows={items}
    rowKey={(one) => one.number}
    columns={[
      { title: '办件', show: (one) => <Go to={`/cases/${one.number}`}>{one.number}</Go> },
      { title: '区', show: (one) => one.district },
      { title: '姓名', show: (one) => one.person },
      {
        title: '职业等级',
        show: (one) => (
          <>
            {one.occupation} {one.level}
          </>
        ),
      },
      { title: '金额（元）', figures: true, show: (one) => formatYuan(fen(one.amount)) },
      {
        title: '区通过',
        show: (one) => <time dateTime={one.approvedAt}>{shortMoment(one.approvedAt)}</time>,
      },
    ]}
  />
)
