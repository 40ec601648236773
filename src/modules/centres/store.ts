import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../kernel/database/index.ts'
import { KeptDay } from '../../kernel/value/shapes.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import {
  COUNTED,
  countRows,
  cutPage,
  type ListOrder,
  type Page,
  type PageAsked,
  pagedRow,
} from '../../kernel/verb/index.ts'

/** How a centre ended (终止方式). */
export const END_SORTS = { 'given-back': '注销', revoked: '取消', merged: '随企业合并终止' } as const
export type EndSort = keyof typeof END_SORTS

/** An enterprise training centre (企业培训中心). */
export interface Centre {
  id: string
  organisation: string
  district: string
  name: string
  staff: number
  capacity: number
  teachers: number
  occupations: string[]
  place: string
  why: string
  namedOn: CivilDate
  namedIn: string
  endedOn: CivilDate | null
  endSort: EndSort | null
  endReason: string | null
}

const Row = z.object({
  id: z.string(),
  organisation: z.string(),
  district: z.string(),
  name: z.string(),
  staff: z.number(),
  capacity: z.number(),
  teachers: z.number(),
  occupations: z.array(z.string()),
  place: z.string(),
  why: z.string(),
  named_on: KeptDay,
  named_in: z.string(),
  ended_on: KeptDay.nullable(),
  end_sort: z.enum(['given-back', 'revoked', 'merged']).nullable(),
  end_reason: z.string().nullable(),
})
const COLUMNS = sql.raw(
  'id, organisation, district, name, staff, capacity, teachers, occupations, place, why, named_on, named_in, ended_on, end_sort, end_reason',
)
const centreOf = (row: z.infer<typeof Row>): Centre => ({
  id: row.id,
  organisation: row.organisation,
  district: row.district,
  name: row.name,
  staff: row.staff,
  capacity: row.capacity,
  teachers: row.teachers,
  occupations: row.occupations,
  place: row.place,
  why: row.why,
  namedOn: row.named_on,
  namedIn: row.named_in,
  endedOn: row.ended_on,
  endSort: row.end_sort,
  endReason: row.end_reason,
})

/** Enters a centre; false where the organisation has one already. */
export async function insertCentre(
  db: Db,
  one: Omit<Centre, 'id' | 'endedOn' | 'endSort' | 'endReason'>,
): Promise<boolean> {
  const { rows } =
    await sql`insert into centre (id, organisation, district, name, staff, capacity, teachers, occupations,
      place, why, named_on, named_in)
    values (${randomUUID()}, ${one.organisation}, ${one.district}, ${one.name}, ${one.staff}, ${one.capacity},
      ${one.teachers}, ${one.occupations}::text[], ${one.place}, ${one.why}, ${one.namedOn}, ${one.namedIn})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

/** Ends a centre: `on` is the first day without it. False where it had ended before. */
export async function endCentre(
  db: Db,
  id: string,
  end: { on: CivilDate; sort: EndSort; reason: string; in: string | null },
): Promise<boolean> {
  const { rows } =
    await sql`update centre set ended_on = ${end.on}, end_sort = ${end.sort}, end_reason = ${end.reason},
      ended_in = ${end.in} where id = ${id} and ended_on is null returning id`.execute(db)
  return rows.length > 0
}

/** Undoes the end of a centre that ended only because its enterprise was merged; false where there is none. */
export async function reviveMerged(db: Db, organisation: string): Promise<boolean> {
  const { rows } = await sql`update centre set ended_on = null, end_sort = null, end_reason = null
    where id = (select id from centre where organisation = ${organisation} and end_sort = 'merged'
        order by named_on desc, id limit 1)
      and not exists (select 1 from centre n where n.organisation = ${organisation} and n.ended_on is null)
    returning id`.execute(db)
  return rows.length > 0
}

/** A centre by its id, ended or not; null where there is none. */
export const centreById = (db: Db, id: string): Promise<Centre | null> => one(db, sql`id = ${id}`)

/** The centre that an organisation has now, or null. */
export const centreNow = (db: Db, organisation: string): Promise<Centre | null> =>
  one(db, sql`organisation = ${organisation} and ended_on is null`)

/** The same, locked for the rest of the transaction. */
export const lockCentre = (db: Db, organisation: string): Promise<Centre | null> =>
  one(db, sql`organisation = ${organisation} and ended_on is null`, sql`for update`)

/** The centre of an organisation that ended last, or null. */
export const lastRevoked = (db: Db, organisation: string): Promise<Centre | null> =>
  one(db, sql`organisation = ${organisation} and end_sort = 'revoked'`)

async function one(db: Db, where: RawBuilder<unknown>, lock = sql``): Promise<Centre | null> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from centre where ${where} order by named_on desc, id limit 1 ${lock}`,
    db,
  )
  return rows[0] ? centreOf(rows[0]) : null
}

export interface CentreFilter {
  q?: string | undefined
  district?: string | undefined
  occupation?: string | undefined
  districts?: readonly string[] | undefined
}

const matching = ({ q, district, occupation, districts }: CentreFilter) => sql`c.ended_on is null
  and (${q ?? null}::text is null or position(lower(${q ?? ''}) in lower(c.name)) > 0)
  and (${district ?? null}::text is null or c.district = ${district ?? null})
  and (${districts ? [...districts] : null}::text[] is null or c.district = any(${districts ? [...districts] : []}::text[]))
  and (${occupation ?? null}::text is null or c.occupations @> array[${occupation ?? ''}]::text[])`

const BY_NAME: ListOrder = {
  name: 'centres',
  keys: [
    { by: sql`c.name`, is: 'text' },
    { by: sql`c.id`, is: 'id' },
  ],
}

/** A page of the centres that there are now, by name. */
export async function searchCentres(
  db: Db,
  filter: CentreFilter,
  asked: PageAsked,
  size: number,
): Promise<Page<Centre> & { total: number; beyond: boolean }> {
  const found = sql`from centre c where ${matching(filter)}`
  const cut = cutPage(BY_NAME, asked, size)
  const rows = await readRows(
    pagedRow(Row),
    sql`select ${COLUMNS}, ${cut.key} ${found} and ${cut.beyond} ${cut.first}`,
    db,
  )
  const { items, ...neighbours } = cut.page(rows)
  return { ...neighbours, items: items.map(centreOf), ...(await countRows(db, found)) }
}

/** How many centres there are in each district now, as far as a list counts. */
export async function centresByDistrict(db: Db, filter: CentreFilter): Promise<Map<string, number>> {
  const { rows } = await sql<{ district: string; count: number }>`select district, count(*)::int as count
    from (select c.district from centre c where ${matching({ ...filter, district: undefined })} limit ${COUNTED}) s
    group by district`.execute(db)
  return new Map(rows.map(({ district, count }) => [district, count]))
}

/** The centres that there are and were named in this year or before. */
export async function centresNamedBy(db: Db, year: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from centre
    where ended_on is null and named_on < ${`${year + 1}-01-01`}::date order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Centres whose name has this part, so many of them, by name. */
export async function centresNamed(db: Db, part: string, most: number): Promise<Centre[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from centre c where ${matching({ q: part })} order by name, id limit ${most}`,
    db,
  )
  return rows.map(centreOf)
}
