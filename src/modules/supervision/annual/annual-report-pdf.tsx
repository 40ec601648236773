import { Field, Heading, Paper, Paragraph, pdf, Sheet, Title } from '../../../kernel/documents/index.ts'
import { type CivilDate, civilDateOf, formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { ConfirmedReport } from './report.ts'

/** A confirmed report on paper (年度报告), with its version and, where it was corrected, why. */
export const annualReportPdf = (
  report: ConfirmedReport,
  { name, today, demo }: { name: string; today: CivilDate; demo: boolean },
): Promise<Uint8Array> =>
  pdf(
    <Paper title={`${report.year}年度报告`} day={today} author={name} subject={`第 ${report.version} 版`}>
      <Sheet {...(demo ? { mark: '演示' } : {})}>
        <Title>{`${report.year}年度报告`}</Title>
        <Field label="单位" value={name} />
        <Field
          label="确认"
          value={`第 ${report.version} 版，${formatDay(civilDateOf(report.confirmedAt))}由${report.confirmedBy}确认`}
        />
        {report.why && <Field label="更正原因" value={report.why} />}
        <Heading>从本单位的记录汇总</Heading>
        {report.lines.map((one) => (
          <Field key={one.key} label={one.title} width={110} value={`${one.value}（${one.from}）`} />
        ))}
        <Heading>补充说明</Heading>
        <Paragraph>{report.remark || '没有。'}</Paragraph>
      </Sheet>
    </Paper>,
  )
