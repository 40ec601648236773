import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** The claims that came of these classes, each with its class, by number. */
export const claimsOfClasses = (
  db: Db,
  classes: readonly string[],
): Promise<{ number: string; class: string }[]> =>
  readRows(
    z.object({ number: z.string(), class: z.string() }),
    sql`select number, class from subsidy_claim where class = any(${[...classes]}::uuid[]) and class is not null
      order by number limit 50000`,
    db,
  )
