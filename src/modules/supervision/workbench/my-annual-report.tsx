import { useState } from 'react'
import type { z } from 'zod'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { API } from '../../../workbench/api/request.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { myAnnualReport } from '../verbs/annual-reports.ts'

type Report = NonNullable<z.output<typeof myAnnualReport.output>['report']>
type Line = Report['lines'][number]

/** 年度报告: put together from one's own records; each number shows its rows; confirmed, and corrected with a reason. */
export default function MyAnnualReport() {
  const {
    answer: got,
    waiting,
    failure,
    again,
  } = useAnswer<{ report: Report | null }>('/supervision/annual-reports/mine')
  const answer = got?.report
  const [confirmed, setConfirmed] = useState(0)
  return (
    <div className="page">
      <h1>{answer ? `${answer.year}年度报告` : '年度报告'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在汇总年度报告" />}
      {got && !answer && <p>本单位不用报年度报告：民办培训机构、职业学校才报，企业培训中心另有年度评估。</p>}
      {answer && (
        <>
          <p className={answer.overdue ? 'note warn' : 'muted'}>
            数字由本单位在系统里的记录汇总，每个数字都可以展开看是哪几条。{answer.dueText}以前核对、确认
            {answer.overdue ? '，现在已经逾期' : ''}。
          </p>
          {answer.lines.map((one) => (
            <Amount key={one.key} one={one} />
          ))}
          {answer.versions.length > 0 && <Versions report={answer} />}
          {answer.over && (
            <section>
              <h2>{answer.versions.length > 0 ? '更正' : '确认'}</h2>
              <HhForm<{ version: number }>
                key={confirmed}
                title="确认年度报告"
                fields={[
                  { key: 'remark', title: '补充说明', kind: 'long-text', longest: 500 },
                  ...(answer.versions.length > 0
                    ? [
                        {
                          key: 'why',
                          title: '为什么更正',
                          kind: 'text' as const,
                          required: true as const,
                          longest: 300,
                          hint: '以前的版本都留着，区里看得到。',
                        },
                      ]
                    : []),
                ]}
                verb="POST /supervision/annual-reports/mine"
                fixed={{ year: answer.year }}
                submit={answer.versions.length > 0 ? '提交更正' : '确认年度报告'}
                onDone={({ version }) => {
                  announce(`已确认第 ${version} 版。`)
                  setConfirmed(version)
                  again()
                }}
              />
            </section>
          )}
        </>
      )}
    </div>
  )
}

const Amount = ({ one }: { one: Line }) => (
  <section aria-label={one.title}>
    <h2>
      {one.title}：{one.value}
    </h2>
    <p className="muted">来自{one.from}。</p>
    {one.rows.length > 0 && (
      <details>
        <summary>是哪几条（{one.rows.length}）</summary>
        <ul>
          {one.rows.map(({ text, to }) => (
            <li key={text}>{to ? <Go to={to as `/${string}`}>{text}</Go> : text}</li>
          ))}
        </ul>
      </details>
    )}
  </section>
)

const Versions = ({ report }: { report: Report }) => (
  <section>
    <h2>已确认的版本</h2>
    {report.changed.length > 0 && (
      <div className="note warn">
        <p>确认以后，记录有变动：</p>
        <ul>
          {report.changed.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
    )}
    <RowTable
      caption="已确认的版本"
      rows={report.versions}
      rowKey={({ version }) => String(version)}
      columns={[
        { title: '版本', show: ({ version }) => `第 ${version} 版` },
        {
          title: '确认',
          show: ({ confirmedAt, confirmedBy }) => `${formatMoment(confirmedAt)}，${confirmedBy}`,
        },
        { title: '更正原因', show: ({ why }) => why ?? '首次确认' },
        {
          title: '下载',
          show: ({ version }) => (
            <a
              href={`${API}/supervision/annual-reports/mine/pdf?year=${report.year}&version=${version}`}
              download
            >
              PDF<span className="sr">，第 {version} 版</span>
            </a>
          ),
        },
      ]}
    />
  </section>
)
