import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../kernel/database/index.ts'
import { kept, readRows } from '../../kernel/database/index.ts'
import type { DecisionRecord } from '../../kernel/decision/decision.ts'
import { keptRecord } from '../../kernel/decision/kept.ts'
import type { CourseKind } from '../../kernel/value/course-kind.ts'
import { type Level, levelOf } from '../../kernel/value/level.ts'
import { KeptDay, Time } from '../../kernel/value/shapes.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import type { Stretch } from '../../kernel/value/time/time-of-day.ts'
import type { RestDays } from './attendance/timetable.ts'
import type { ClassState, Mode } from './class/class-names.ts'

/** A class as it is kept (班次). */
export interface TrainingClass {
  id: string
  number: string
  provider: string
  district: string
  occupationCode: string | null
  occupation: string
  level: Level
  /** What it is of, where that is no training of the catalogue. */
  course: CourseKind | null
  hours: number
  mode: Mode
  place: string
  teacher: string
  /** Who of the register teaches it; null where only a name was written. */
  teacherPerson: string | null
  hoursPerDay: number
  restDays: RestDays
  /** The usual times of its lessons; null where they were never asked. */
  at: Stretch | null
  filedOn: CivilDate
  startsOn: CivilDate
  endsOn: CivilDate
  edition: string | null
  state: ClassState
  approvedOn: CivilDate | null
  completedOn: CivilDate | null
  /** 按职业培训包组织; null where the filing did not say. */
  byPackage: boolean | null
  attention: string[]
}

export const ClassRow = z.object({
  id: z.string(),
  number: z.string(),
  provider: z.string(),
  district: z.string(),
  occupation_code: z.string().nullable(),
  occupation_name: z.string(),
  level: z.string(),
  course: kept<CourseKind>().nullable(),
  hours: z.number(),
  mode: kept<Mode>(),
  place: z.string(),
  teacher: z.string(),
  teacher_person: z.string().nullable(),
  hours_per_day: z.number(),
  rest_days: kept<RestDays>(),
  begins_at: Time.nullable(),
  ends_at: Time.nullable(),
  filed_on: KeptDay,
  starts_on: KeptDay,
  ends_on: KeptDay,
  edition: z.string().nullable(),
  state: kept<ClassState>(),
  approved_on: KeptDay.nullable(),
  completed_on: KeptDay.nullable(),
  by_package: z.boolean().nullable(),
  attention: z.array(z.string()),
})
export type ClassRow = z.infer<typeof ClassRow>

export const COLUMNS =
  sql.raw(`id, number, provider, district, occupation_code, occupation_name, level, course, hours, mode, place,
  teacher, teacher_person, hours_per_day, rest_days, to_char(begins_at, 'HH24:MI') as begins_at, to_char(ends_at, 'HH24:MI') as ends_at,
  filed_on, starts_on, ends_on, edition, state, approved_on, completed_on, by_package, attention`)

export const classOf = (row: ClassRow): TrainingClass => ({
  id: row.id,
  number: row.number,
  provider: row.provider,
  district: row.district,
  occupationCode: row.occupation_code,
  occupation: row.occupation_name,
  level: levelOf(row.level),
  course: row.course,
  hours: row.hours,
  mode: row.mode,
  place: row.place,
  teacher: row.teacher,
  teacherPerson: row.teacher_person,
  hoursPerDay: row.hours_per_day,
  restDays: row.rest_days,
  at: row.begins_at && row.ends_at ? { from: row.begins_at, to: row.ends_at } : null,
  filedOn: row.filed_on,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  edition: row.edition,
  state: row.state,
  approvedOn: row.approved_on,
  completedOn: row.completed_on,
  byPackage: row.by_package,
  attention: row.attention,
})

async function oneClass(db: Db, where: RawBuilder<unknown>): Promise<TrainingClass | null> {
  const rows = await readRows(ClassRow, sql`select ${COLUMNS} from training_class where ${where}`, db)
  return rows[0] ? classOf(rows[0]) : null
}

