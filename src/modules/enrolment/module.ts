import { module } from '../../kernel/module/index.ts'
import { offerEnded, seatFreed } from './events.ts'
import { enrolmentFollowers } from './followers.ts'
import { ENROLMENT_PERMISSIONS } from './permissions.ts'
import { signUpProcedure } from './procedure.ts'
import { announceOffer } from './verbs/announce.ts'
import { compareOffers, listOffers, readPublicOffer } from './verbs/find-offers.ts'
import { admittedRoster, cancelOffer, enterClass, listOwnOffers, readOfferDesk } from './verbs/offer-desk.ts'
import { mySignUps, signUp } from './verbs/sign-up.ts'

/** Courses that providers announce and people sign up for (招生报名). */
export const enrolment = module({
  name: 'enrolment',
  title: '招生报名',
  permissions: ENROLMENT_PERMISSIONS,
  verbs: [
    announceOffer,
    listOffers,
    readPublicOffer,
    compareOffers,
    signUp,
    mySignUps,
    listOwnOffers,
    readOfferDesk,
    admittedRoster,
    enterClass,
    cancelOffer,
  ],
  procedures: [signUpProcedure],
  events: [seatFreed, offerEnded],
  follows: enrolmentFollowers,
  portal: async () => (await import('./portal/index.tsx')).enrolmentPortal,
  workbench: () => import('./workbench/index.ts'),
})
