import { z } from 'zod'
import type { Db } from '../../../kernel/database/index.ts'
import { VOIDS } from './in-words.ts'
import { papersOf } from './papers.ts'

/** What whoever verifies learns of the papers of a certificate: which is in force, which are void and why. */
export const PaperSaid = z.object({
  blank: z.string(),
  /** Since when it is void; null where it is in force. */
  voided: z.string().nullable(),
  why: z.string(),
})
export type PaperSaid = z.infer<typeof PaperSaid>

export const papersSaid = async (db: Db, certificate: string): Promise<PaperSaid[]> =>
  (await papersOf(db, certificate)).map(({ blank, void: ended }) => ({
    blank,
    voided: ended?.on ?? null,
    why: ended ? VOIDS[ended.why] : '',
  }))
