import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'

/** An answer that no machine marks and that is not agreed on yet: for whom it waits. */
export interface Waiting {
  sitting: string
  item: string
  wants: 'examiner' | 'chief'
}

/** Keeps what waits in a session as it stands now; only what changed is written. */
export async function writeWaiting(db: Db, session: string, waiting: readonly Waiting[]): Promise<void> {
  const rows = JSON.stringify(waiting)
  await sql`delete from sitting_waiting w where w.session = ${session}::uuid and not exists (
      select 1 from jsonb_to_recordset(${rows}::jsonb) as n (sitting uuid, item text)
      where n.sitting = w.sitting and n.item = w.item)`.execute(db)
  await sql`insert into sitting_waiting as w (sitting, item, session, wants)
    select sitting, item, ${session}::uuid, wants from jsonb_to_recordset(${rows}::jsonb)
      as n (sitting uuid, item text, wants text)
    on conflict (sitting, item) do update set wants = excluded.wants where w.wants <> excluded.wants`.execute(
    db,
  )
}

/** Which of the waiting answers `w` an account may still mark: it has given no points to them yet. */
export const mayStillMark = (account: string | null) => sql`not exists (select 1 from sitting_given g
  where g.sitting = w.sitting and g.item = w.item and g.account = ${account})`

/** How many answers of each session wait for this account, as an examiner or as the chief. */
export async function waitingIn(
  db: Db,
  sessions: readonly string[],
  wants: Waiting['wants'],
  account: string | null,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ session: string; count: number }>`select w.session, count(*)::int as count
    from sitting_waiting w where w.session = any(${[...sessions]}::uuid[]) and w.wants = ${wants}
      and ${mayStillMark(account)} group by w.session`.execute(db)
  return new Map(rows.map(({ session, count }) => [session, count]))
}
