/** The pure face of registers: which registers the city describes. */
export { type RegisterData, registerKind } from './standard.ts'
