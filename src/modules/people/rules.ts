/** The pure face of people: what other modules and the batch commands may use without a database. */

export { EDUCATIONS } from './schema.ts'
export { GROUP_NAMES, GROUPS, type SubsidyGroup } from './standing/groups.ts'
export {
  type RetirementAge,
  type RetirementData,
  retirementAge,
  retirementAgeOn,
  retirementKind,
} from './standing/rules-retirement.ts'
