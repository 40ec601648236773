import { z } from 'zod'
import type { Level } from '../../../kernel/value/level.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'

export const Day = z.iso.date('日期形如 2026-03-04').transform((text) => civilDate(text))

export const LevelText = z
  .enum(['5', '4', '3', '2', '1', 'special'])
  .transform((text) => (text === 'special' ? 'special' : Number(text)) as Level)

export const ExamView = z.object({
  id: z.string(),
  number: z.string(),
  occupation: z.string(),
  level: z.string(),
  heldOn: z.string(),
  /** Its day has come: marks can be entered. */
  begun: z.boolean(),
  place: z.string(),
  capacity: z.number().int(),
  assessor: z.string(),
  district: z.string(),
  state: z.string(),
  stateTitle: z.string(),
  class: z.string().nullable(),
})
