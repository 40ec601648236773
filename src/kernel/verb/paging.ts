import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database/database.ts'
import { parseCivilDate } from '../value/time/civil-date.ts'
import { problem } from './problem.ts'

/** More than this is not counted: a list says 500 多. */
export const COUNTED = 500

const Cursor = z.string().max(1000).optional()

/** What every list takes: the page that follows a place, or the one before it; at most one of the two. */
export const pageAsked = { after: Cursor, before: Cursor }

/** What every list answers beside its items: the places from which its neighbours are read, null where there are none. */
export const pageNeighbours = { next: z.string().nullable(), previous: z.string().nullable() }

/** How many match: `total`, or more than it where `beyond`. */
export const countedTotal = { total: z.number().int(), beyond: z.boolean() }

export interface PageAsked {
  after?: string | undefined
  before?: string | undefined
}

export interface Page<T> {
  items: T[]
  next: string | null
  previous: string | null
}

/** What a list can be ordered by: how the value is read again out of a cursor, and which texts are such values. */
const KEYS = {
  text: { as: sql`text`, sound: (text: string) => text.length <= 300 && !text.includes('\0') },
  day: { as: sql`date`, sound: (text: string) => parseCivilDate(text).valid },
  moment: {
    as: sql`timestamptz`,
    sound: (text: string) =>
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:?\d\d)?$/.test(text) &&
      parseCivilDate(text.slice(0, 10)).valid,
  },
  whole: { as: sql`bigint`, sound: (text: string) => /^-?\d{1,18}$/.test(text) },
  yes: { as: sql`boolean`, sound: (text: string) => /^(true|false)$/.test(text) },
  id: {
    as: sql`uuid`,
    sound: (text: string) => /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/.test(text),
  },
} as const

/** The order of a list: never empty values, the last of which no two rows share; all rising or all falling. */
export interface ListOrder {
  /** A cursor of one order is none of another. */
  name: string
  keys: readonly { by: RawBuilder<unknown>; is: keyof typeof KEYS }[]
  falling?: boolean
}

/** A page cut out of an ordered list by its keys (键集分页), so that the thousandth costs what the first does. */
export interface Cut {
  /** Condition: the rows on the asked side of the cursor. */
  beyond: RawBuilder<unknown>
  /** `order by … limit …`: one row more than the page, which tells whether there is another page. */
  first: RawBuilder<unknown>
  /** `order by` alone, where a query limits itself. */
  order: RawBuilder<unknown>
  /** A column to select as `page_key`: where a row stands in the order. */
  key: RawBuilder<unknown>
  page<Row extends object>(rows: readonly (Row & { page_key: string[] })[]): Page<Row>
}

/** Cuts the page that is asked for; throws 400 where its cursor is none of this order. */
export function cutPage({ name, keys, falling = false }: ListOrder, asked: PageAsked, size: number): Cut {
  if (asked.after && asked.before) throw staleCursor()
  const back = Boolean(asked.before)
  const cursor = asked.after || asked.before
  const values = cursor ? read(cursor, name, keys) : null
  const down = falling !== back
  const list = sql.join(keys.map(({ by }) => by))
  const order = sql`order by ${sql.join(keys.map(({ by }) => (down ? sql`${by} desc` : by)))}`
  const typed = (at: number) => sql`${values![at]}::${KEYS[keys[at]!.is].as}`
  return {
    beyond: values
      ? sql`(${list}) ${down ? sql`<` : sql`>`} (${sql.join(keys.map((_, at) => typed(at)))})`
      : sql`true`,
    order,
    first: sql`${order} limit ${sql.lit(size + 1)}`,
    key: sql`array[${sql.join(keys.map(({ by }) => sql`(${by})::text`))}] as page_key`,
    page<Row extends object>(rows: readonly (Row & { page_key: string[] })[]) {
      const shown = rows.slice(0, size)
      if (back) shown.reverse()
      const more = rows.length > size
      const at = (row: { page_key: string[] } | undefined) => (row ? write(name, row.page_key) : null)
      return {
        items: shown.map(({ page_key: _, ...row }) => row as unknown as Row),
        next: (back ? values : more) ? at(shown.at(-1)) : null,
        previous: (back ? more : values) ? at(shown[0]) : null,
      }
    },
  }
}

/** The shape of a row that was selected with its `page_key`. */
export const pagedRow = <Shape extends z.ZodRawShape>(row: z.ZodObject<Shape>) =>
  row.extend({ page_key: z.array(z.string()) })

/** How many rows a query has, as far as a list counts; `rows` is everything after `select 1`. */
export async function countRows(
  db: Db,
  rows: RawBuilder<unknown>,
): Promise<{ total: number; beyond: boolean }> {
  const { rows: counted } = await sql<{ count: number }>`select count(*)::int as count
    from (select 1 ${rows} limit ${sql.lit(COUNTED + 1)}) counted`.execute(db)
  return countedUp(counted[0]?.count ?? 0)
}

/** A count as a list says it. */
export const countedUp = (count: number): { total: number; beyond: boolean } => ({
  total: Math.min(count, COUNTED),
  beyond: count > COUNTED,
})

/** The same page of a list that stands in memory, each row of which has a key of its own. */
export function pageOfAll<T>(
  name: string,
  all: readonly T[],
  keyOf: (one: T) => string,
  asked: PageAsked,
  size: number,
): Page<T> {
  if (asked.after && asked.before) throw staleCursor()
  const cursor = asked.after || asked.before
  const [key] = cursor ? read(cursor, name, [{ is: 'text' }]) : []
  const at = key === undefined ? -1 : all.findIndex((one) => keyOf(one) === key)
  if (key !== undefined && at < 0) throw staleCursor()
  const from = asked.before ? Math.max(0, at - size) : at + 1
  const items = all.slice(from, asked.before ? at : from + size)
  const place = (one: T | undefined) => (one === undefined ? null : write(name, [keyOf(one)]))
  return {
    items,
    next: from + items.length < all.length ? place(items.at(-1)) : null,
    previous: from > 0 ? place(items[0]) : null,
  }
}

/** Texts that begin with this one, to be compared in the order of their characters by an index: never `like`. */
export const beginsWith = (by: RawBuilder<unknown>, text: string): RawBuilder<unknown> =>
  sql`(${by} collate "C" >= ${text} and ${by} collate "C" < ${`${text}\u{10ffff}`})`

const write = (name: string, place: readonly string[]): string =>
  Buffer.from(JSON.stringify([name, ...place])).toString('base64url')

function read(
  cursor: string,
  name: string,
  keys: readonly Pick<ListOrder['keys'][number], 'is'>[],
): string[] {
  const told = Told.safeParse(parsed(cursor))
  if (!told.success) throw staleCursor()
  const [of, ...values] = told.data
  const sound =
    of === name && values.length === keys.length && keys.every(({ is }, at) => KEYS[is].sound(values[at]!))
  if (!sound) throw staleCursor()
  return values
}

const Told = z.array(z.string()).min(2)

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}

const staleCursor = () => problem(400, '这一页的地址不对', { detail: '列表可能已经变了，请从第一页看起。' })
