import { z } from 'zod'
import { clauseReference, type Standards, standardKind } from '../../kernel/standard/index.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'

const percent = z.number().int().min(1).max(100)

const bankData = z.strictObject({
  /** So many minutes before an examination begins its papers may be opened. */
  opensMinutesBefore: z.number().int().min(0).max(240),
  /** From which numbers on what came of a question is looked at again. */
  alarms: z.strictObject({
    /** Fewer candidates say nothing. */
    candidates: z.number().int().min(2).max(10_000),
    /** By so many percentage points another share answers it than in the administrations before (漂移). */
    drift: percent,
    /** By so many more it looks as if it had been known beforehand (疑似泄题). */
    leak: percent,
    /** Below this, those who know more do not answer it more often: in hundredths (点二列相关). */
    discrimination: z.number().int().min(0).max(100),
  }),
  clause: clauseReference,
})
export type BankData = z.output<typeof bankData>

/** How the banks of questions are kept, whatever the occupation. */
export const bankKind = standardKind<BankData>('item-bank', bankData, '题库管理标准')

/** What is in force on a day; the first edition before any is. */
export function bankRulesOn(standards: Standards, day: CivilDate): BankData {
  const edition = standards.inForce(bankKind, day) ?? standards.all(bankKind)[0]
  if (!edition) throw new Error('the city does not say how banks of questions are kept')
  return edition.data
}
