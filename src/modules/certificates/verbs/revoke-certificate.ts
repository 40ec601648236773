import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { revokeCertificate } from '../issue.ts'
import { REVOCATION_NAMES } from '../schema.ts'

/** 撤销证书: with a reason that the public reads and a note that stays in the file. */
export const revokeIssued = verb({
  name: 'certificates.revoke',
  title: '撤销证书',
  http: 'POST /certificates/{id}/revocation',
  who: may('certificates.revoke'),
  input: z.strictObject({
    id: z.uuid(),
    reason: z.enum(REVOCATION_NAMES),
    note: z.string().trim().min(4, '请写明事实和依据，至少 4 个字').max(500),
  }),
  output: z.object({}),
  async run(ctx, { id, reason, note }) {
    ctx.within({})
    ctx.act.purpose(note)
    await revokeCertificate(ctx, id, reason, note)
    return {}
  },
})