export const readClass = (db: Db, id: string): Promise<TrainingClass | null> =>
  oneClass(db, sql`id = ${id}::uuid`)

export const readClassByNumber = (db: Db, number: string): Promise<TrainingClass | null> =>
  oneClass(db, sql`number = ${number}`)

export const classesByIds = async (db: Db, ids: readonly string[]): Promise<TrainingClass[]> =>
  (
    await readRows(
      ClassRow,
      sql`select ${COLUMNS} from training_class where id = any(${[...ids]}::uuid[])`,
      db,
    )
  ).map(classOf)

/** The class, locked until the transaction ends. */
export const lockClass = (db: Db, id: string): Promise<TrainingClass | null> =>
  oneClass(db, sql`id = ${id}::uuid for update`)

/** The class, kept from changing its state while something is entered for it; several may hold it so. */
export const holdClass = (db: Db, id: string): Promise<TrainingClass | null> =>
  oneClass(db, sql`id = ${id}::uuid for share`)

export type NewClass = Omit<
  TrainingClass,
  'state' | 'approvedOn' | 'completedOn' | 'attention' | 'occupationCode' | 'edition'
> & { occupationCode: string | null; edition: string | null }

export async function insertClass(db: Db, one: NewClass): Promise<void> {
  await sql`insert into training_class (id, number, provider, district, occupation_code, occupation_name, level, course, hours,
      mode, place, teacher, teacher_person, hours_per_day, rest_days, begins_at, ends_at, filed_on, starts_on, ends_on, edition, by_package, state)
    values (${one.id}, ${one.number}, ${one.provider}, ${one.district}, ${one.occupationCode}, ${one.occupation},
      ${String(one.level)}, ${one.course}, ${one.hours}, ${one.mode}, ${one.place}, ${one.teacher}, ${one.teacherPerson}::uuid, ${one.hoursPerDay},
      ${one.restDays}, ${one.at?.from ?? null}::time, ${one.at?.to ?? null}::time, ${one.filedOn}, ${one.startsOn}, ${one.endsOn}, ${one.edition}, ${one.byPackage}, 'filed')`.execute(
    db,
  )
}

/** What a corrected filing changes; who teaches and when it was filed first stay. */
export async function updateClass(db: Db, one: NewClass): Promise<void> {
  await sql`update training_class set occupation_code = ${one.occupationCode}, occupation_name = ${one.occupation},
      level = ${String(one.level)}, course = ${one.course}, hours = ${one.hours}, mode = ${one.mode}, place = ${one.place},
      teacher = ${one.teacher}, teacher_person = ${one.teacherPerson}::uuid, hours_per_day = ${one.hoursPerDay}, rest_days = ${one.restDays},
      begins_at = ${one.at?.from ?? null}::time, ends_at = ${one.at?.to ?? null}::time,
      starts_on = ${one.startsOn}, ends_on = ${one.endsOn}, edition = ${one.edition},
      by_package = coalesce(${one.byPackage}::boolean, by_package)
    where id = ${one.id} and state = 'filed'`.execute(db)
}

export async function setApproved(db: Db, id: string, on: CivilDate, edition: string | null): Promise<void> {
  await sql`update training_class set state = 'approved', approved_on = ${on}, edition = ${edition}
    where id = ${id}::uuid and state = 'filed'`.execute(db)
}

export async function setEnded(db: Db, id: string, state: 'refused' | 'withdrawn'): Promise<void> {
  await sql`update training_class set state = ${state} where id = ${id}::uuid and state = 'filed'`.execute(db)
}

export async function setCompleted(
  db: Db,
  id: string,
  done: { on: CivilDate; record: DecisionRecord; attention: readonly string[] },
): Promise<void> {
  await sql`update training_class set state = 'completed', completed_on = ${done.on},
      completion = ${JSON.stringify(keptRecord(done.record))}::jsonb, attention = ${JSON.stringify(done.attention)}::jsonb
    where id = ${id}::uuid and state = 'approved'`.execute(db)
}
