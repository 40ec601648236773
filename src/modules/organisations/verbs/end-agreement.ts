import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { propose } from '../measure/open.ts'
import { written } from '../schema.ts'

/** 提出解除补贴培训协议: the organisation is heard, another person decides. */
export const endAgreed = verb({
  name: 'organisations.end-agreement',
  title: '提出解除补贴培训协议',
  http: 'POST /organisations/{id}/agreements/{agreement}/end',
  who: may('organisations.manage'),
  input: z.strictObject({ id: z.uuid(), agreement: z.uuid(), on: Day, reason: written(200) }),
  output: z.object({ number: z.string() }),
  run: (ctx, { id, ...given }) => propose(ctx, id, { measure: 'end-agreement', ...given }),
})
