export { draftRetentionKind, removeOldDrafts } from './retention.ts'
export type { DraftValues } from './store.ts'
export { discardDraft, draftVerbs, keepFile, readDrafts, readKeptFile, saveDraft } from './verbs.ts'
