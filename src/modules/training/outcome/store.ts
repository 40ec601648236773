import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { OutcomeKind } from '../../organisations/index.ts'
import type { Came } from '../rules/outcome.ts'

/** Those who completed a class are asked about on a day to come (就业跟踪). */
export async function followUp(
  db: Db,
  id: string,
  people: readonly string[],
  dueOn: CivilDate,
): Promise<void> {
  await sql`insert into training_follow_up (class, person, due_on)
    select ${id}::uuid, person, ${dueOn}::date from unnest(${[...people]}::uuid[]) as p (person)
    on conflict (class, person) do nothing`.execute(db)
}

const Due = z.object({ class: z.string(), person: z.string(), due_on: KeptDay })
export type Due = z.output<typeof Due>

/** Those who are due and of whom no register has answered yet, whoever was looked at longest ago first. */
export const dueFollowUps = (db: Db, { today, most }: { today: CivilDate; most: number }): Promise<Due[]> =>
  readRows(
    Due,
    sql`select class, person, due_on from training_follow_up
      where answered_on is null and due_on <= ${today}::date
      order by looked_at nulls first, due_on, class, person limit ${most} for update skip locked`,
    db,
  )

/** Keeps what the registers say of one, or that they say nothing yet. */
export async function keepFollowUp(
  db: Db,
  one: Pick<Due, 'class' | 'person'>,
  { at, on, employed }: { at: Date; on: CivilDate; employed: boolean | null },
): Promise<void> {
  await sql`update training_follow_up set looked_at = ${at}, employed = ${employed}::boolean,
      answered_on = case when ${employed}::boolean is null then null else ${on}::date end
    where class = ${one.class}::uuid and person = ${one.person}::uuid and answered_on is null`.execute(db)
}

/** Whether what came until a day was looked through already. */
export async function lookedThrough(db: Db, kind: OutcomeKind, until: CivilDate): Promise<boolean> {
  const { rows } =
    await sql`select 1 from training_outcome_look where kind = ${kind} and until = ${until}::date`.execute(db)
  return rows.length > 0
}

/** Keeps that what came until a day was looked through. */
export async function keepLook(db: Db, kind: OutcomeKind, until: CivilDate): Promise<void> {
  await sql`insert into training_outcome_look (kind, until) values (${kind}, ${until}::date) on conflict do nothing`.execute(
    db,
  )
}

/**
 * What came in of each provider before a day. Employment counts whoever no enterprise employed when the class was filed, and only
 * while the completion stands.
 */
export async function cameOf(db: Db, kind: OutcomeKind, before: CivilDate): Promise<Map<string, Came[]>> {
  const from: Record<OutcomeKind, RawBuilder<unknown>> = {
    satisfaction: sql`select c.provider, s.said_on as on_day, s.stars >= 4 as good
      from class_satisfaction s join training_class c on c.id = s.class
      where s.said_on < ${before}::date`,
    employment: sql`select c.provider, f.answered_on as on_day, f.employed as good
      from training_follow_up f join training_class c on c.id = f.class
      join trainee t on t.class = f.class and t.person = f.person
      where f.answered_on < ${before}::date and t.completed and t.subsidy_group <> 'enterprise-employee'`,
  }
  const rows = await readRows(
    z.object({ provider: z.string(), on: KeptDay, people: z.number(), good: z.number() }),
    sql`select provider::text as provider, on_day as on, count(*)::int as people, count(*) filter (where good)::int as good
      from (${from[kind]}) as came group by provider, on_day`,
    db,
  )
  const found = new Map<string, Came[]>()
  for (const { provider, ...came } of rows) found.set(provider, [...(found.get(provider) ?? []), came])
  return found
}
