import { type RawBuilder, sql } from 'kysely'
import { readRows } from '../../database/index.ts'
import { type Finding, FOUND, FOUND_OF_PERSON, type Found } from '../../module/finding.ts'
import { plainName } from '../../value/person/person-name.ts'
import type { VerbContext } from '../../verb/index.ts'
import { type Procedure, stateShown } from '../procedure.ts'
import { reachOf } from './boxes.ts'
import { FileRow, fileOf } from './case-store.ts'
import { soughtCases } from './sought-cases.ts'

/** 办件, as the one search box finds them: those of the actor's district, organisation or person, and no others. */
export const caseFinding = (procedures: () => readonly Procedure[]): Finding => ({
  title: '办件',
  async find(ctx, sought) {
    const reach = reachOf(ctx)
    if (!reach || sought.length < 2) return []
    const text = /^[\da-z-]+$/i.test(sought) ? sought : plainName(sought)
    return read(
      ctx,
      procedures(),
      sql`f.number in (select number from (${soughtCases(text, reach.is)}) sought) and ${reach.is}`,
      FOUND,
    )
  },
  async ofPerson(ctx, person) {
    const reach = reachOf(ctx)
    if (!reach) return []
    return read(ctx, procedures(), sql`f.person = ${person}::uuid and ${reach.is}`, FOUND_OF_PERSON)
  },
})

async function read(
  ctx: VerbContext,
  procedures: readonly Procedure[],
  meant: RawBuilder<unknown>,
  most: number,
): Promise<Found[]> {
  const rows = await readRows(
    FileRow,
    sql`select f.* from case_file f where ${meant} order by f.opened_at desc, f.number desc limit ${sql.lit(most)}`,
    ctx.db,
  )
  return rows.map(fileOf).map((file) => {
    const procedure = procedures.find(({ kind }) => kind === file.kind)
    if (!procedure) throw new Error(`no procedure for cases of kind ${file.kind}`)
    return {
      title: file.title,
      more: [procedure.title, stateShown(procedure, file.state).title, file.number].join('，'),
      ...(ctx.actor.kind === 'citizen'
        ? { site: `/my/cases/${file.number}` as const }
        : { work: `/cases/${file.number}` as const }),
    }
  })
}

/** Which of these people have a case that the actor may see. */
export async function peopleWithCases(ctx: VerbContext, people: readonly string[]): Promise<Set<string>> {
  const reach = reachOf(ctx)
  if (!reach || people.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`select id from unnest(${[...people]}::uuid[]) as p (id)
    where exists (select 1 from case_file f where f.person = p.id and ${reach.is})`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}
