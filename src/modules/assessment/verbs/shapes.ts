import { z } from 'zod'
import { StateTone } from '../../../kernel/case/index.ts'

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
  stateTone: StateTone,
  class: z.string().nullable(),
})
