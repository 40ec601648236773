export { finishTeachOut } from './ending/open.ts'
export { teachOutBegun } from './events.ts'
export { accreditationFigures } from './figures.ts'
export { ACCREDITATION_PROCEDURES } from './procedures.ts'
export { accreditationNow } from './register/accreditation.ts'
export {
  cardHolds,
  judgesBeside,
  type Member,
  mayJudge,
  membersOf,
  supervisorsBeside,
  supervisorsByCards,
} from './register/members.ts'
export { covers, scopeLines } from './register/scope.ts'
export { type Venue, venuesOf } from './register/venues.ts'
export { applyForAccreditation } from './verbs/apply.ts'
export { beginYearlyCheck, giveBackAccreditation, proposeLeaving } from './verbs/leave.ts'
export { listAccredited } from './verbs/list.ts'
export { addExaminer, addSupervisor, addVenue } from './verbs/people-and-places.ts'
