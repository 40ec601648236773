/** The pure face of organisations: what standards and rules above may use of it. */
export { KIND_NAMES } from './schema.ts'
