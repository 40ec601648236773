export { payAccount, payAccounts, setAccount } from './account.ts'
export { correctIdentity, type IdentityCorrection } from './correct-identity.ts'
export { numberKeys } from './document.ts'
export { personAccountChanged } from './events.ts'
export {
  findPersonByIdNumber,
  identitiesOf,
  type KnownPerson,
  knownPeople,
  openIdNumber,
  peopleByIds,
  peopleWithPhone,
  personById,
  phoneOfPerson,
  type Reader,
  type Registered,
  type Registration,
  registerPerson,
  rename,
} from './person.ts'
export { peopleInReach } from './reach.ts'
export * from './rules.ts'
export {
  type Degree,
  EDUCATIONS,
  type Education,
  FACT_KINDS,
  FACTS,
  type FactKind,
  factOf,
  GROUP_NAMES,
  GROUPS,
  type PayAccount,
  type Person,
  type PersonStatus,
  STATUS_KINDS,
  STATUS_NAMES,
  StatusDetail,
  type StatusKind,
  type SubsidyGroup,
  type Trust,
} from './schema.ts'
export type { Contradiction } from './standing/rules-contradictions.ts'
export { type HeldGroup, type Retirement, STATUS_OF, type Standing, standingOn } from './standing/standing.ts'
export {
  correctStatus,
  degreesOf,
  endStatus,
  type NewStatus,
  type StandingReader,
  setStatus,
  standing,
  standings,
  statusesOf,
  withdrawStatus,
} from './standing/status.ts'
export {
  answersOf,
  everyStatus,
  type KeptStatus,
  lockPeople,
  peopleOfRegister,
  personsOfReferences,
  statusById,
  statusesByIds,
  statusRows,
} from './standing/store.ts'
export {
  type SaidOfPerson,
  type SaidRow,
  type Saying,
  type TakenRows,
  takeRows,
} from './standing/take-rows.ts'
export { peopleNamed, phoneKeys } from './store.ts'
