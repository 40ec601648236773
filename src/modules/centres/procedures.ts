import type { Procedure } from '../../kernel/case/index.ts'
import { namingProcedure } from './application/procedure.ts'
import { baseProcedure } from './base/procedure.ts'
import { endingProcedure } from './ending/procedure.ts'
import { reviewProcedure } from './review/procedure.ts'

/** Every procedure of centres: to become one, to be looked at every year, to train the public too, to be one no more. */
export const CENTRE_PROCEDURES: readonly Procedure[] = [
  namingProcedure,
  reviewProcedure,
  baseProcedure,
  endingProcedure,
]
