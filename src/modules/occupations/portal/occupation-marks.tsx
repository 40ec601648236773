import { Tag } from '../../../kit/tag.tsx'

interface OccupationMarksProps {
  occupation: {
    digital: boolean | null
    green: boolean | null
    batch: { number: number; stage: 'published' | 'proposed' } | null
  }
  /** What stands there where nothing is marked. */
  none?: string
}

/** The marks of an occupation: 数字职业, 绿色职业, 新职业 with its batch. */
export function OccupationMarks({ occupation: { digital, green, batch }, none = '' }: OccupationMarksProps) {
  if (!digital && !green && !batch) return none
  return (
    <span className="tags">
      {digital && <Tag>数字职业</Tag>}
      {green && <Tag tone="ok">绿色职业</Tag>}
      {batch && (
        <Tag tone="spark">
          {batch.stage === 'proposed' ? `第${batch.number}批新职业，公示中` : `第${batch.number}批新职业`}
        </Tag>
      )}
    </span>
  )
}
