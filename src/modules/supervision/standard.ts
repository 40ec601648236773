import { z } from 'zod'
import { clauseReference, type Edition, standardKind } from '../../kernel/standard/index.ts'
import { RULE_IDS, type RuleId } from './rules/rule.ts'

const share = z.number().min(0).max(1)
const count = z.number().int().min(1).max(100_000)

const limits = z.strictObject({
  F1: z.strictObject({ points: count }),
  F2: z.strictObject({ points: count, groups: z.array(z.string()).min(1) }),
  F3: z.strictObject({ points: count }),
  /** For each group that somebody is trained in: the statuses of which one must hold when the class begins. */
  F4: z.strictObject({ points: count, groups: z.record(z.string(), z.array(z.string()).min(1)) }),
  F5: z.strictObject({ points: count, minutes: count, workDays: count }),
  /** How many people behind one of these are no household any more. */
  F6: z.strictObject({ points: count, device: count, phone: count, account: count, face: count }),
  F7: z.strictObject({
    points: count,
    /** Entries by hand, made in one go, of this many days at least and so many in all. */
    burstMinutes: count,
    burstEntries: count,
    burstDays: count,
    lateDays: count,
    /** Sign-ins of different people from one device, so many within so many seconds. */
    rapidSignIns: count,
    rapidSeconds: count,
    /** From one place to the next. */
    kilometresPerHour: count,
    kilometres: count,
  }),
  F8: z.strictObject({ points: count, overPercent: count, overSeconds: count, hoursPerDay: count }),
  F9: z.strictObject({ points: count, taught: share, days: count, present: share }),
  F10: z.strictObject({ points: count, weeks: count, certificates: count }),
  F11: z.strictObject({ points: count }),
  F12: z.strictObject({ points: count, certificates: count, share }),
  F13: z.strictObject({ points: count, days: count, minutes: count }),
  F14: z.strictObject({ points: count, marks: count, above: z.number().min(0).max(20), share, same: share }),
  /** Purposes of which a person has one for an occupation and level. */
  F15: z.strictObject({ points: count, exclusive: z.array(z.array(z.string()).min(1)).min(1) }),
  /** A remote check that nobody answered; editions of before it was asked know none. */
  F16: z.strictObject({ points: count }).optional(),
})
export type Limits = z.output<typeof limits>

const supervisionData = z.strictObject({
  /** The clause that each check serves. */
  clauses: z.partialRecord(z.enum(RULE_IDS), clauseReference),
  limits,
  /** How far back the nightly screening reads. */
  windowDays: z.number().int().min(30).max(1100),
  violations: z.strictObject({ clause: clauseReference }),
})
export type SupervisionData = z.output<typeof supervisionData>
export type SupervisionEdition = Edition<SupervisionData>

/** What counts as suspicious and from where on (疑点筛查标准). */
export const supervisionKind = standardKind<SupervisionData>('supervision', supervisionData, '监督筛查标准')

/** The points of a rule. */
export const pointsOf = (limits: Limits, id: RuleId): number => limits[id]?.points ?? 0
