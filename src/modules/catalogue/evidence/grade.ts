import { DEMANDS, type Demand } from '../edition.ts'

/** What an occupation may be proposed as, most wanted first: a class of the catalogue, or not to be listed. */
export const GRADES = [...DEMANDS, '不列入'] as const
export type Grade = Demand | '不列入'

/** How far an occupation is from not being listed: 0 for 不列入, 3 for 非常紧缺. */
export const stepOf = (grade: Grade): number => GRADES.length - 1 - GRADES.indexOf(grade)

/** The reverse of `stepOf`. */
export function gradeAt(step: number): Grade {
  const grade = GRADES[GRADES.length - 1 - step]
  if (grade === undefined) throw new RangeError(`no class ${step}`)
  return grade
}
