export { type PaymentsData, paymentsKind } from './standard.ts'
