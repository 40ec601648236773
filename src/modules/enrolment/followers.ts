import { readFile, takeStep } from '../../kernel/case/index.ts'
import { type Follower, follow, followEach } from '../../kernel/event/index.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { gradeHolds } from '../credit/index.ts'
import { classByNumber, traineesOf } from '../training/index.ts'
import { offerEnded, seatFreed } from './events.ts'
import { orderOffers } from './offer/order.ts'
import { signUpProcedure } from './procedure.ts'
import { firstWaiting, readOffer, setStanding, signUpOf, takeFreedSeat } from './store.ts'

const PROCEDURES = [signUpProcedure as never]

/** What follows when a seat is free, and when an offer ends. */
export const enrolmentFollowers: readonly Follower[] = [
  follow(seatFreed, 'enrolment.next-in-line', (ctx, { offer }) => promoteNext(ctx, offer)),
  follow(gradeHolds, 'enrolment.order-by-credit', (ctx, { organisation }) => orderOffers(ctx, organisation)),
  // Each person of it for itself, so that one that fails keeps no other waiting.
  followEach(
    offerEnded,
    'enrolment.tell-the-end',
    ({ offer, signUps, why }) => signUps.map((number) => ({ offer, number, why })),
    (ctx, { number, why }) => endSignUp(ctx, number, why),
  ),
]

/** The first who waits gets the seat that is free (递补); without a seat or anybody who waits nothing is done. */
async function promoteNext(ctx: VerbContext, offer: string): Promise<void> {
  const next = await firstWaiting(ctx.db, offer)
  if (!next || !(await takeFreedSeat(ctx.db, offer))) return
  await setStanding(ctx.db, next.number, 'seated')
  await takeStep(ctx, PROCEDURES, next.number, 'promote')
}

/** Whoever is on the roster of the class that was filed has entered it; everybody else is told that the offer is over. */
async function endSignUp(ctx: VerbContext, number: string, why: string): Promise<void> {
  const [one, file] = [await signUpOf(ctx.db, number), await readFile(ctx.db, number)]
  if (!one || !file || !['filed', 'waiting', 'admitted'].includes(file.state)) return
  const offer = await readOffer(ctx.db, one.offer)
  const filed = offer?.classNumber ? await classByNumber(ctx.db, offer.classNumber) : null
  const entered =
    file.state === 'admitted' &&
    filed !== null &&
    (await traineesOf(ctx.db, filed.id)).some(({ person }) => person === one.person)
  await setStanding(ctx.db, number, entered ? 'entered' : 'gone')
  await takeStep(ctx, PROCEDURES, number, entered ? 'enter' : 'cancel', { note: why })
}
