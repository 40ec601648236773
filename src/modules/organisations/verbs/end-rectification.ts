import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { endRectification } from '../standing.ts'

/** 整改完成. */
export const liftRectification = verb({
  name: 'organisations.end-rectification',
  title: '解除整改',
  http: 'POST /organisations/{id}/rectifications/end',
  who: may('organisations.manage'),
  input: z.strictObject({ id: z.uuid(), last: Day }),
  output: z.object({}),
  async run(ctx, given) {
    await endRectification(ctx, given.id, given.last)
    return {}
  },
})
