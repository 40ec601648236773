import { z } from 'zod'
import {
  clauseReference,
  type Edition,
  type Standards,
  standardKind,
} from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { LIVING_GROUPS } from './groups.ts'

const clause = clauseReference

const livingData = z.strictObject({
  /** Which registers' words entitle somebody, on the first day of the class. */
  persons: z.strictObject({ kinds: z.array(z.enum(LIVING_GROUPS)).min(1), clause }),
  training: z.strictObject({ clause }),
  amount: z.strictObject({ yuan: z.number().int().min(1).max(100_000), clause }),
  /** So many times a year for one person. */
  often: z.strictObject({ perYear: z.number().int().min(1).max(12), clause }),
})
export type LivingData = z.output<typeof livingData>
export type LivingEdition = Edition<LivingData>

/** 生活费补贴标准 (R3.5): who has it beside the costs of a training, how much and how often. */
export const livingKind = standardKind<LivingData>('living-allowance', livingData, '生活费补贴标准')

/** What is in force of it on a day; null where nothing is published. */
export const livingOn = (standards: Standards, day: CivilDate): LivingEdition | null =>
  standards.inForce(livingKind, day)
