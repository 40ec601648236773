export { occupationAddress } from './address.ts'
export * from './rules.ts'
export { findOccupations } from './verbs/find-occupations.ts'
export { readOccupation } from './verbs/read-occupation.ts'
