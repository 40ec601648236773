import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'

/** How many people stand on the rosters of a provider's classes that were filed and neither refused nor withdrawn (人次). */
export async function rosterTotal(db: Db, provider: string, except: string | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count
    from trainee t join training_class c on c.id = t.class
    where c.provider = ${provider} and c.state in ('filed', 'approved', 'completed')
      and (${except}::uuid is null or c.id <> ${except}::uuid)`.execute(db)
  return rows[0]?.count ?? 0
}
