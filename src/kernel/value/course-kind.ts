import { type Level, levelName } from './level.ts'

/** Training beside the catalogue that has classes of its own (目录外课程). */
export const COURSE_KINDS = { safety: '安全技能培训', startup: '创业培训' } as const
export type CourseKind = keyof typeof COURSE_KINDS
export const COURSE_KEYS = Object.keys(COURSE_KINDS) as [CourseKind, ...CourseKind[]]

/** 四级（中级工）, or which kind of course it is: what stands behind the name of what is taught. */
export const levelTaught = ({ level, course }: { level: Level; course: CourseKind | null }): string =>
  course ? COURSE_KINDS[course] : levelName(level)

/** 焊工 四级（中级工）; 创办你的企业（SYB） 创业培训. */
export const taughtText = (one: { occupation: string; level: Level; course: CourseKind | null }): string =>
  `${one.occupation} ${levelTaught(one)}`
