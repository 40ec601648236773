/** The pure face of certificates: what rules of other modules and the batch commands may use of it. */
export { certificatesKind } from './standard.ts'
