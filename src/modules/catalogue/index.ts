import type { Procedure } from '../../kernel/case/index.ts'
import type { AnyVerb } from '../../kernel/verb/index.ts'
import { catalogueProcedure } from './procedure.ts'
import { amendDraftVerb, readDraftVerb } from './verbs/amend-draft.ts'
import { currentCatalogue } from './verbs/current.ts'
import { catalogueTemplate, draftEdition, exportEdition } from './verbs/draft.ts'
import { draftReviewed } from './verbs/draft-reviewed.ts'
import { listEditions, readEdition } from './verbs/editions.ts'
import { evidenceTemplate, importEvidence } from './verbs/import-evidence.ts'
import { listProposals, readProposal } from './verbs/proposals.ts'
import { reviewProposals } from './verbs/review-proposals.ts'

export { catalogueSheet } from './draft/sheet.ts'
export { evidenceSheet } from './evidence/sheet.ts'
export * from './rules.ts'
export { editionOfCase, publishedEditions, publishedIds } from './store.ts'
export { amendDraftVerb, readDraftVerb } from './verbs/amend-draft.ts'
export { currentCatalogue } from './verbs/current.ts'
export { draftEdition, exportEdition } from './verbs/draft.ts'
export { listEditions, readEdition } from './verbs/editions.ts'
export { importEvidence } from './verbs/import-evidence.ts'
export { listProposals } from './verbs/proposals.ts'
export { reviewProposals } from './verbs/review-proposals.ts'

export const catalogueVerbs: readonly AnyVerb[] = [
  currentCatalogue,
  listEditions,
  readEdition,
  exportEdition,
  catalogueTemplate,
  draftEdition,
  evidenceTemplate,
  importEvidence,
  listProposals,
  readProposal,
  reviewProposals,
  draftReviewed,
  readDraftVerb,
  amendDraftVerb,
]

export const catalogueProcedures: readonly Procedure[] = [catalogueProcedure]
