/** The pure face of credit: what the batch command, the pages and the tests may use of it. */
export { type Rubric, rubricShape } from './rubric.ts'
export { type Count, lower, type Rating, rate } from './rules/rating.ts'
export { EVENT_COLUMNS, faultsBetween, type Recorded, readRecorded } from './rules/recorded.ts'
export { creditKind } from './standard.ts'
