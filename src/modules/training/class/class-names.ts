import { type CourseKind, taughtText } from '../../../kernel/value/course-kind.ts'
import type { Level } from '../../../kernel/value/level.ts'

/** How a class is taught (授课方式). */
export const MODES = { offline: '线下', blended: '线上线下相结合' } as const
export type Mode = keyof typeof MODES

/** Where a class stands (班次状态). */
export const CLASS_STATES = {
  filed: '备案审核中',
  approved: '准予开班',
  refused: '不予备案',
  withdrawn: '已撤回',
  completed: '已结业',
} as const
export type ClassState = keyof typeof CLASS_STATES

export const REST_DAYS = { none: '不休息', weekends: '周末和法定节假日休息' } as const

/** 焊工 四级（中级工） 120 课时: how a class is called. */
export const classTitle = (one: {
  occupation: string
  level: Level
  course: CourseKind | null
  hours: number
}): string => `${taughtText(one)} ${one.hours} 课时`
