import { type CivilDate, civilDateOf, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { GRADE_TONES, type OccupationFile } from './scarcity.ts'

/** One occupation: what is proposed and why, its evidence by quarter with where it came from, every review there was. */
export default function OccupationDesk() {
  const { code = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<OccupationFile>('/catalogue/proposals/{code}', {
    code,
  })
  return (
    <div className="page">
      <p>
        <Go to="/catalogue/scarcity">返回紧缺程度测算</Go>
      </p>
      <h1>{answer ? `${answer.proposal.name} ${code}` : code}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取证据" />}
      {answer && (
        <>
          <Proposed proposal={answer.proposal} />
          <section>
            <h2>证据</h2>
            <EvidenceTable rows={answer.evidence} />
          </section>
          <section>
            <h2>评审 {answer.reviews.length} 次</h2>
            <ul>
              {answer.reviews.map(({ at, by, proposed, decided, reason }) => (
                <li key={at}>
                  {dayOf(at)}，{by}：建议{proposed}，{decided === proposed ? '同意' : `改为${decided}`}
                  {reason && `。理由：${reason}`}
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  )
}

const Proposed = ({
  proposal: { score, class: grade, before, confidence, reasons, national },
}: Pick<OccupationFile, 'proposal'>) => (
  <section>
    <p>
      <Tag tone={GRADE_TONES[grade]}>{grade}</Tag> {score === null ? '没有分数' : `${score} 分`}，
      {before === null ? '原来没有类别' : `原为${before}`}，可信度{confidence}。
      {national && `${national}，不计分。`}
    </p>
    <ul>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  </section>
)

const COLUMNS = [
  ['vacancies', '招聘'],
  ['seekers', '求职'],
  ['vacancyDays', '空缺天数'],
  ['wageGrowth', '工资 %'],
  ['surveyScore', '调查分'],
  ['industryGrowth', '行业 %'],
  ['headcountGap', '缺口人数'],
  ['trainingCost', '培训成本（元）'],
] as const

const EvidenceTable = ({ rows }: { rows: OccupationFile['evidence'] }) => (
  <RowTable
    caption="各季度的证据，空缺写作 ——"
    rows={rows}
    rowKey={({ period }) => period}
    columns={[
      { title: '季度', show: ({ period }) => period },
      ...COLUMNS.map(([key, title]) => ({
        title,
        figures: true,
        show: ({ values }: OccupationFile['evidence'][number]) => values[key] ?? '——',
      })),
      {
        title: '来源',
        show: ({ source, by, at }) => (
          <>
            {source}
            <p className="muted">
              {by}，{dayOf(at)}导入
            </p>
          </>
        ),
      },
    ]}
  />
)

const dayOf = (instant: string): string => formatDay(civilDateOf(new Date(instant)) satisfies CivilDate)
