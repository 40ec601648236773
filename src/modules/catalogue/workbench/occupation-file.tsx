import { type CivilDate, civilDateOf, formatDay } from '../../../kernel/value/civil-date.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import type { OccupationFile } from './scarcity.ts'

/** One occupation: its evidence by quarter with where it came from, and every review there was. */
export function OccupationDialog({ code, onClose }: { code: string; onClose: () => void }) {
  const { answer, waiting, failure, again } = useAnswer<OccupationFile>('/catalogue/proposals/{code}', {
    code,
  })
  return (
    <Dialog title={answer ? `${answer.proposal.name} ${code}` : code} open onClose={onClose}>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取证据" />}
      {answer && (
        <>
          <EvidenceTable rows={answer.evidence} />
          <h3>评审 {answer.reviews.length} 次</h3>
          <ul>
            {answer.reviews.map(({ at, by, proposed, decided, reason }) => (
              <li key={at}>
                {dayOf(at)}，{by}：建议{proposed}，{decided === proposed ? '同意' : `改为${decided}`}
                {reason && `。理由：${reason}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

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
  <div className="table-card">
    <table className="rows">
      <caption className="sr">各季度的证据，空缺写作 ——</caption>
      <thead>
        <tr>
          <th scope="col">季度</th>
          {COLUMNS.map(([key, title]) => (
            <th key={key} scope="col" className="figures">
              {title}
            </th>
          ))}
          <th scope="col">来源</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ period, values, source, by, at }) => (
          <tr key={period}>
            <th scope="row">{period}</th>
            {COLUMNS.map(([key, title]) => (
              <td key={key} data-label={title} className="figures">
                {values[key] ?? '——'}
              </td>
            ))}
            <td data-label="来源">
              {source}
              <p className="muted">
                {by}，{dayOf(at)}导入
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const dayOf = (instant: string): string => formatDay(civilDateOf(new Date(instant)) satisfies CivilDate)
