import { randomUUID } from 'node:crypto'
import type { Db } from '../../kernel/database/index.ts'
import type { CivilDate } from '../../kernel/value/civil-date.ts'
import { problem, type VerbContext } from '../../kernel/verb/index.ts'
import type { PersonStatus } from './schema.ts'
import { type Standing, standingOn } from './standing.ts'
import { lockPerson, statusRows, upsertStatus } from './store.ts'

export interface NewStatus extends Omit<PersonStatus, 'organisation' | 'to'> {
  organisation?: string | null
  to?: CivilDate | null
}

/**
 * Writes what a source says of a person (人员类别、就业、参保); said again of the same kind, employer and first day
 * it takes the earlier row's place. Throws 404 when there is no such person.
 */
export async function setStatus(ctx: VerbContext, person: string, status: NewStatus): Promise<void> {
  const row = { ...status, organisation: status.organisation ?? null, to: status.to ?? null }
  if (!(await lockPerson(ctx.db, person))) throw problem(404, '没有这个人')
  if (row.to !== null && row.to < row.from) throw problem(422, '终止日早于起始日')
  await upsertStatus(ctx.db, { ...row, id: randomUUID(), person, at: ctx.now })
}

/** What a person is on a day: group, employer, insured months and what excludes (3.2). */
export async function standing(db: Db, person: string, day: CivilDate): Promise<Standing> {
  const rows = await statusRows(db, [person])
  return standingOn(rows.get(person) ?? [], day)
}

/** The same for many people in one query, by person. */
export async function standings(
  db: Db,
  people: readonly string[],
  day: CivilDate,
): Promise<Map<string, Standing>> {
  const rows = await statusRows(db, people)
  return new Map([...rows].map(([person, statuses]) => [person, standingOn(statuses, day)]))
}

/** All dated rows of a person, for whoever asks about more than one day. */
export async function statusesOf(db: Db, person: string): Promise<PersonStatus[]> {
  return (await statusRows(db, [person])).get(person) ?? []
}
