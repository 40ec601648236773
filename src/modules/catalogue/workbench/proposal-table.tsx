import { Tag } from '../../../kit/tag.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { Accept } from './review-proposal.tsx'
import { GRADE_TONES, moves, type Proposed } from './scarcity.ts'

interface ProposalTableProps {
  items: readonly Proposed[]
  /** Whether whoever looks may review. */
  reviews: boolean
  onOverride: (proposal: Proposed) => void
}

/** The proposals, each with what speaks for it and what experts decided. */
export const ProposalTable = ({ items, reviews, onOverride }: ProposalTableProps) => (
  <div className="card table-card">
    <table className="rows">
      <caption className="sr">各职业的测算结果，共 {items.length} 个</caption>
      <thead>
        <tr>
          <th scope="col">职业</th>
          <th scope="col" className="figures">
            分数
          </th>
          <th scope="col">建议</th>
          <th scope="col">可信度</th>
          <th scope="col">理由</th>
          <th scope="col">评审</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.code}>
            <th scope="row">
              <Go to={`/catalogue/scarcity/${one.code}`}>{one.name}</Go>
              <p className="muted">{one.code}</p>
            </th>
            <td data-label="分数" className="figures">
              {one.score ?? '——'}
            </td>
            <td data-label="建议">
              <Tag tone={GRADE_TONES[one.class]}>{one.class}</Tag>
              <p className="muted">
                {one.before === null ? '原来没有' : moves(one) ? `原为${one.before}` : '不变'}
              </p>
            </td>
            <td data-label="可信度">{one.confidence}</td>
            <td data-label="理由">
              <Reasons proposal={one} />
            </td>
            <td data-label="评审">
              <Reviewed proposal={one} />
              {reviews && !one.reviewed && (
                <p className="buttons">
                  <Accept proposal={one} />
                  <button
                    type="button"
                    className="btn ghost"
                    aria-label={`改判${one.name}`}
                    onClick={() => onOverride(one)}
                  >
                    改判
                  </button>
                </p>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

function Reasons({ proposal: { reasons, national, name } }: { proposal: Proposed }) {
  const [first, ...others] = reasons
  return (
    <>
      <p>{reasons.at(-1)}</p>
      {others.length > 0 && (
        <details>
          <summary aria-label={`${name}的全部理由`}>全部理由</summary>
          <ul>
            {[first, ...others.slice(0, -1)].map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
      {national && <p className="muted">{national}，不计分</p>}
    </>
  )
}

function Reviewed({ proposal: { review, reviewed, class: grade } }: { proposal: Proposed }) {
  if (!review) return <span>还没有评审</span>
  if (!reviewed) return <span>证据已变，要重新评审（上次定为{review.decided}）</span>
  return (
    <>
      <Tag tone={review.decided === grade ? 'ok' : 'warn'}>
        {review.decided === grade ? '同意' : `改为${review.decided}`}
      </Tag>
      <p className="muted">
        {review.by}
        {review.reason && `：${review.reason}`}
      </p>
    </>
  )
}
