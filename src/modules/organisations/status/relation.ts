import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { lockOrganisation } from '../store.ts'

/** What an organisation can be to another (机构关系). */
export const RELATIONS = { branch: '分支机构', merged: '已并入' } as const
export type Relation = keyof typeof RELATIONS

/** One organisation's standing to another, from a day on. */
export interface RelationEntry {
  organisation: string
  sort: Relation
  into: string
  from: CivilDate
  decidedIn: string
}

const Row = z.object({
  organisation: z.string(),
  sort: z.enum(['branch', 'merged']),
  into_organisation: z.string(),
  starts: KeptDay,
  decided_in: z.string(),
})

/** So many relations are read of one organisation. */
const MOST = 200

/** What an organisation is to others, and others to it, as it stands now. */
export async function relationsOf(db: Db, organisation: string): Promise<RelationEntry[]> {
  const rows = await readRows(
    Row,
    sql`select organisation, sort, into_organisation, starts, decided_in from organisation_relation
    where ends is null and (organisation = ${organisation} or into_organisation = ${organisation})
    order by starts, organisation limit ${MOST}`,
    db,
  )
  return rows.map(({ into_organisation: into, starts: from, decided_in: decidedIn, ...one }) => ({
    ...one,
    into,
    from,
    decidedIn,
  }))
}

/** Relates an organisation to another. Throws 409 where it is one already, or the two would stand above each other. */
export async function relate(ctx: VerbContext, to: RelationEntry): Promise<void> {
  // Both are locked in one order, so that two that would swallow each other wait for one another.
  for (const id of [to.organisation, to.into].sort())
    if (!(await lockOrganisation(ctx.db, id))) throw refusals.noSuchOrganisation()
  const above = await relationsOf(ctx.db, to.into)
  if (to.organisation === to.into || above.some(({ organisation }) => organisation === to.into))
    throw refusals.relatedAlready({ detail: '对方自己已经是分支或者已经并入别的机构，请选它的上级。' })
  const { rows } =
    await sql`insert into organisation_relation (id, organisation, sort, into_organisation, starts, decided_in,
      set_at)
    values (${randomUUID()}, ${to.organisation}, ${to.sort}, ${to.into}, ${to.from}, ${to.decidedIn}, ${ctx.now})
    on conflict do nothing returning id`.execute(ctx.db)
  if (rows.length === 0) throw refusals.relatedAlready()
}

/** Undoes a relation: `last` is its last day. Throws 409 where there is none. */
export async function unrelate(
  ctx: VerbContext,
  organisation: string,
  sort: Relation,
  { last, endedIn }: { last: CivilDate; endedIn: string },
): Promise<void> {
  const { rows } = await sql`update organisation_relation set ends = ${last}, ended_in = ${endedIn}
    where organisation = ${organisation} and sort = ${sort} and ends is null returning id`.execute(ctx.db)
  if (rows.length === 0) throw refusals.notRelated()
}
