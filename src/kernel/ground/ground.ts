import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, lockKey } from '../database/index.ts'
import { readRows } from '../database/rows.ts'
import type { VerbContext } from '../verb/index.ts'
import { groundCorrected, groundRestored, groundWithdrawn } from './events.ts'

/** What something rests on, by its sort: a certificate, class, status, edition, exam, account … */
export interface Source {
  kind: string
  id: string
}

/** Whatever rests on sources: a case ('claim') or a register entry ('certificate'). */
export const Dependant = z.object({
  kind: z.string(),
  id: z.string(),
})
const WithdrawnSource = z.object({ kind: z.string(), id: z.string(), why: z.string() })
export type Dependant = z.infer<typeof Dependant>

/** A source and how far it can be trusted: A 发证机构, B 窗口核验, C 本人或机构填报, D 承诺. */
export interface Ground extends Source {
  trust: 'A' | 'B' | 'C' | 'D'
}

type Acting = Pick<VerbContext, 'db' | 'now' | 'emit'>

/**
 * Says what a dependant rests on (依据), in place of what was said before. A source that was corrected in the meantime
 * gives way to its newest successor; of one that was withdrawn the dependant learns at once.
 */
export async function setGrounds(
  ctx: Acting,
  dependant: Dependant,
  grounds: readonly Ground[],
): Promise<void> {
  await setGroundsOf(ctx, dependant.kind, new Map([[dependant.id, grounds]]))
}

/** The same for many dependants of one kind at once, by their ids. */
export async function setGroundsOf(
  ctx: Acting,
  dependantKind: string,
  grounds: ReadonlyMap<string, readonly Ground[]>,
): Promise<void> {
  await lockSources(ctx.db, [...grounds.values()].flat(), 'shared')
  const newest = await newestOf(ctx.db, grounds)
  await sql`delete from ground g where dependant_kind = ${dependantKind}
    and dependant_id = any(${[...grounds.keys()]}::text[])
    and not exists (select 1 from jsonb_to_recordset(${JSON.stringify(newest)}::jsonb)
        as n (dependant text, kind text, id text)
      where n.dependant = g.dependant_id and n.kind = g.source_kind and n.id = g.source_id)`.execute(ctx.db)
  if (newest.length === 0) return
  const { rows } = await sql<{
    dependant_id: string
    source_kind: string
    source_id: string
    why: string | null
    fresh: boolean
  }>`
    insert into ground as g (dependant_kind, dependant_id, source_kind, source_id, trust, withdrawn_at, withdrawn_why)
    select ${dependantKind}, dependant, kind, id, trust, withdrawn_at, withdrawn_why
    from jsonb_to_recordset(${JSON.stringify(newest)}::jsonb) as n (dependant text, kind text, id text, trust text,
      withdrawn_at timestamptz, withdrawn_why text)
    on conflict (dependant_kind, dependant_id, source_kind, source_id) do update set trust = excluded.trust
    returning dependant_id, source_kind, source_id, withdrawn_why as why, (xmax = 0) as fresh`.execute(ctx.db)
  for (const { dependant_id, source_kind: kind, source_id: id, why, fresh } of rows)
    if (fresh && why !== null)
      await ctx.emit(groundWithdrawn, {
        dependant: { kind: dependantKind, id: dependant_id },
        source: { kind, id },
        why,
      })
}

interface NewestGround extends Ground {
  dependant: string
  withdrawn_at: Date | null
  withdrawn_why: string | null
}

/** The grounds with each source that was corrected in place of its newest successor, and what became of that. */
async function newestOf(
  db: Db,
  grounds: ReadonlyMap<string, readonly Ground[]>,
): Promise<readonly NewestGround[]> {
  const named = [...grounds].flatMap(([dependant, own]) => own.map((one) => ({ dependant, ...one })))
  if (named.length === 0) return []
  const { rows } = await sql<NewestGround>`
    with recursive named as (
      select * from jsonb_to_recordset(${JSON.stringify(named)}::jsonb)
        as n (dependant text, kind text, id text, trust text)
    ), followed as (
      select dependant, kind, id, trust from named
      union
      select f.dependant, f.kind, s.successor, f.trust from followed f
        join ground_source s on s.kind = f.kind and s.id = f.id and s.successor is not null
    )
    select f.dependant, f.kind, f.id, min(f.trust) as trust, s.withdrawn_at, s.withdrawn_why
    from followed f left join ground_source s on s.kind = f.kind and s.id = f.id
    where s.successor is null group by f.dependant, f.kind, f.id, s.withdrawn_at, s.withdrawn_why`.execute(db)
  return rows
}

/** What rests on a source. */
export async function restingOn(db: Db, source: Source): Promise<Dependant[]> {
  const rows = await readRows(
    Dependant,
    sql`select dependant_kind as kind, dependant_id as id from ground
    where source_kind = ${source.kind} and source_id = ${source.id} order by 1, 2`,
    db,
  )
  return rows
}

/** What a dependant rests on. */
export async function groundsOf(
  db: Db,
  dependant: Dependant,
): Promise<(Ground & { withdrawn: { at: Date; why: string } | null })[]> {
  const { rows } = await sql<Ground & { withdrawn_at: Date | null; withdrawn_why: string | null }>`
    select source_kind as kind, source_id as id, trust, withdrawn_at, withdrawn_why from ground
    where dependant_kind = ${dependant.kind} and dependant_id = ${dependant.id}
    order by source_kind, source_id`.execute(db)
  return rows.map(({ withdrawn_at: at, withdrawn_why: why, ...ground }) => ({
    ...ground,
    withdrawn: at && why ? { at, why } : null,
  }))
}

