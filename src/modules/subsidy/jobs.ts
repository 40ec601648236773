import type { JobHandler } from '../../kernel/jobs/index.ts'
import { type Kernel, performAsSystem } from '../../kernel/verb/index.ts'
import { raiseClaim } from './raise-claim.ts'

/** What follows a certificate: the claim for the class that led to it. Run again it raises nothing twice. */
export const subsidyJobs = (kernel: Kernel): JobHandler[] => [
  {
    name: 'assessment.certified',
    async run(data) {
      const { certificateId, person, classId } = data as {
        certificateId: string
        person: string
        classId: string | null
      }
      if (!classId) return
      await performAsSystem(kernel, 'subsidy.raise-claim', (ctx) =>
        raiseClaim(ctx, { certificate: certificateId, person, class: classId }),
      )
    },
  },
]
