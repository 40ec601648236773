import { module } from '../../kernel/module/index.ts'
import { feedbackFigures } from './figures.ts'
import { forgetOld } from './forget.ts'
import { questionProcedure, siteErrorProcedure } from './letter/letter-procedure.ts'
import { FEEDBACK_PERMISSIONS } from './permissions.ts'
import { complaintProcedure } from './procedure.ts'
import { feedbackKind } from './standard.ts'
import { listQuestions, readAnswer, takeBack, writeLetter } from './verbs/letters.ts'
import { myRatings, withdrawMyRating } from './verbs/my-ratings.ts'
import { rateCase } from './verbs/rate-case.ts'
import { rateService } from './verbs/rate-service.ts'
import { ratingSums } from './verbs/sums.ts'

/** What people say of how they are served (好差评), and who answers it. */
export const feedback = module({
  name: 'feedback',
  title: '互动',
  permissions: FEEDBACK_PERMISSIONS,
  kinds: [feedbackKind],
  verbs: [
    rateCase,
    rateService,
    myRatings,
    withdrawMyRating,
    ratingSums,
    writeLetter,
    readAnswer,
    takeBack,
    listQuestions,
  ],
  procedures: [complaintProcedure, questionProcedure, siteErrorProcedure],
  jobs: (kernel) => [{ name: 'feedback.forget', everySeconds: 86_400, run: () => forgetOld(kernel) }],
  works: { 'feedback.forget': '清除到期的留言和评价' },
  figures: feedbackFigures,
  portal: async () => (await import('./portal/index.tsx')).feedbackPortal,
  workbench: () => import('./workbench/index.ts'),
})
