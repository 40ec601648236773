import type { z } from 'zod'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { Tag } from '../../../kit/tag.tsx'
import { HhTable } from '../../../workbench/kit/table/table.tsx'
import type { annualReports } from '../verbs/annual-reports.ts'

type Row = z.output<typeof annualReports.output>['items'][number]

/** 机构年度报告: who has confirmed last year, who is waited for, who is late. */
export default function AnnualReports() {
  return (
    <div className="page">
      <h1>机构年度报告</h1>
      <p className="muted">
        民办培训机构、职业学校上一年的年度报告：谁确认了，谁还没有，谁逾期。到期前后系统自动催报；逾期太久的按逾期申报记入信用，监督检查时一并核对。
      </p>
      <HhTable<Row>
        caption="机构年度报告"
        list="/supervision/annual-reports"
        columns={[
          { key: 'name', title: '机构', show: ({ name }) => name },
          {
            key: 'standing',
            title: '状态',
            show: ({ standing, missedOn }) => (
              <Tag tone={TONES[standing]}>
                {missedOn && standing === 'overdue' ? '逾期未报，已记信用' : WORDS[standing]}
              </Tag>
            ),
          },
          { key: 'told', title: '已催', figures: true, show: ({ told }) => `${told} 次` },
          {
            key: 'at',
            title: '首次确认',
            show: ({ confirmedAt, versions }) =>
              confirmedAt
                ? `${formatMoment(confirmedAt)}${versions > 1 ? `，更正 ${versions - 1} 次` : ''}`
                : '没有',
          },
        ]}
        rowKey={({ organisation }) => organisation}
        filters={[]}
        empty={{ text: '本区没有要报年度报告的机构。' }}
      />
    </div>
  )
}

const WORDS = { confirmed: '已确认', waiting: '等确认', overdue: '逾期', none: '不用报' } as const
const TONES = { confirmed: 'ok', waiting: 'plain', overdue: 'bad', none: 'plain' } as const
