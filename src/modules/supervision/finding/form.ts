import { z } from 'zod'
import { RULE_IDS } from '../rules/rule.ts'

/** What a finding is opened with: what the check saw, whom it is about, and what would follow. */
export const FindingForm = z.strictObject({
  rule: z.enum(RULE_IDS),
  key: z.string(),
  organisation: z.uuid().nullable(),
  people: z.array(z.string()).max(5000),
  against: z.array(z.strictObject({ class: z.uuid(), person: z.uuid().nullable() })).max(5000),
  rests: z.array(z.strictObject({ kind: z.enum(['certificate', 'claim']), id: z.string() })).max(5000),
  timeline: z.array(z.strictObject({ at: z.string(), text: z.string(), source: z.string() })).max(200),
})
export type FindingForm = z.output<typeof FindingForm>
