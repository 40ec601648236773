/** The pure face of people: what other modules and the batch commands may use without a database. */
export { GROUP_NAMES, GROUPS, type SubsidyGroup } from './groups.ts'
export {
  type RetirementAge,
  type RetirementData,
  retirementAge,
  retirementAgeOn,
  retirementKind,
} from './rules-retirement.ts'
export { EDUCATIONS } from './schema.ts'
