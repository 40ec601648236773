import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay, Time } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Stretch } from '../../../kernel/value/time/time-of-day.ts'
import { ClassRow, COLUMNS, classOf, type TrainingClass } from '../store.ts'

/** A class with its plan, roster and sign-ins, for whoever screens many (筛查). */
export interface ClassInFull extends TrainingClass {
  days: {
    day: CivilDate
    at: Stretch | null
    teacher: string | null
    teacherPerson: string | null
    place: string | null
  }[]
  trainees: { person: string; group: string }[]
  signIns: {
    person: string
    day: CivilDate
    at: Date
    byHand: boolean
    enteredBy: string | null
    phone: string | null
  }[]
}

const DayRow = z.object({
  class: z.string(),
  day: KeptDay,
  begins_at: Time.nullable(),
  ends_at: Time.nullable(),
  teacher: z.string().nullable(),
  teacher_person: z.string().nullable(),
  place: z.string().nullable(),
})
const TraineeRow = z.object({ class: z.string(), person: z.string(), subsidy_group: z.string() })
const SignInRow = z.object({
  class: z.string(),
  person: z.string(),
  day: KeptDay,
  at: z.date(),
  method: z.string(),
  entered_by: z.string().nullable(),
  phone: z.string().nullable(),
})

/** The classes that were taught since a day, by number from `after` on; `most` bounds the portion. */
export async function classesTaught(
  db: Db,
  { since, after, most, provider }: { since: CivilDate; after: string; most: number; provider?: string },
): Promise<ClassInFull[]> {
  const rows = await readRows(
    ClassRow,
    sql`select ${COLUMNS} from training_class
    where state in ('approved', 'completed') and ends_on >= ${since}::date and number > ${after}
      and ${provider === undefined ? sql`true` : sql`provider = ${provider}::uuid`}
    order by number limit ${most}`,
    db,
  )
  return inFull(db, rows.map(classOf))
}

/** The same of certain classes. */
export async function classesInFull(db: Db, ids: readonly string[]): Promise<ClassInFull[]> {
  const rows = await readRows(
    ClassRow,
    sql`select ${COLUMNS} from training_class where id = any(${[...ids]}::uuid[]) order by number`,
    db,
  )
  return inFull(db, rows.map(classOf))
}

/** The classes with approval that these people sat in and that ended since a day: asked for all of them at once. */
export async function classesTaken(db: Db, people: readonly string[], since: CivilDate): Promise<string[]> {
  if (people.length === 0) return []
  const rows = await readRows(
    z.object({ id: z.string() }),
    sql`select distinct c.id from trainee t join training_class c on c.id = t.class
      where t.person = any(${[...people]}::uuid[]) and c.state in ('approved', 'completed') and c.ends_on >= ${since}::date
      order by c.id limit ${MOST_TAKEN}`,
    db,
  )
  return rows.map(({ id }) => id)
}

/** As many classes as one provider's people sit in, many times over. */
const MOST_TAKEN = 5000

/** Whose classes these are. */
export async function providersOfClasses(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await readRows(
    z.object({ id: z.string(), provider: z.string() }),
    sql`select id, provider from training_class where id = any(${[...new Set(ids)]}::uuid[])`,
    db,
  )
  return new Map(rows.map(({ id, provider }) => [id, provider]))
}

async function inFull(db: Db, classes: readonly TrainingClass[]): Promise<ClassInFull[]> {
  const ids = classes.map(({ id }) => id)
  const found = new Map(
    classes.map((one): [string, ClassInFull] => [one.id, { ...one, days: [], trainees: [], signIns: [] }]),
  )
  const days = sql`select class, day, to_char(begins_at, 'HH24:MI') as begins_at, to_char(ends_at, 'HH24:MI') as ends_at,
      teacher, teacher_person, place
    from training_day where class = any(${ids}::uuid[]) order by class, day`
  for (const { class: id, begins_at, ends_at, teacher_person, ...day } of await readRows(DayRow, days, db))
    found.get(id)?.days.push({
      ...day,
      teacherPerson: teacher_person,
      at: begins_at && ends_at ? { from: begins_at, to: ends_at } : null,
    })
  const trainees = sql`select class, person, subsidy_group from trainee
    where class = any(${ids}::uuid[]) order by class, line`
  for (const { class: id, person, subsidy_group } of await readRows(TraineeRow, trainees, db))
    found.get(id)?.trainees.push({ person, group: subsidy_group })
  const signIns = sql`select class, person, day, at, method, entered_by, signals ->> 'phone' as phone from attendance
    where class = any(${ids}::uuid[]) and standing in ('confirmed', 'unconfirmed') order by class, at, person`
  for (const { class: id, method, entered_by, ...row } of await readRows(SignInRow, signIns, db))
    found
      .get(id)
      ?.signIns.push({ ...row, byHand: method === 'teacher' || method === 'pass', enteredBy: entered_by })
  return [...found.values()]
}
