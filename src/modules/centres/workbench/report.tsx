import { useState } from 'react'
import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { readCentreReport } from '../verbs/read-report.ts'

type Report = z.output<typeof readCentreReport.output>

/** 年度报告: assembled from the records, beside last year's; the enterprise adds what only it knows and confirms. */
export default function CentreReport() {
  const { number = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<Report>('/centres/reports/{number}', { number })
  const [done, setDone] = useState(false)
  return (
    <div className="page">
      <h1>{answer ? `${answer.year}年度报告` : '年度报告'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在汇总年度报告" />}
      {done && (
        <div className="note">
          <h2>已确认</h2>
          <p>
            区里评估以后由市里决定。进度看<Go to={`/cases/${number}`}>办件 {number}</Go>。
          </p>
        </div>
      )}
      {answer && !done && <Confirm report={answer} onDone={() => setDone(true)} />}
    </div>
  )
}

function Confirm({ report, onDone }: { report: Report; onDone(): void }) {
  const { now, before, year } = report
  if (!['reporting', 'mending'].includes(report.state))
    return <Empty text="这份报告已经确认，正在评估或已经办完。" />
  const text = (value: number | null | undefined, unit: string) =>
    value === null || value === undefined ? '没有' : `${value} ${unit}`
  return (
    <>
      <RowTable
        caption="系统汇总的"
        rows={[
          { title: '补贴班', now: text(now.classes, '个'), before: text(before?.classes, '个') },
          { title: '补贴班结业', now: text(now.trained, '人次'), before: text(before?.trained, '人次') },
        ]}
        rowKey={({ title }) => title}
        columns={[
          { title: '项目', show: (one) => one.title },
          { title: `${year}年`, show: (one) => one.now },
          { title: `${year - 1}年`, show: (one) => one.before },
        ]}
      />
      <p className="muted">
        与实际不符的，先在班次里更正，再回来确认。
        {report.dueOn && `请在${formatDay(report.dueOn as CivilDate)}前确认。`}
      </p>
      <HhForm<object>
        title="补充并确认"
        fields={[
          {
            key: 'ownTrained',
            title: '自主培训',
            kind: 'number',
            unit: '人次',
            required: true,
            hint: `没有申领补贴的培训；补贴班不用填。去年 ${text(before?.ownTrained, '人次')}。`,
          },
          { key: 'staff', title: '职工人数', kind: 'number', unit: '人', required: true },
          { key: 'capacity', title: '同期培训能力', kind: 'number', unit: '人', required: true },
          { key: 'teachers', title: '专兼职教师', kind: 'number', unit: '人', required: true },
          { key: 'remark', title: '补充说明', kind: 'long-text', longest: 500 },
        ]}
        start={{
          ownTrained: now.ownTrained === null ? '' : String(now.ownTrained),
          staff: String(now.staff ?? ''),
          capacity: String(now.capacity ?? ''),
          teachers: String(now.teachers ?? ''),
          remark: report.remark,
        }}
        verb="POST /cases/{number}/steps/{step}"
        fixed={{ number: report.number, step: 'confirm' }}
        inside="input"
        submit="确认年度报告"
        onDone={onDone}
      />
    </>
  )
}
