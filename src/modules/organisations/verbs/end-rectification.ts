import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { propose } from '../measure/open.ts'

/** 提出解除整改: another person decides whether it was put right. */
export const liftRectification = verb({
  name: 'organisations.end-rectification',
  title: '提出解除整改',
  http: 'POST /organisations/{id}/rectifications/end',
  who: may('organisations.manage'),
  input: z.strictObject({ id: z.uuid(), last: Day }),
  output: z.object({ number: z.string() }),
  run: (ctx, { id, last }) => propose(ctx, id, { measure: 'lift', last }),
})
