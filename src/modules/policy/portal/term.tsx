import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'

/** From when until when a document holds, in words. */
export const term = ({ from, to }: { from: string | null; to: string | null }): string =>
  from === null
    ? '施行日未查到'
    : `${formatDay(from as CivilDate)}起${to ? `，${formatDay(to as CivilDate)}止` : ''}`

/** Whether a text was found published. */
export const Status = ({ status }: { status: string }) =>
  status === 'confirmed' ? <Tag tone="ok">已查到公布文本</Tag> : <Tag tone="warn">待确认</Tag>
