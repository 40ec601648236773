import type { z } from 'zod'
import type { TagTone } from '../../../kit/tag.tsx'
import type { Grade } from '../rules/evidence.ts'
import type { draftReviewed } from '../verbs/draft-reviewed.ts'
import type { listProposals, readProposal } from '../verbs/proposals.ts'

/** What the verbs of the measurement answer, by their own schemas. */
export type Measured = z.output<typeof listProposals.output>
export type Proposed = Measured['items'][number]
export type OccupationFile = z.output<typeof readProposal.output>
export type DraftedFromReviews = z.output<typeof draftReviewed.output>

export const GRADE_TONES: Record<Grade, TagTone> = {
  非常紧缺: 'bad',
  紧缺: 'warn',
  一般紧缺: 'plain',
  不列入: 'plain',
}

/** Whether an occupation would leave, enter or move; one that was never listed and is not proposed does not. */
export const moves = ({ class: grade, before }: Proposed): boolean => grade !== (before ?? '不列入')
