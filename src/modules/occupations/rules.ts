/** The pure face of the register of occupations: what rules of other modules and the batch commands may use of it. */
export { type Classification, type ClassificationData, occupationsKind, type Rank } from './classification.ts'
export { COURSE_LEVEL, type Course, courseOn, coursesOn } from './course/course.ts'
export { coursesKind } from './course/standard.ts'
export { registerGaps } from './gaps.ts'
export { newOccupationsKind } from './new-occupations.ts'
export {
  codeFault,
  type Group,
  groupsOf,
  occupationIn,
  type Register,
  type RegisteredOccupation,
  registerOn,
} from './register.ts'
export { relatedMajors, relatedMajorsKind } from './related-majors.ts'
