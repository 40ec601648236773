import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { propose } from '../measure/open.ts'
import { written } from '../schema.ts'
import { inOrder } from '../standing.ts'

/** 提出签订补贴培训协议: it holds once another person has decided it. */
export const agree = verb({
  name: 'organisations.give-agreement',
  title: '提出签订补贴培训协议',
  http: 'POST /organisations/{id}/agreements',
  who: may('organisations.manage'),
  input: z.strictObject({
    id: z.uuid(),
    number: written(60),
    from: Day,
    to: Day,
    source: written(100),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { id, ...given }) {
    inOrder(given)
    return propose(ctx, id, { measure: 'agree', ...given })
  },
})
