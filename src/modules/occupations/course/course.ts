import type { ClauseReference, Standards } from '../../../kernel/standard/index.ts'
import { type Level, levelName } from '../../../kernel/value/level.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type CoursesData, coursesKind } from './standard.ts'

/** Training beside the catalogue that has classes of its own (目录外课程). */
export const COURSE_KINDS = { safety: '安全技能培训', startup: '创业培训' } as const
export type CourseKind = keyof typeof COURSE_KINDS
export const COURSE_KEYS = Object.keys(COURSE_KINDS) as [CourseKind, ...CourseKind[]]

/** It has no level of the ladder: it is filed, licensed and kept as what stands outside of it. */
export const COURSE_LEVEL = 'special' satisfies Level

type Listed = CoursesData['safety']['courses'][number]

/** A course of the city's list, with what its kind says. */
export interface Course extends Listed {
  kind: CourseKind
  edition: string
  mostTrainees: number
  clause: ClauseReference
}

/** The course that a name means on a day; null for an occupation, or where nothing is published. */
export function courseOn(standards: Standards, day: CivilDate, name: string): Course | null {
  const edition = standards.inForce(coursesKind, day)
  if (edition === null) return null
  for (const kind of COURSE_KEYS) {
    const { courses, mostTrainees, clause } = edition.data[kind]
    const found = courses.find((one) => sameOccupation(one.name, name))
    if (found) return { ...found, kind, edition: edition.id, mostTrainees, clause }
  }
  return null
}

/** The names of the courses of a kind on a day. */
export const coursesOn = (standards: Standards, day: CivilDate, kind: CourseKind): string[] =>
  standards.inForce(coursesKind, day)?.data[kind].courses.map(({ name }) => name) ?? []

/** 四级（中级工）, or which kind of course it is: what stands behind the name of what is taught. */
export const levelTaught = ({ level, course }: { level: Level; course: CourseKind | null }): string =>
  course ? COURSE_KINDS[course] : levelName(level)

/** 焊工 四级（中级工）; 创办你的企业（SYB） 创业培训. */
export const taughtText = (one: { occupation: string; level: Level; course: CourseKind | null }): string =>
  `${one.occupation} ${levelTaught(one)}`
