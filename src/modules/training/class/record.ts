import type { Db } from '../../../kernel/database/index.ts'
import type { CourseKind } from '../../../kernel/value/course-kind.ts'
import type { Level } from '../../../kernel/value/level.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { SubsidyGroup } from '../../people/index.ts'
import { type Attendance, readAttendance } from '../attendance/store.ts'
import { violationsOf } from '../oversight/store.ts'
import { readDays, readTrainees } from '../roster/store.ts'
import { readClass } from '../store.ts'
import type { Mode } from './class-names.ts'
import { lateEntries } from './late-entries.ts'

/** What one person's training in one class came to (培训记录), for claims, examinations and audits. */
export interface TrainingRecord {
  classId: string
  number: string
  occupation: string
  occupationCode: string | null
  level: Level
  /** What the class is of, where that is no training of the catalogue. */
  course: CourseKind | null
  mode: Mode
  /** 按职业培训包组织; null where the filing did not say. */
  byPackage: boolean | null
  provider: string
  district: string
  filedOn: CivilDate
  startsOn: CivilDate
  endsOn: CivilDate
  completedOn: CivilDate | null
  /** The catalogue edition that governs the class for good. */
  catalogueEdition: string | null
  /** Planned lessons of the whole class. */
  hours: number
  attendedHours: number
  attendancePercent: number
  completed: boolean
  group: SubsidyGroup
  employer: string | null
  days: { day: CivilDate; planned: number; attended: number }[]
  /** How many are on the roster. */
  classmates: number
  /** What was noticed in the roster's row and in the sign-ins of the class (疑点). */
  attention: string[]
  /** The class or the person was found in violation (查实违规, R1.10). */
  violation: boolean
}

/** The training record of a person in a class, or null when the person is not on its roster. */
export async function trainingRecord(
  db: Db,
  classId: string,
  person: string,
): Promise<TrainingRecord | null> {
  return (await trainingRecords(db, classId)).get(person) ?? null
}

/** The training records of everybody on the roster of a class, by person. */
export async function trainingRecords(db: Db, classId: string): Promise<Map<string, TrainingRecord>> {
  const one = await readClass(db, classId)
  if (!one) return new Map()
  const trainees = await readTrainees(db, classId)
  const planned = await readDays(db, classId)
  const attendance = await readAttendance(db, classId)
  const violations = (await violationsOf(db, classId)).filter(({ liftedOn }) => liftedOn === null)
  const signed = new Set(attendance.map(({ person, day }) => `${person} ${day}`))
  return new Map(
    trainees.map((own) => {
      const days = planned.map(({ day, lessons }) => ({
        day,
        planned: lessons,
        attended: signed.has(`${own.person} ${day}`) ? lessons : 0,
      }))
      const attended = days.reduce((total, day) => total + day.attended, 0)
      return [
        own.person,
        {
          classId,
          number: one.number,
          occupation: one.occupation,
          occupationCode: one.occupationCode,
          level: one.level,
          course: one.course,
          mode: one.mode,
          byPackage: one.byPackage,
          provider: one.provider,
          district: one.district,
          filedOn: one.filedOn,
          startsOn: one.startsOn,
          endsOn: one.endsOn,
          completedOn: one.completedOn,
          catalogueEdition: one.edition,
          hours: one.hours,
          attendedHours: own.hours ?? attended,
          attendancePercent: own.attendancePercent ?? Math.floor((attended * 100) / one.hours),
          completed: own.completed ?? false,
          group: own.group as SubsidyGroup,
          employer: own.employer,
          days,
          classmates: trainees.length,
          attention: [...own.attention, ...byHand(attendance, own.person), ...one.attention],
          violation: violations.some(({ person }) => person === null || person === own.person),
        },
      ]
    }),
  )
}

/** F7: how much of one person's attendance rests on the teacher's word alone, and how much of that came later. */
function byHand(attendance: readonly Attendance[], person: string): string[] {
  const own = attendance.filter((one) => one.person === person)
  const entered = own.filter(({ method }) => method === 'teacher')
  if (entered.length * 2 <= own.length) return []
  const late = lateEntries(entered, 0).length
  return [
    `本人 ${own.length} 天签到中有 ${entered.length} 天由教师补录${late > 0 ? `，其中 ${late} 天是当日以后补录的` : ''}`,
  ]
}

/** The people who completed a class (结业人员), in the order of its roster. */
export async function completedTrainees(db: Db, classId: string): Promise<string[]> {
  return (await readTrainees(db, classId)).filter(({ completed }) => completed).map(({ person }) => person)
}

/** Everybody on the roster of a class, with group, employer and, once it is completed, the result. */
export const traineesOf = readTrainees
