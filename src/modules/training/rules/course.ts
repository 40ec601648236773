import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { COURSE_KINDS } from '../../../kernel/value/course-kind.ts'
import { COURSE_LEVEL, type Course } from '../../occupations/rules.ts'
import type { ClassFacts } from '../facts.ts'
import * as say from './wording.ts'

/** 安全技能、创业: the course is of the city's list, and no more sit in it than its kind allows. */
export function requireCourse<T>(
  decision: DecisionBuilder<T>,
  { level, trainees }: ClassFacts,
  course: Course,
  standards: Standards,
): void {
  const clause = standards.cite(course.clause)
  decision
    .uses(course.edition)
    .require(level === COURSE_LEVEL, say.COURSE_LISTED, clause, [course.name, COURSE_KINDS[course.kind]])
    .require(trainees.length <= course.mostTrainees, say.COURSE_SEATS, clause, [
      trainees.length,
      course.mostTrainees,
    ])
}
