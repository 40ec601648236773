import { wording } from '../../../../kernel/decision/wording.ts'
import { type Level, levelName } from '../../../../kernel/value/level.ts'
import type { Demand, EvaluationClass } from '../../../catalogue/rules.ts'

/** The grounds of an amount in words (金额的依据). */

export const CLASS_RATE = wording<[demand: Demand | null]>('subsidy.class-rate', {
  found: ([demand]) => demand,
})

export const TECHNICIAN_RATE = wording<[level: Level]>('subsidy.technician-rate', {
  found: ([level]) => levelName(level),
})

export const BLENDED_SHARE = wording<[percent: number]>('subsidy.blended-share', {
  found: ([percent]) => `线上线下相结合，按${percent}%`,
})

export const PUBLIC_TRAINING = wording<[trained: number, hired: number, uplift: number]>(
  'subsidy.public-training',
  { found: ([trained, hired, uplift]) => `面向社会培训${trained}人、录用${hired}人，上浮${uplift}%` },
)

export const EVALUATION_RATE = wording<[evaluation: EvaluationClass | null, percent: number]>(
  'subsidy.evaluation-rate',
  { found: ([evaluation, percent]) => `评价${evaluation}类，按${percent}%` },
)

export const UPGRADE_AMOUNT = wording<[level: Level | null]>('subsidy.amount', {
  found: ([level]) => (level === null ? null : levelName(level)),
})
