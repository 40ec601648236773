import type { z } from 'zod'
import type { currentCatalogue } from '../verbs/current.ts'
import type { draftEdition } from '../verbs/draft.ts'
import type { readDraftVerb } from '../verbs/read-draft.ts'

/** What the verbs answer, by their own schemas. */
export type Catalogue = z.output<typeof currentCatalogue.output>
export type DraftView = z.output<typeof readDraftVerb.output>
export type Drafted = z.output<typeof draftEdition.output>
