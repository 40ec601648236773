import type { ModulePortal } from '../../../portal/module-portal.ts'
import { answerPage } from './answer.tsx'
import { askPage, errorsPage } from './ask.tsx'
import { interactPage } from './interact.tsx'
import { myRatingsPage } from './my-ratings.tsx'
import { questionsPage } from './questions.tsx'
import { rateCasePage } from './rate-case.tsx'
import { rateServicePage } from './rate-service.tsx'

/** Where people say what they think: ratings and their sums. */
export const feedbackPortal: ModulePortal = {
  pages: [
    interactPage,
    askPage,
    errorsPage,
    answerPage,
    questionsPage,
    rateServicePage,
    rateCasePage,
    myRatingsPage,
  ],
}
