import { z } from 'zod'
import { levelName } from '../../kernel/value/level.ts'
import { LevelShape } from '../../kernel/value/shapes.ts'
import { type Certificate, REVOCATIONS, STATE_TITLES } from './schema.ts'

/** A certificate in a list (证书一览). */
export const CertificateView = z.object({
  id: z.uuid(),
  number: z.string(),
  code: z.string(),
  name: z.string(),
  occupation: z.string(),
  workType: z.string().nullable(),
  level: LevelShape,
  levelText: z.string(),
  issuedOn: z.string(),
  organisation: z.string(),
  state: z.enum(['valid', 'corrected', 'revoked']),
  stateText: z.string(),
  revoked: z.object({ on: z.string(), reason: z.string() }).nullable(),
})
export type CertificateView = z.infer<typeof CertificateView>

export const certificateView = (one: Certificate): CertificateView => ({
  id: one.id,
  number: one.number,
  code: one.code,
  name: one.name,
  occupation: one.occupation.name,
  workType: one.workType,
  level: one.level,
  levelText: levelName(one.level),
  issuedOn: one.issuedOn,
  organisation: one.organisation.name,
  state: one.state,
  stateText: STATE_TITLES[one.state],
  revoked: one.revoked && { on: one.revoked.on, reason: REVOCATIONS[one.revoked.reason] },
})
