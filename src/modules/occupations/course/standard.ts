import { z } from 'zod'
import { clauseReference, type Edition, standardKind } from '../../../kernel/standard/index.ts'
import { LevelShape } from '../../../kernel/value/shapes.ts'

const course = z.strictObject({
  name: z.string().min(2).max(60),
  /** The shortest class of it. */
  lessons: z.number().int().positive(),
  /** Trainings of the catalogue that teach the same: of the two one is paid. */
  covers: z
    .array(z.strictObject({ occupation: z.string().min(1), levels: z.array(LevelShape).min(1) }))
    .default([]),
})

const courses = z.strictObject({
  mostTrainees: z.number().int().positive(),
  clause: clauseReference,
  courses: z.array(course).min(1),
})

/** What is taught in classes of its own beside the catalogue: safety at work and founding a business (目录外课程). */
const coursesData = z.strictObject({ safety: courses, startup: courses })
export type CoursesData = z.output<typeof coursesData>
export type CoursesEdition = Edition<CoursesData>

/** Which courses beside the catalogue a class may be filed for (目录外课程标准). */
export const coursesKind = standardKind<CoursesData>('training-courses', coursesData, '目录外课程标准')
