import type { Cause } from './in-words.ts'

/** What is known of a certificate when a paper of it is asked for. */
export interface PaperFacts {
  state: 'valid' | 'corrected' | 'revoked'
  /** The open order, by its number. */
  open: string | null
  /** A paper in force is with the holder. */
  paper: boolean
}

export type PaperAnswer =
  | { may: true; cause: Cause }
  | { may: false; why: 'revoked' | 'corrected' | 'open' | 'cause' | 'no-paper' }

/**
 * Whether a paper may be printed of a certificate (纸质证书申领、补发): only of one that stands, one order at a time; where a paper is in
 * force, only in place of one that was lost or damaged (R4.9 补发), which is void from then on.
 */
export function mayAsk(facts: PaperFacts, said: 'lost' | 'damaged' | null): PaperAnswer {
  if (facts.state !== 'valid') return { may: false, why: facts.state }
  if (facts.open) return { may: false, why: 'open' }
  if (!facts.paper) return said ? { may: false, why: 'no-paper' } : { may: true, cause: 'first' }
  return said ? { may: true, cause: said } : { may: false, why: 'cause' }
}

/** What became of the blanks: received = used + spoiled + left, always. */
export interface BlankCounts {
  received: number
  used: number
  spoiled: number
  left: number
}
export const addsUp = ({ received, used, spoiled, left }: BlankCounts): boolean =>
  received === used + spoiled + left
