import { type Follower, follow, followEach } from '../../kernel/event/index.ts'
import { groundCorrected, groundRestored, groundWithdrawn } from '../../kernel/ground/index.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { certified } from '../assessment/index.ts'
import { paymentsPaid, paymentsRecovered } from '../payments/index.ts'
import { registersAnswered } from '../registers/index.ts'
import { claimProcedures } from './case/procedure.ts'
import { claimOfCase } from './claim.ts'
import { claimEnded } from './events.ts'
import {
  followCorrection,
  followPayment,
  followRestoration,
  followWithdrawal,
} from './follow/follow-grounds.ts'
import { followRegisters } from './follow/follow-registers.ts'
import { offerUpgrades } from './raise/offer-upgrade.ts'
import { raiseAgain } from './raise/raise-again.ts'
import { type Certified, CLAIM, raiseClaims } from './raise/raise-claims.ts'

/** People of one follower's part: one class, so that a class is raised in sets and one class stops no other. */
const ofOneClass = ({ people }: { people: readonly Certified[] }): Certified[][] => [
  ...Map.groupBy(people, (one) => one.class).values(),
]

const CLAIM_KINDS = claimProcedures.map(({ kind }) => kind)

/** The other claims of the person whose claim gave way. */
async function raiseAgainAfter(ctx: VerbContext, claim: string): Promise<void> {
  await raiseAgain(ctx, (await claimOfCase(ctx.db, claim)).person)
}

/** What subsidy does when something happens elsewhere. Run again, none of it happens twice. */
export const subsidyFollowers: readonly Follower[] = [
  followEach(
    certified,
    'subsidy.raise-claims',
    (payload) => ofOneClass(payload).filter(([first]) => first?.class !== null),
    raiseClaims,
  ),
  followEach(
    certified,
    'subsidy.offer-upgrades',
    (payload) => ofOneClass(payload).filter(([first]) => first?.class === null),
    offerUpgrades,
  ),
  // The training is not subsidised after all: then the upgrade may be had, and whatever else it stood in the way of.
  follow(claimEnded, 'subsidy.raise-again', async (ctx, { claim }) => raiseAgainAfter(ctx, claim)),
  followEach(
    paymentsRecovered,
    'subsidy.raise-again-after-recovery',
    ({ cases }) => cases.filter((number) => CLAIM_KINDS.includes(number.slice(0, 2))),
    raiseAgainAfter,
  ),
  followEach(
    groundCorrected,
    'subsidy.follow-corrections',
    ({ dependant, source, successor }) =>
      dependant.kind === CLAIM ? [{ claim: dependant.id, source, successor }] : [],
    followCorrection,
  ),
  followEach(
    groundWithdrawn,
    'subsidy.follow-withdrawals',
    ({ dependant, why }) => (dependant.kind === CLAIM ? [{ claim: dependant.id, why }] : []),
    followWithdrawal,
  ),
  followEach(
    groundRestored,
    'subsidy.follow-restorations',
    ({ dependant }) => (dependant.kind === CLAIM ? [dependant.id] : []),
    followRestoration,
  ),
  followEach(registersAnswered, 'subsidy.follow-registers', ({ people }) => people, followRegisters),
  followEach(
    paymentsPaid,
    'subsidy.follow-payments',
    ({ cases }) => cases.filter((number) => CLAIM_KINDS.includes(number.slice(0, 2))),
    followPayment,
  ),
]
