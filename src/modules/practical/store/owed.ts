import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'

/** What an account still owes in these sessions as an examiner: candidates, and cells in which its phones differ. */
export async function owedIn(
  db: Db,
  sessions: readonly string[],
  account: string | null,
): Promise<ReadonlyMap<string, { candidates: number; own: number }>> {
  const { rows } = await sql<{ id: string; candidates: number; own: number }>`select c.session as id,
      (count(*) filter (where d.missing > 0))::int as candidates, sum(d.own)::int as own
    from practical_candidate c join practical_duty d on d.candidate = c.id and d.until is null
      join practical_examiner e on e.session = c.session and e.card = d.card
    where c.session = any(${[...sessions]}::uuid[]) and e.account = ${account} and e.until is null
    group by c.session`.execute(db)
  return new Map(rows.map(({ id, ...of }) => [id, of]))
}

/** What waits for the chief of these sessions: items in dispute, and candidates with marks that came late. */
export async function openIn(
  db: Db,
  sessions: readonly string[],
): Promise<ReadonlyMap<string, { apart: number; late: number }>> {
  const { rows } = await sql<{ id: string; apart: number; late: number }>`select s.id,
      (select coalesce(sum(c.apart), 0)::int from practical_candidate c where c.session = s.id) as apart,
      (select count(distinct l.candidate)::int from practical_entry l
        where l.session = s.id and l.became = 'late') as late
    from practical_session s where s.id = any(${[...sessions]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...of }) => [id, of]))
}
