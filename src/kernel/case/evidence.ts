import type { VerbContext } from '../verb/index.ts'
import type { Procedure } from './procedure.ts'
import type { CaseFile } from './store/case-file.ts'

/** How far a source can be trusted (国办函〔2016〕108号): A issuing body … D own promise. */
export type Trust = 'A' | 'B' | 'C' | 'D'

/** One line of 申报与权威数据对照. */
export interface Comparison {
  item: string
  declared: string
  authoritative: string
  source: string
  trust: Trust
  result: 'ok' | 'attention' | 'bad'
  note: string | null
  /** Where the line sums up several things: each doubtful one in words, to be acknowledged for itself. */
  each?: string[]
}

export type EvidenceTab =
  | { key: string; title: string; kind: 'facts'; facts: { label: string; text: string }[] }
  | { key: string; title: string; kind: 'table'; columns: string[]; rows: string[][] }
  | {
      key: string
      title: string
      kind: 'attendance'
      needed: number
      days: { day: string; planned: number; attended: number }[]
      note: string
    }
  | {
      key: string
      title: string
      kind: 'certificate'
      fields: { label: string; text: string }[]
      verify: string
    }

/** What a reviewer sees side by side. */
export interface Evidence {
  comparisons: Comparison[]
  tabs: EvidenceTab[]
  documents: { title: string; href: string }[]
}

export const NO_EVIDENCE: Evidence = { comparisons: [], tabs: [], documents: [] }

/** What another module knows of a case and shows beside its evidence. */
export type Witness = (ctx: VerbContext, file: CaseFile) => Promise<Evidence>

/** A procedure whose evidence is joined by what modules on higher floors know of the case; main puts them together. */
export const withWitness = (procedure: Procedure, witness: Witness): Procedure => ({
  ...procedure,
  async evidence(ctx, file) {
    const own = (await procedure.evidence?.(ctx, file)) ?? NO_EVIDENCE
    const more = await witness(ctx, file)
    return {
      comparisons: [...own.comparisons, ...more.comparisons],
      tabs: [...own.tabs, ...more.tabs],
      documents: [...own.documents, ...more.documents],
    }
  },
})
