import { Tag } from '../../../kit/tag.tsx'
import { Go } from '../../shell/search/go.tsx'
import type { BatchDetail } from './batch.ts'

const TONES = { waiting: 'plain', done: 'ok', left: 'warn' } as const

/** What came of each case; what was left says why, and leads to the case. */
export const BatchLines = ({ lines }: { lines: BatchDetail['lines'] }) => (
  <ol className="batch">
    {lines.map(({ number, title, state, text }) => (
      <li key={number}>
        <span>
          <Go to={`/cases/${number}`}>{title}</Go> <small className="muted">{number}</small>
        </span>
        <Tag tone={TONES[state]}>{text ?? '等待办理'}</Tag>
      </li>
    ))}
  </ol>
)
