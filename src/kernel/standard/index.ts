export type { City, Zone } from './city.ts'
export { type Edition, holdsOn, type StandardKind, type Status, standardKind } from './edition.ts'
export { type Expiring, expiring, refuseLapsed } from './expiry.ts'
export { civilDateText } from './field.ts'
export {
  type ClauseReference,
  clauseReference,
  type PolicyArticle,
  type PolicyDocument,
} from './policy-document.ts'
export { isNone, noneOf, Standards } from './standards.ts'
