import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import type { CertificateState } from '../schema.ts'

/** A certificate as the verbs list it. */
export interface Listed {
  id: string
  number: string
  code: string
  name: string
  occupation: string
  workType: string | null
  levelText: string
  issuedOn: string
  organisation: string
  state: CertificateState
  stateText: string
  revoked: { on: string; reason: string } | null
}

const TONES = { valid: 'ok', corrected: 'warn', revoked: 'bad' } as const

/** 有效, 已更正, 已撤销, with the reason. */
export const StateTag = ({ one }: { one: Pick<Listed, 'state' | 'stateText' | 'revoked'> }) => (
  <>
    <Tag tone={TONES[one.state]}>{one.stateText}</Tag>
    {one.revoked && ` ${one.revoked.reason}`}
  </>
)

export const dayOf = (text: string): CivilDate => text as CivilDate
