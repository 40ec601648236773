import type { Procedure } from '../../kernel/case/index.ts'
import { accreditProcedure } from './application/procedure.ts'
import { leaveProcedure } from './ending/procedure.ts'
import { yearProcedure } from './year/procedure.ts'

/** Every procedure of accreditation: to become one, to be checked every year, to be one no more. */
export const ACCREDITATION_PROCEDURES: readonly Procedure[] = [
  accreditProcedure,
  yearProcedure,
  leaveProcedure,
]