/** A source is replaced by a corrected one (更正): all that rests on it goes on with the successor. */
export async function sourceCorrected(ctx: Acting, source: Source, successor: string): Promise<void> {
  await lockSources(ctx.db, [source], 'alone')
  await sql`insert into ground_source (kind, id, successor) values (${source.kind}, ${source.id}, ${successor})
    on conflict (kind, id) do update set successor = excluded.successor`.execute(ctx.db)
  const { rows } = await sql<
    Dependant & { trust: string; withdrawn_at: Date | null; withdrawn_why: string | null }
  >`
    delete from ground where source_kind = ${source.kind} and source_id = ${source.id}
    returning dependant_kind as kind, dependant_id as id, trust, withdrawn_at, withdrawn_why`.execute(ctx.db)
  if (rows.length === 0) return
  await sql`insert into ground (dependant_kind, dependant_id, source_kind, source_id, trust, withdrawn_at, withdrawn_why)
    select kind, id, ${source.kind}, ${successor}, trust, withdrawn_at, withdrawn_why
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as moved (kind text, id text, trust text,
      withdrawn_at timestamptz, withdrawn_why text)
    on conflict (dependant_kind, dependant_id, source_kind, source_id) do nothing`.execute(ctx.db)
  const moved = rows.map(({ kind, id }) => ({ kind, id })).sort(inOrder)
  for (const dependant of moved) await ctx.emit(groundCorrected, { dependant, source, successor })
}

/**
 * A source is withdrawn (撤销、查实不实): all that rests on it is marked in this very transaction, so that no payment
 * compiled from now on includes it, and whoever is responsible for each dependant is told.
 */
export async function sourceWithdrawn(ctx: Acting, source: Source, why: string): Promise<void> {
  await lockSources(ctx.db, [source], 'alone')
  await sql`insert into ground_source (kind, id, withdrawn_at, withdrawn_why)
    values (${source.kind}, ${source.id}, ${ctx.now}, ${why})
    on conflict (kind, id) do update set withdrawn_at = excluded.withdrawn_at,
      withdrawn_why = excluded.withdrawn_why`.execute(ctx.db)
  const rows = await readRows(
    Dependant,
    sql`update ground set withdrawn_at = ${ctx.now}, withdrawn_why = ${why}
    where source_kind = ${source.kind} and source_id = ${source.id} and withdrawn_at is null
    returning dependant_kind as kind, dependant_id as id`,
    ctx.db,
  )
  for (const dependant of rows) await ctx.emit(groundWithdrawn, { dependant, source, why })
}

/** A withdrawn source stands again (撤销认定): nothing that rests on it is barred by it any more, and each is told. */
export async function sourceRestored(ctx: Acting, source: Source): Promise<void> {
  await lockSources(ctx.db, [source], 'alone')
  await sql`update ground_source set withdrawn_at = null, withdrawn_why = null
    where kind = ${source.kind} and id = ${source.id}`.execute(ctx.db)
  const rows = await readRows(
    Dependant,
    sql`update ground set withdrawn_at = null, withdrawn_why = null
    where source_kind = ${source.kind} and source_id = ${source.id} and withdrawn_at is not null
    returning dependant_kind as kind, dependant_id as id`,
    ctx.db,
  )
  for (const dependant of rows) await ctx.emit(groundRestored, { dependant, source })
}

/** Which of these dependants have lost a source, and which; one query for a whole batch. */
export async function withdrawnAmong(
  db: Db,
  kind: string,
  ids: readonly string[],
): Promise<Map<string, Source[]>> {
  const { rows } = await sql<{ dependant: string; kind: string; id: string }>`
    select dependant_id as dependant, source_kind as kind, source_id as id from ground
    where dependant_kind = ${kind} and dependant_id = any(${ids}::text[]) and withdrawn_at is not null
    order by 1, 2, 3`.execute(db)
  const found = new Map<string, Source[]>()
  for (const { dependant, ...source } of rows) found.set(dependant, [...(found.get(dependant) ?? []), source])
  return found
}

/** Those of these sources that are withdrawn, with why: for what is decided on them but is no dependant yet. */
export async function withdrawnSources(
  db: Db,
  sources: readonly Source[],
): Promise<(Source & { why: string })[]> {
  return readRows(
    WithdrawnSource,
    sql`select g.kind, g.id, coalesce(g.withdrawn_why, '') as why from ground_source g
    join jsonb_to_recordset(${JSON.stringify(sources.map(({ kind, id }) => ({ kind, id })))}::jsonb)
      as asked (kind text, id text) on asked.kind = g.kind and asked.id = g.id
    where g.withdrawn_at is not null`,
    db,
  )
}

/** A dependant was found to stand without the sources that it has lost (复查维持): they bar nothing any more. */
export async function acceptWithdrawn(db: Db, dependant: Dependant): Promise<void> {
  await sql`delete from ground where dependant_kind = ${dependant.kind} and dependant_id = ${dependant.id}
    and withdrawn_at is not null`.execute(db)
}

/**
 * Whoever comes to rest on a source waits for whoever is changing it, and the other way round, so that none slips
 * through between the two. Always in one order, so that two never wait for each other.
 */
async function lockSources(db: Db, sources: readonly Source[], how: 'shared' | 'alone'): Promise<void> {
  const keys = [...new Set(sources.map(keyOf))].sort()
  const lock = sql.raw(how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock')
  await sql`select ${lock}(${lockKey(sql`k.key`)})
    from unnest(${keys}::text[]) with ordinality as k (key, place) order by place`.execute(db)
}

const inOrder = (a: Dependant, b: Dependant): number => (keyOf(a) < keyOf(b) ? -1 : 1)

const keyOf = ({ kind, id }: Source): string => `ground ${kind} ${id}`
