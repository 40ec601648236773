import type { AnyVerb } from '../../kernel/verb/index.ts'
import { listDocuments, readDocument } from './verbs/documents.ts'

export { listDocuments }

/** The verbs of the policy library (政策库). */
export const policyVerbs: readonly AnyVerb[] = [listDocuments, readDocument]
