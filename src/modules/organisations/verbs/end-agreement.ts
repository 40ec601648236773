import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { written } from '../schema.ts'
import { endAgreement } from '../standing.ts'

/** 解除补贴培训协议. */
export const endAgreed = verb({
  name: 'organisations.end-agreement',
  title: '解除补贴培训协议',
  http: 'POST /organisations/{id}/agreements/{agreement}/end',
  who: may('organisations.manage'),
  input: z.strictObject({ id: z.uuid(), agreement: z.uuid(), on: Day, reason: written(200) }),
  output: z.object({}),
  async run(ctx, given) {
    await endAgreement(ctx, given.id, given.agreement, given.on, given.reason)
    return {}
  },
})
