export { programmesFigures } from './figures.ts'
export { paymentsOfProgramme } from './pay/store.ts'
export { myAgreements, signAgreement } from './verbs/agreements.ts'
export { planProgramme } from './verbs/plan.ts'
