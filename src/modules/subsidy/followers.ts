import { type Follower, followEach } from '../../kernel/event/index.ts'
import { certified } from '../assessment/index.ts'
import { raiseClaim } from './raise-claim.ts'

/** What subsidy does when something happens elsewhere. */
export const subsidyFollowers: readonly Follower[] = [
  // What follows a certificate: the claim for the class that led to it. Run again it raises nothing twice.
  followEach(
    certified,
    'subsidy.raise-claims',
    ({ people }) =>
      people.flatMap(({ certificate, person, class: trained }) =>
        trained ? [{ certificate, person, class: trained }] : [],
      ),
    raiseClaim,
  ),
]
