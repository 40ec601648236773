export { programmesFigures } from './figures.ts'
export { paymentsOfProgramme } from './pay/store.ts'
export { planProgramme } from './verbs/plan.ts'
