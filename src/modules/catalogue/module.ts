import { module } from '../../kernel/module/index.ts'
import { catalogueFinding } from './finding.ts'
import { catalogueEditionsSet, catalogueSet } from './open-data.ts'
import { CATALOGUE_PERMISSIONS } from './permissions.ts'
import { catalogueProcedure } from './procedure.ts'
import { methodKind, shortageKind } from './rules/evidence.ts'
import { CATALOGUE_RULES } from './rules/in-words.ts'
import { catalogueKind } from './rules.ts'
import { publishedEditions, publishedIds } from './store.ts'
import { currentCatalogue } from './verbs/current.ts'
import { catalogueTemplate, draftEdition, exportEdition } from './verbs/draft.ts'
import { draftReviewed } from './verbs/draft-reviewed.ts'
import { listEditions, readEdition } from './verbs/editions.ts'
import { evidenceTemplate, importEvidence } from './verbs/import-evidence.ts'
import { listProposals, readProposal } from './verbs/proposals.ts'
import { readDraftVerb } from './verbs/read-draft.ts'
import { reviewProposals } from './verbs/review-proposals.ts'

/** Which occupations are scarce, and what their training is worth (紧缺目录). */
export const catalogue = module({
  name: 'catalogue',
  title: '紧缺目录',
  permissions: CATALOGUE_PERMISSIONS,
  verbs: [
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
  ],
  procedures: [catalogueProcedure],
  kinds: [catalogueKind, methodKind, shortageKind],
  datasets: [catalogueSet, catalogueEditionsSet],
  finds: [catalogueFinding],
  rules: CATALOGUE_RULES,
  publishes: {
    known: publishedIds,
    into: async (standards, db) => standards.with(await publishedEditions(db)),
  },
  portal: async () => (await import('./portal/index.tsx')).cataloguePortal,
  workbench: () => import('./workbench/index.ts'),
})
