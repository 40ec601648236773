import { module } from '../../kernel/module/index.ts'
import { policyChecks } from './checks.ts'
import { documentsWithVersions } from './documents.ts'
import { policyFinding } from './finding.ts'
import { policiesSet, policyArticlesSet } from './open-data.ts'
import { originalFiles } from './original.ts'
import { POLICY_PERMISSIONS } from './permissions.ts'
import { policyProcedure } from './procedure.ts'
import { policyWarningKind } from './rules.ts'
import { signedNumbers } from './store.ts'
import { listDocuments, readDocument } from './verbs/documents.ts'
import { draftDocument } from './verbs/draft.ts'
import { listDrafts, readDraft } from './verbs/drafts.ts'
import { listExpiring } from './verbs/expiring.ts'
import { readOriginal } from './verbs/original.ts'
import { searchPolicy } from './verbs/search.ts'
import { compareVersions, readVersion } from './verbs/versions.ts'

/** On what every decision rests (政策库). */
export const policy = module({
  name: 'policy',
  title: '政策库',
  permissions: POLICY_PERMISSIONS,
  verbs: [
    listDocuments,
    readDocument,
    searchPolicy,
    listExpiring,
    readVersion,
    readOriginal,
    compareVersions,
    draftDocument,
    listDrafts,
    readDraft,
  ],
  procedures: [policyProcedure],
  kinds: [policyWarningKind],
  files: [originalFiles],
  finds: [policyFinding],
  datasets: [policiesSet, policyArticlesSet],
  checks: policyChecks,
  publishes: {
    known: signedNumbers,
    into: async (standards, db) =>
      standards.withDocuments(await documentsWithVersions(db, standards.documents)),
  },
  portal: async () => (await import('./portal/index.tsx')).policyPortal,
  workbench: () => import('./workbench/index.ts'),
})
