import type { ModulePortal } from '../../../portal/module-portal.ts'
import { interactPage } from './interact.tsx'
import { myRatingsPage } from './my-ratings.tsx'
import { rateCasePage } from './rate-case.tsx'
import { rateServicePage } from './rate-service.tsx'

/** Where people say what they think: ratings and their sums. */
export const feedbackPortal: ModulePortal = {
  pages: [interactPage, rateServicePage, rateCasePage, myRatingsPage],
}
