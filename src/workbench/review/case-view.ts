import type { z } from 'zod'
import type { Comparison, EvidenceTab } from '../../kernel/case/evidence.ts'
import type {
  CaseDetail as DetailShape,
  TimelineEntry as EntryShape,
  CaseItem as ItemShape,
  StepOffer as OfferShape,
} from '../../kernel/case/verbs/shapes.ts'

/** A case as a line of a list, as GET /cases answers. */
export type CaseItem = z.output<typeof ItemShape>

export interface CaseList {
  items: CaseItem[]
  total: number
  beyond: boolean
  next: string | null
  previous: string | null
  kinds: { kind: string; title: string; count: number }[]
}

/** A case with its evidence, steps and timeline, as GET /cases/{number} answers. */
export type CaseView = Omit<z.output<typeof DetailShape>, 'evidence'> & {
  evidence: { comparisons: Comparison[]; tabs: EvidenceTab[]; documents: { title: string; href: string }[] }
}

export type StepOffer = z.output<typeof OfferShape>
export type TimelineEntry = z.output<typeof EntryShape>
export type Box = 'todo' | 'done' | 'watch' | 'others'

/** What an officer gives with a step. */
export interface Taking {
  note?: string
  reason?: string
  corrections?: { key?: string; title?: string; note?: string }[]
  acknowledged?: string[]
}
