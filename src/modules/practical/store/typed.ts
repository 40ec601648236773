import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { Cells } from '../rules/typing.ts'

/** What one person typed of an examiner's paper sheet. */
export interface Typed {
  candidate: string
  card: string
  place: number
  account: string
  name: string
  cells: Cells
}

const Row = z.object({
  candidate: z.string(),
  card: z.string(),
  place: z.number(),
  account: z.string(),
  name: z.string(),
  cells: kept<Cells>(),
})

/** Everything that was typed in a session, by sheet and place. */
export const typedIn = (db: Db, session: string): Promise<Typed[]> =>
  readRows(
    Row,
    sql`select t.candidate, t.card, t.place, t.account, t.name, t.cells from practical_typed t
      join practical_candidate c on c.id = t.candidate
      where c.session = ${session}::uuid order by c.seat, t.card, t.place`,
    db,
  )

/** Keeps what somebody typed; typed again it takes the place of one's own. */
export async function putTyped(db: Db, one: Typed & { at: Date }): Promise<void> {
  await sql`insert into practical_typed (candidate, card, place, account, name, cells, at)
    values (${one.candidate}, ${one.card}, ${one.place}, ${one.account}, ${one.name}, ${JSON.stringify(one.cells)}::jsonb,
      ${one.at})
    on conflict (candidate, card, place) do update set cells = excluded.cells, at = excluded.at
      where practical_typed.account = excluded.account`.execute(db)
}
