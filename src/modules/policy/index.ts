export { listDocuments } from './verbs/documents.ts'
export { draftDocument } from './verbs/draft.ts'
export { endsOf, listExpiring } from './verbs/expiring.ts'
export { searchPolicy } from './verbs/search.ts'
