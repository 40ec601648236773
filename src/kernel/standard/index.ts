export {
  type Edition,
  holdsOn,
  type StandardKind,
  type Status,
  standardKind,
  type UnknownName,
} from './edition.ts'
export { type Expiring, expiring, firstToLapse, refuseLapsed } from './expiry/expiry.ts'
export type { City, Zone } from './load/city.ts'
export {
  type ClauseReference,
  clauseReference,
  DOCUMENT_ROLES,
  type DocumentRole,
  type PolicyArticle,
  type PolicyDocument,
} from './policy-document.ts'
export { isNone, noneOf, Standards, type StandardsSlice } from './standards.ts'
