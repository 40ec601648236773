import type { z } from 'zod'
import type { listDocuments } from '../verbs/documents.ts'
import type { draftDocument } from '../verbs/draft.ts'
import type { listDrafts, readDraft } from '../verbs/drafts.ts'

/** What the verbs answer, by their own schemas. */
export type Documents = z.output<typeof listDocuments.output>
export type Drafts = z.output<typeof listDrafts.output>
export type Draft = z.output<typeof readDraft.output>
export type Loaded = z.output<typeof draftDocument.output>
