import { type Follower, follow, followEach } from '../../kernel/event/index.ts'
import { groundWithdrawn } from '../../kernel/ground/index.ts'
import { paymentsPaid } from '../payments/index.ts'
import { registersAnswered } from '../registers/index.ts'
import { classFinished } from '../training/index.ts'
import { raiseLiving } from './living/raise.ts'
import { raiseLivingLater } from './living/raise-later.ts'
import { PAYMENT, paymentProcedure } from './pay/procedure.ts'
import { followPayment, followWithdrawal } from './pay/reexamine.ts'

/** What training programmes do when something happens elsewhere. Run again, none of it happens twice. */
export const programmesFollowers: readonly Follower[] = [
  followEach(
    groundWithdrawn,
    'programmes.follow-withdrawals',
    ({ dependant, why }) => (dependant.kind === PAYMENT ? [{ payment: dependant.id, why }] : []),
    followWithdrawal,
  ),
  followEach(
    classFinished,
    'programmes.raise-living',
    ({ class: id, completed }) => completed.map((person) => ({ class: id, person })),
    raiseLiving,
  ),
  follow(registersAnswered, 'programmes.raise-living-later', raiseLivingLater),
  followEach(
    paymentsPaid,
    'programmes.follow-payments',
    ({ cases }) => cases.filter((number) => number.startsWith(`${paymentProcedure.kind}-`)),
    followPayment,
  ),
]
