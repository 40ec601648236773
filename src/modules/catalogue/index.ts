import type { Procedure } from '../../kernel/case/index.ts'
import type { AnyVerb } from '../../kernel/verb/index.ts'
import { catalogueProcedure } from './procedure.ts'
import { amendDraftVerb, readDraftVerb } from './verbs/amend-draft.ts'
import { currentCatalogue } from './verbs/current.ts'
import { catalogueTemplate, draftEdition, exportEdition } from './verbs/draft.ts'
import { listEditions, readEdition } from './verbs/editions.ts'

export * from './rules.ts'
export { catalogueSheet } from './sheet.ts'
export { editionOfCase, publishedEditions, publishedIds } from './store.ts'
export { amendDraftVerb, readDraftVerb } from './verbs/amend-draft.ts'
export { currentCatalogue } from './verbs/current.ts'
export { draftEdition, exportEdition } from './verbs/draft.ts'
export { listEditions, readEdition } from './verbs/editions.ts'

export const catalogueVerbs: readonly AnyVerb[] = [
  currentCatalogue,
  listEditions,
  readEdition,
  exportEdition,
  catalogueTemplate,
  draftEdition,
  readDraftVerb,
  amendDraftVerb,
]

export const catalogueProcedures: readonly Procedure[] = [catalogueProcedure]
