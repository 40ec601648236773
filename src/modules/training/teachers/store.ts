import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { cutPage, type ListOrder, type Page, type PageAsked, pagedRow } from '../../../kernel/verb/index.ts'
import type { Employment, Teacher, TeacherDetails } from './teacher.ts'

const Row = z.object({
  id: z.string(),
  provider: z.string(),
  person: z.string(),
  employment: kept<Employment>(),
  occupations: z.array(z.string()),
  skill: z.string().nullable(),
  title: z.string().nullable(),
  teaching: z.string().nullable(),
  from_on: KeptDay,
  until_on: KeptDay.nullable(),
  why: z.string().nullable(),
})

const COLUMNS = sql.raw(
  'id, provider, person, employment, occupations, skill, title, teaching, from_on, until_on, why',
)

const teacherOf = ({ from_on, until_on, ...rest }: z.infer<typeof Row>): Teacher => ({
  ...rest,
  from: from_on,
  until: until_on,
})

/** No provider has more teachers at a time. */
export const MOST_TEACHERS = 500

/** Whoever teaches for a provider now, the first to come first. */
export async function teachersNow(db: Db, provider: string): Promise<Teacher[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from provider_teacher
      where provider = ${provider}::uuid and until_on is null order by from_on, id limit ${MOST_TEACHERS}`,
    db,
  )
  return rows.map(teacherOf)
}

/** Whoever taught for a provider, those who left too; the last to come first. */
export async function teachersEver(db: Db, provider: string): Promise<Teacher[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from provider_teacher where provider = ${provider}::uuid
      order by from_on desc, id limit ${2 * MOST_TEACHERS}`,
    db,
  )
  return rows.map(teacherOf)
}

/** What a provider's register says of these people, each stretch a row, the last first. */
export async function stretchesOf(db: Db, provider: string, people: readonly string[]): Promise<Teacher[]> {
  if (people.length === 0) return []
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from provider_teacher
      where person = any(${[...people]}::uuid[]) and provider = ${provider}::uuid
      order by from_on desc, id limit ${2 * MOST_TEACHERS}`,
    db,
  )
  return rows.map(teacherOf)
}

/** The row of a teacher of this provider, locked; null where it has no such one. */
export async function lockTeacher(db: Db, provider: string, id: string): Promise<Teacher | null> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from provider_teacher where id = ${id}::uuid and provider = ${provider}::uuid for update`,
    db,
  )
  return rows[0] ? teacherOf(rows[0]) : null
}

type NewTeacher = Omit<Teacher, 'id' | 'until' | 'why'> & { district: string; at: Date; by: string }

/** Enters a teacher; null where the provider has this person already. */
export async function insertTeacher(db: Db, one: NewTeacher): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`insert into provider_teacher
      (id, provider, district, person, employment, occupations, skill, title, teaching, from_on, entered_at, entered_by)
    values (${randomUUID()}, ${one.provider}::uuid, ${one.district}, ${one.person}::uuid, ${one.employment},
      ${JSON.stringify(one.occupations)}::jsonb, ${one.skill}, ${one.title}, ${one.teaching}, ${one.from}, ${one.at}, ${one.by})
    on conflict (provider, person) where until_on is null do nothing returning id`.execute(db)
  return rows[0]?.id ?? null
}

/** Puts right what is said of a teacher; the audit keeps what was said before. */
export async function updateTeacher(db: Db, id: string, one: TeacherDetails): Promise<void> {
  await sql`update provider_teacher set employment = ${one.employment}, occupations = ${JSON.stringify(one.occupations)}::jsonb,
      skill = ${one.skill}, title = ${one.title}, teaching = ${one.teaching}
    where id = ${id}::uuid`.execute(db)
}

/** Says which day was the last. */
export async function endTeacher(db: Db, id: string, until: CivilDate, why: string): Promise<void> {
  await sql`update provider_teacher set until_on = ${until}, why = ${why} where id = ${id}::uuid`.execute(db)
}

/** Classes that this person is to teach after a day at this provider, by number. */
export async function plannedAfter(
  db: Db,
  { provider, person, after }: { provider: string; person: string; after: CivilDate },
): Promise<{ number: string; day: CivilDate }[]> {
  return readRows(
    z.object({ number: z.string(), day: KeptDay }),
    sql`select c.number, max(d.day) as day from training_class c join training_day d on d.class = c.id
      where c.provider = ${provider}::uuid and c.state in ('filed', 'approved') and d.day > ${after}::date
        and c.id in (
          select id from training_class where teacher_person = ${person}::uuid and state in ('filed', 'approved')
          union select class from training_day where teacher_person = ${person}::uuid and day > ${after}::date and teacher_person is not null)
        and coalesce(d.teacher_person, case when d.teacher is null then c.teacher_person end) = ${person}::uuid
      group by c.number order by c.number limit 20`,
    db,
  )
}

/** The last entered first, as the supervising districts read them. */
const LAST_ENTERED: ListOrder = {
  name: 'teachers-last-entered',
  keys: [
    { by: sql`entered_at`, is: 'moment' },
    { by: sql`id`, is: 'id' },
  ],
  falling: true,
}

/** A page of the teachers of these districts, or of one provider in them. */
export async function teachersIn(
  db: Db,
  { districts, provider }: { districts: readonly string[] | 'all'; provider?: string | undefined },
  { size, ...asked }: PageAsked & { size: number },
): Promise<Page<Teacher>> {
  const where = sql.join(
    [
      districts === 'all' ? sql`true` : sql`district = any(${[...districts]}::text[])`,
      provider ? sql`provider = ${provider}::uuid` : sql`true`,
    ],
    sql` and `,
  )
  const cut = cutPage(LAST_ENTERED, asked, size)
  const rows = await readRows(
    pagedRow(Row),
    sql`select ${COLUMNS}, ${cut.key} from provider_teacher where ${where} and ${cut.beyond} ${cut.first}`,
    db,
  )
  const { items, ...neighbours } = cut.page(rows)
  return { ...neighbours, items: items.map(teacherOf) }
}
