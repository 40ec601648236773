/** The pure face of the policy library: what the city's data and other modules may use of it. */
export { policyWarningKind, warningsOn } from './warning.ts'
