import { z } from 'zod'
import type { RegisteredOccupation } from '../register.ts'

/** An occupation as it is shown; marks are null where they are not known. */
export const OccupationView = z.object({
  code: z.string().nullable(),
  name: z.string(),
  digital: z.boolean().nullable(),
  green: z.boolean().nullable(),
  batch: z
    .object({
      number: z.number().int(),
      document: z.string(),
      from: z.string(),
      stage: z.enum(['published', 'proposed']),
    })
    .nullable(),
})

export const occupationView = ({
  code,
  name,
  digital,
  green,
  batch,
}: RegisteredOccupation): z.infer<typeof OccupationView> => ({ code, name, digital, green, batch })
