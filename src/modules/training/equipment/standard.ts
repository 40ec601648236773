import { z } from 'zod'
import { clauseReference, type Edition, standardKind } from '../../../kernel/standard/index.ts'
import { LevelShape } from '../../../kernel/value/shapes.ts'

/** What an occupation needs to be taught with, by level (设备配置): so many trainees to one of a kind, or so many of a kind whatever the class. */
const equipmentData = z.strictObject({
  clause: clauseReference,
  needs: z.array(
    z.strictObject({
      occupation: z.string().min(1),
      levels: z.array(LevelShape).min(1),
      equipment: z
        .array(
          z
            .strictObject({
              kind: z.string().min(1).max(60),
              /** One for so many trainees (每几人一台、一个工位). */
              traineesEach: z.number().int().positive().optional(),
              /** So many in all (至少几台). */
              least: z.number().int().positive().optional(),
            })
            .refine((one) => (one.traineesEach === undefined) !== (one.least === undefined)),
        )
        .min(1),
    }),
  ),
})

export type EquipmentData = z.output<typeof equipmentData>
export type EquipmentEdition = Edition<EquipmentData>

/** With what occupations are taught (培训设备配置). */
export const equipmentKind = standardKind<EquipmentData>('training-equipment', equipmentData, '培训设备配置')
