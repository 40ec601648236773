import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { written } from '../schema.ts'
import { beginRectification } from '../standing.ts'

/** 下达整改函: no subsidised class begins while it lasts. */
export const rectify = verb({
  name: 'organisations.rectify',
  title: '下达整改函',
  http: 'POST /organisations/{id}/rectifications',
  who: may('organisations.manage'),
  input: z.strictObject({ id: z.uuid(), letter: written(60), from: Day, reason: written(500) }),
  output: z.object({}),
  async run(ctx, { id: organisation, ...given }) {
    await beginRectification(ctx, organisation, given)
    return {}
  },
})
