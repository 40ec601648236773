import type { CourseKind } from '../../../kernel/value/course-kind.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { COURSE_LEVEL, courseOn } from '../../occupations/rules.ts'
import type { Form } from './filing.ts'

/** A filing as the city's list of courses calls what is taught; of an occupation it stays as it is. */
export async function asListed<F extends Form>(
  ctx: VerbContext,
  form: F,
  filedOn: CivilDate,
): Promise<F & { course: CourseKind | null }> {
  const course = courseOn(await ctx.standards(), filedOn, form.occupation)
  return course
    ? { ...form, occupation: course.name, level: COURSE_LEVEL, course: course.kind }
    : { ...form, course: null }
}
