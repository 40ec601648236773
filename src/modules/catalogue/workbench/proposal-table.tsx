import { Tag } from '../../../kit/tag.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
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
  <RowTable
    caption={`各职业的测算结果，共 ${items.length} 个`}
    rows={items}
    rowKey={(one) => one.code}
    columns={[
      {
        title: '职业',
        show: (one) => (
          <>
            <Go to={`/catalogue/scarcity/${one.code}`}>{one.name}</Go>
            <p className="muted">{one.code}</p>
          </>
        ),
      },
      { title: '分数', figures: true, show: (one) => one.score ?? '——' },
      {
        title: '建议',
        show: (one) => (
          <>
            <Tag tone={GRADE_TONES[one.class]}>{one.class}</Tag>
            <p className="muted">
              {one.before === null ? '原来没有' : moves(one) ? `原为${one.before}` : '不变'}
            </p>
          </>
        ),
      },
      { title: '可信度', show: (one) => one.confidence },
      { title: '理由', show: (one) => <Reasons proposal={one} /> },
      {
        title: '评审',
        show: (one) => (
          <>
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
          </>
        ),
      },
    ]}
  />
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
