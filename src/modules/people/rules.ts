/** The pure face of people: what other modules and the batch commands may use without a database. */
export {
  type RetirementAge,
  type RetirementData,
  retirementAge,
  retirementAgeOn,
  retirementKind,
} from './rules-retirement.ts'
