import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { propose } from '../measure/open.ts'
import { written } from '../schema.ts'

/** 提出下达整改函: the organisation is heard, another person decides; then no subsidised class begins while it lasts. */
export const rectify = verb({
  name: 'organisations.rectify',
  title: '提出下达整改函',
  http: 'POST /organisations/{id}/rectifications',
  who: may('organisations.manage'),
  input: z.strictObject({ id: z.uuid(), letter: written(60), from: Day, reason: written(500) }),
  output: z.object({ number: z.string() }),
  run: (ctx, { id, ...given }) => propose(ctx, id, { measure: 'rectify', ...given }),
})
