export { announceOffer } from './verbs/announce.ts'
export { listOffers } from './verbs/find-offers.ts'
export { cancelOffer, enterClass, readOfferDesk } from './verbs/offer-desk.ts'
export { signUp } from './verbs/sign-up.ts'
