import { sql } from 'kysely'
import { z } from 'zod'
import { kept } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import { VOIDS, type Void } from './in-words.ts'

/** What whoever verifies learns of the papers of a certificate: which is in force, which are void and why. */
export const PaperSaid = z.object({
  blank: z.string(),
  /** Since when it is void; null where it is in force. */
  voided: z.string().nullable(),
  why: z.string(),
})
export type PaperSaid = z.infer<typeof PaperSaid>

/** A paper as `PAPERS_SAID` gives it. */
export const KeptPaperSaid = z.object({
  blank: z.string(),
  on: KeptDay.nullable(),
  why: kept<Void>().nullable(),
})

/** A column beside a certificate `c`: its papers, in the order in which they were printed; null where it has none. */
export const PAPERS_SAID = sql`(select json_agg(json_build_object('blank', p.blank, 'on', p.void_on, 'why', p.void_why)
    order by p.printed_on, p.blank)
  from (select * from certificate_paper where certificate = c.id order by printed_on, blank limit 100) p)`

export const paperSaid = ({ blank, on, why }: z.output<typeof KeptPaperSaid>): PaperSaid => ({
  blank,
  voided: on,
  why: why ? VOIDS[why] : '',
})
