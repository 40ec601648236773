import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/**
 * Whom a provider trained for the public (面向社会培训) between two days, both included: whoever completed a class of its
 * and came as nobody's employee, each once.
 */
export async function publicTrainees(
  db: Db,
  provider: string,
  from: CivilDate,
  to: CivilDate,
): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`select distinct t.person from trainee t
    join training_class c on c.id = t.class
    where c.provider = ${provider}::uuid and c.state = 'completed' and t.completed
      and c.completed_on between ${from} and ${to} and t.subsidy_group <> 'enterprise-employee'`.execute(db)
  return rows.map(({ person }) => person)
}
