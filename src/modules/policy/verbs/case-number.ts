import { caseNumberOf } from '../../../kernel/value/shapes.ts'

/** The case number of a draft of a policy document (办件号). */
export const DraftNumber = caseNumberOf('ZC')
