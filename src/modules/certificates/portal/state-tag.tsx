import { Tag } from '../../../kit/tag.tsx'
import type { CertificateState } from '../schema.ts'

const TONES = { valid: 'ok', corrected: 'warn', revoked: 'bad' } as const

/** 有效, 已更正, 已撤销. */
export const StateTag = ({ state, text }: { state: CertificateState; text: string }) => (
  <Tag tone={TONES[state]}>{text}</Tag>
)
