import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import { readRows } from '../../../kernel/database/index.ts'
import type { Level } from '../../../kernel/value/level.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import {
  beginsWith,
  countRows,
  cutPage,
  type ListOrder,
  type Page,
  type PageAsked,
  pagedRow,
} from '../../../kernel/verb/index.ts'
import type { ClassState } from '../class/class-names.ts'
import { teacherKey } from '../lessons/in-two-places.ts'
import { ClassRow, COLUMNS, classOf, type TrainingClass } from '../store.ts'
import type { NamedTeacher } from '../teachers/teacher.ts'

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

/** Only the conditions that are asked for, so that each has its index; states stand in the text, since indexes name them. */
function matching(filter: Filter): RawBuilder<unknown> {
  const { district, districts, occupation, level, provider, states, from, notBegunOn, q } = filter
  const conditions = [
    district !== undefined && sql`district = ${district}`,
    districts && sql`district = any(${[...districts]}::text[])`,
    occupation !== undefined && sql`occupation_key = ${occupationKey(occupation)}`,
    level !== undefined && sql`level = ${String(level)}`,
    provider !== undefined && sql`provider = ${provider}::uuid`,
    states && sql`state in (${sql.join(states.map((state) => sql.lit(state)))})`,
    from !== undefined && sql`ends_on >= ${from}::date`,
    notBegunOn !== undefined && sql`starts_on > ${notBegunOn}::date`,
    q !== undefined && asked(q),
  ]
  return sql.join([sql`true`, ...conditions.filter((one) => one !== false && one !== undefined)], sql` and `)
}

/** What is looked for: a whole number, its last six digits, or how the occupation's name begins. */
const asked = (q: string): RawBuilder<unknown> =>
  /^[A-Z]{2}-[\d-]+$/i.test(q)
    ? sql`number = ${q.toUpperCase()}`
    : /^\d{6}$/.test(q)
      ? sql`right(number, 6) = ${q}`
      : beginsWith(sql`occupation_key`, occupationKey(q))

/** The next to begin first, as whoever looks for a class reads them. */
const TO_BEGIN: ListOrder = {
  name: 'classes-to-begin',
  keys: [
    { by: sql`starts_on`, is: 'day' },
    { by: sql`number`, is: 'text' },
  ],
}

/** The last filed first, as whoever runs or supervises them does. */
const LAST_FILED: ListOrder = {
  name: 'classes-last-filed',
  keys: [
    { by: sql`filed_on`, is: 'day' },
    { by: sql`number`, is: 'text' },
  ],
  falling: true,
}

/** A page of classes with how many there are in all; the next to begin first, or, `newest`, the last filed. */
export async function searchClasses(
  db: Db,
  filter: Filter,
  { size, newest, ...asking }: PageAsked & { size: number; newest?: boolean },
): Promise<Page<TrainingClass> & { total: number; beyond: boolean }> {
  const found = sql`from training_class where ${matching(filter)}`
  const cut = cutPage(newest ? LAST_FILED : TO_BEGIN, asking, size)
  const rows = await readRows(
    pagedRow(ClassRow),
    sql`select ${COLUMNS}, ${cut.key} ${found}
    and ${cut.beyond} ${cut.first}`,
    db,
  )
  const { items, ...neighbours } = cut.page(rows)
  return { ...neighbours, items: items.map(classOf), ...(await countRows(db, found)) }
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

/** How many other classes this teacher teaches on one of these days (F13); one of the register by person, of old classes by name. */
export async function teacherElsewhere(
  db: Db,
  { name, person }: NamedTeacher,
  days: readonly CivilDate[],
  except: string | null,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(distinct c.id) as count
    from training_class c join training_day d on d.class = c.id
    where c.id in (
        select id from training_class where replace(teacher, ' ', '') = ${teacherKey(name)} and state in ('filed', 'approved')
            and (teacher_person is null or ${person}::uuid is null)
        union select id from training_class where teacher_person = ${person}::uuid and state in ('filed', 'approved'))
      and d.day = any(${[...days]}::date[])
      and (${except}::uuid is null or c.id <> ${except}::uuid)`.execute(db)
  return rows[0]?.count ?? 0
}
