import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { written } from '../schema.ts'
import { giveAgreement } from '../standing.ts'

/** 签订补贴培训协议. */
export const agree = verb({
  name: 'organisations.give-agreement',
  title: '登记补贴培训协议',
  http: 'POST /organisations/{id}/agreements',
  who: may('organisations.manage'),
  input: z.strictObject({
    id: z.uuid(),
    number: written(60),
    from: Day,
    to: Day,
    source: written(100),
  }),
  output: z.object({ id: z.uuid() }),
  run: (ctx, { id: organisation, ...given }) => giveAgreement(ctx, organisation, given),
})
