import type { Procedure } from '../../kernel/case/index.ts'
import type { AnyVerb } from '../../kernel/verb/index.ts'
import { policyProcedure } from './procedure.ts'
import { listDocuments, readDocument } from './verbs/documents.ts'
import { draftDocument } from './verbs/draft.ts'
import { listDrafts, readDraft } from './verbs/drafts.ts'
import { editAbout, editArticle, editReading, splitAgain } from './verbs/edit.ts'
import { endsOf, listExpiring } from './verbs/expiring.ts'
import { searchPolicy } from './verbs/search.ts'
import { compareVersions, readVersion } from './verbs/versions.ts'

export { documentsWithVersions } from './documents.ts'
export { signedNumbers } from './store.ts'
export { draftDocument, endsOf, listDocuments, listExpiring, searchPolicy }

/** The verbs of the policy library (政策库). */
export const policyVerbs: readonly AnyVerb[] = [
  listDocuments,
  readDocument,
  searchPolicy,
  listExpiring,
  readVersion,
  compareVersions,
  draftDocument,
  listDrafts,
  readDraft,
  editArticle,
  editAbout,
  editReading,
  splitAgain,
]

export const policyProcedures: readonly Procedure[] = [policyProcedure]
