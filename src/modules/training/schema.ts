import { z } from 'zod'
import { COURSE_KEYS } from '../../kernel/value/course-kind.ts'
import { Day, LevelShape, Time } from '../../kernel/value/shapes.ts'
import { upload } from '../../kernel/verb/index.ts'

const written = (most: number) => z.string().trim().min(1, '请填写').max(most, `不超过 ${most} 个字`)

/** When a class is taught; the timetable is made from it. */
export const ScheduleShape = {
  hours: z.number().int('课时应为整数').min(1, '请填写课时').max(2000, '课时不超过 2000'),
  startsOn: Day,
  hoursPerDay: z.number().int('课时应为整数').min(1, '每天至少 1 课时').max(12, '每天不超过 12 课时'),
  restDays: z.enum(['none', 'weekends']),
}

/** From when to when on a day (上课时间). */
export const LessonTimes = { beginsAt: Time, endsAt: Time }

/** What a provider files (开班备案表). */
export const ClassForm = {
  occupation: written(60),
  level: LevelShape,
  ...ScheduleShape,
  ...LessonTimes,
  mode: z.enum(['offline', 'blended']),
  place: written(200),
  teacher: written(60),
  /** 按职业培训包组织: asked for occupations that the catalogue marks `*` (R2.7). */
  byPackage: z.enum(['yes', 'no']).optional(),
  roster: upload(),
}

/** What is wrong with a cell of the roster, as the workbench shows imports. */
export const RosterError = z.object({ row: z.number().int(), column: z.string(), message: z.string() })

/** What the check of a roster found; `returned` is asked for by itself, so that no answer keeps the file. */
export const RosterAnswer = z.object({
  rows: z.number().int(),
  errors: z.array(RosterError),
  attention: z.array(z.string()),
  returned: z.null(),
})

/** What is taught, where and how, in the words in which anybody reads it. */
export const TaughtShape = {
  district: z.string(),
  districtName: z.string(),
  occupation: z.string(),
  level: LevelShape,
  levelText: z.string(),
  /** What it is of, where that is no training of the catalogue (目录外课程). */
  course: z.enum(COURSE_KEYS).nullable(),
  hours: z.number().int(),
  mode: z.enum(['offline', 'blended']),
  modeText: z.string(),
  place: z.string(),
}

/** A class as anybody may see it (班次公开信息). */
export const PublicClass = z.object({
  id: z.uuid(),
  number: z.string(),
  provider: z.object({ id: z.uuid(), name: z.string() }),
  ...TaughtShape,
  teacher: z.string(),
  /** 08:30–16:30, or that nobody has filled it in. */
  lessonTimes: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  state: z.enum(['filed', 'approved', 'refused', 'withdrawn', 'completed']),
  stateText: z.string(),
  trainees: z.number().int(),
})
export type PublicClass = z.infer<typeof PublicClass>

/** A day of the timetable as anybody may see it (课表的一天). */
export const TimetableDay = z.object({
  day: z.string(),
  hours: z.number().int(),
  topic: z.string(),
  time: z.string(),
  beginsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  place: z.string(),
  teacher: z.string(),
})
