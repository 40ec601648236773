import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { propose, subjectOf } from '../change/propose.ts'
import { REVOCATION_NAMES } from '../schema.ts'

/** 提出撤销证书: with a reason that the public reads and a basis that stays in the file; another person decides. */
export const proposeRevocation = verb({
  name: 'certificates.propose-revocation',
  title: '提出撤销证书',
  http: 'POST /certificates/{id}/revocation',
  who: may('certificates.propose'),
  input: z.strictObject({
    id: z.uuid(),
    reason: z.enum(REVOCATION_NAMES),
    basis: z.string().trim().min(4, '请写明事实和依据，至少 4 个字').max(500),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { id, reason, basis }) {
    const subject = await subjectOf(ctx, id)
    const file = await propose(ctx, id, subject, {
      kind: 'revocation',
      change: { reason },
      idNumber: null,
      basis,
    })
    return { number: file.number }
  },
})
