export { myRatings, withdrawMyRating } from './verbs/my-ratings.ts'
export { rateCase } from './verbs/rate-case.ts'
export { rateService } from './verbs/rate-service.ts'
