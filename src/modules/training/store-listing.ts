import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import { readRows } from '../../kernel/database/index.ts'
import type { Level } from '../../kernel/value/level.ts'
import { occupationKey } from '../../kernel/value/occupation.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import type { ClassState } from './class/class-names.ts'
import { ClassRow, COLUMNS, classOf, type TrainingClass } from './store.ts'

export interface Filter {
  district?: string | undefined
  /** Only classes in these districts. */
  districts?: readonly string[] | undefined
  occupation?: string | undefined
  level?: Level | undefined
  provider?: string | undefined
  states?: readonly ClassState[] | undefined
  /** Only classes that have not ended on this day. */
  from?: CivilDate | undefined
  /** Only classes that begin after this day. */
  notBegunOn?: CivilDate | undefined
  q?: string | undefined
}

function matching({
  district,
  districts,
  occupation,
  level,
  provider,
  states,
  from,
  notBegunOn,
  q,
}: Filter): RawBuilder<unknown> {
  return sql`(${district ?? null}::text is null or district = ${district ?? null})
    and (${districts ? sql`district = any(${[...districts]}::text[])` : sql`true`})
    and (${occupation ?? null}::text is null or occupation_key = ${occupation === undefined ? null : occupationKey(occupation)})
    and (${level === undefined ? null : String(level)}::text is null or level = ${level === undefined ? null : String(level)})
    and (${provider ?? null}::uuid is null or provider = ${provider ?? null}::uuid)
    and (${states ? sql`state = any(${[...states]}::text[])` : sql`true`})
    and (${from ?? null}::date is null or ends_on >= ${from ?? null}::date)
    and (${notBegunOn ?? null}::date is null or starts_on > ${notBegunOn ?? null}::date)
    and (${q ?? null}::text is null or occupation_name ilike '%' || ${likeText(q)} || '%'
      or number ilike '%' || ${likeText(q)} || '%')`
}

const likeText = (text: string | undefined): string =>
  (text ?? '').replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)

/** A page of classes with how many there are in all; the next to begin first, or, `newest`, the last filed. */
export async function searchClasses(
  db: Db,
  filter: Filter,
  page: { limit: number; offset: number; newest?: boolean },
): Promise<{ items: TrainingClass[]; total: number }> {
  const order = page.newest
    ? sql.raw('filed_on desc, number desc')
    : sql.raw('starts_on, occupation_name, number')
  const rows = await readRows(
    ClassRow,
    sql`select ${COLUMNS} from training_class where ${matching(filter)}
    order by ${order} limit ${page.limit} offset ${page.offset}`,
    db,
  )
  const counted = await sql<{ total: number }>`select count(*) as total from training_class
    where ${matching(filter)}`.execute(db)
  return { items: rows.map(classOf), total: counted.rows[0]?.total ?? 0 }
}

/** How many classes match in each district, whichever district is asked for. */
export async function countByDistrict(db: Db, filter: Filter): Promise<Map<string, number>> {
  const { rows } = await sql<{ district: string; count: number }>`select district, count(*) as count
    from training_class where ${matching({ ...filter, district: undefined })} group by district`.execute(db)
  return new Map(rows.map(({ district, count }) => [district, count]))
}

/** The occupations of the classes that match, for the filter's list. */
export async function occupationsOf(db: Db, filter: Filter): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select min(occupation_name) as name from training_class
    where ${matching({ ...filter, occupation: undefined })} group by occupation_key order by 1 limit 500`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}

/** The classes that a person is or was on, newest first. */
export async function classesOfPerson(db: Db, person: string): Promise<TrainingClass[]> {
  const rows = await readRows(
    ClassRow,
    sql`select ${COLUMNS} from training_class
    where id in (select class from trainee where person = ${person}::uuid)
      and state in ('filed', 'approved', 'completed')
    order by starts_on desc, number limit 200`,
    db,
  )
  return rows.map(classOf)
}

/** How many other classes this teacher teaches on one of these days (F13). */
export async function teacherElsewhere(
  db: Db,
  teacher: string,
  days: readonly CivilDate[],
  except: string | null,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(distinct c.id) as count
    from training_class c join training_day d on d.class = c.id
    where c.teacher = ${teacher} and c.state in ('filed', 'approved') and d.day = any(${[...days]}::date[])
      and (${except}::uuid is null or c.id <> ${except}::uuid)`.execute(db)
  return rows[0]?.count ?? 0
}
