import type { ClauseReference, Standards } from '../../../kernel/standard/index.ts'
import { COURSE_KEYS, type CourseKind } from '../../../kernel/value/course-kind.ts'
import type { Level } from '../../../kernel/value/level.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type CoursesData, coursesKind } from './standard.ts'

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
