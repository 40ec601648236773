export { payAccountOf, payAccountsOf, setPayAccount } from './account.ts'
export { type Credit, countByGrade, creditRows, creditsOf, heldCredit, setCredit } from './credit/credit.ts'
export {
  organisationAccountChanged,
  organisationMerged,
  organisationUnmerged,
  rectificationOrdered,
} from './events.ts'
export { organisationsNamed } from './finding.ts'
export {
  type NewOrganisation,
  organisationByCreditCode,
  organisationById,
  organisationsByIds,
  organisationsByKind,
  registerOrganisation,
} from './organisation.ts'
export {
  lastPublished,
  OUTCOMES,
  Outcome,
  type OutcomeKind,
  outcomesOf,
  outcomeText,
  publishOutcome,
} from './outcome/outcome.ts'
export {
  type AssessorKind,
  becomeAssessor,
  closeAssessmentScope,
  requireFreeSiteCode,
} from './recognition/assessor.ts'
export {
  endRecognition,
  type Recognised,
  type Recognition,
  recognise,
  recognisedOn,
  recognitionsOf,
} from './recognition/recognition.ts'
export {
  type Agreement,
  KIND_NAMES,
  KINDS,
  type LicenceScope,
  type Organisation,
  type OrganisationAccount,
  type OrganisationKind,
  type Purpose,
  type Rectification,
  TRAINER_KINDS,
} from './schema.ts'
export {
  agreementOn,
  agreementsOf,
  beginRectification,
  endAgreement,
  endRectification,
  giveAgreement,
  giveScope,
  joined,
  rectificationsOf,
  rectifyingOn,
  type ScopeEntry,
  scopeOn,
  scopesOf,
} from './standing.ts'
export { type NewClasses, newClassesOn } from './status/new-classes.ts'
export {
  STATUS_REASONS,
  STATUSES,
  type StatusEntry,
  type StatusReason,
  setStatus,
  statusesOf,
  statusOn,
  statusRows,
} from './status/status.ts'
export { scopeRows, searchOrganisations } from './store.ts'
export { CONDITIONS, type Equipment, type TeachingVenue, venuesOf } from './venue/store.ts'
export { halt } from './verbs/change-status.ts'
export { directoryAsked, directoryFilter } from './verbs/directory.ts'
export { agree } from './verbs/give-agreement.ts'
export { listOrganisations } from './verbs/list-organisations.ts'
export { rectify } from './verbs/rectify.ts'
export { addVenue } from './verbs/venue/add-venue.ts'
export { setEquipment } from './verbs/venue/set-equipment.ts'
