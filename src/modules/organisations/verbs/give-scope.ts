import { z } from 'zod'
import { Day, LevelShape } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { written } from '../schema.ts'
import { giveScope } from '../standing.ts'

/** 核定培训或评价范围. */
export const allowScope = verb({
  name: 'organisations.give-scope',
  title: '核定培训或评价范围',
  http: 'POST /organisations/{id}/scopes',
  who: may('organisations.manage'),
  input: z.strictObject({
    id: z.uuid(),
    purpose: z.enum(['training', 'assessment']),
    occupation: written(60),
    occupationCode: z.string().max(20).optional(),
    levels: z.array(LevelShape).min(1, '请至少选一个等级').max(6),
    from: Day,
    to: Day.optional(),
    source: written(100),
  }),
  output: z.object({}),
  async run(ctx, { id: organisation, occupationCode = null, to = null, ...given }) {
    await giveScope(ctx, organisation, { ...given, occupationCode, to })
    return {}
  },
})
