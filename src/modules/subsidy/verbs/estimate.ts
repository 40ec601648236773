import { z } from 'zod'
import { Decision, Reason } from '../../../kernel/case/index.ts'
import type { StandardsSlice } from '../../../kernel/standard/index.ts'
import { Day, LevelText, OccupationName } from '../../../kernel/value/shapes.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { GROUPS } from '../facts.ts'
import { ESTIMATE_KINDS, estimateOf } from '../rules.ts'

/** 我能领多少补贴: the same rule as the officer's decision, on what anybody says of themselves. */
export const estimate = verb({
  name: 'subsidy.estimate',
  title: '算一算能领多少补贴',
  http: 'GET /subsidy/estimate',
  who: anybody(),
  input: z.strictObject({
    occupation: OccupationName,
    level: LevelText,
    hours: z.number().int().min(0).max(2000).default(120),
    mode: z.enum(['offline', 'blended']).default('offline'),
    group: z.enum(GROUPS).default('resident'),
    certified: z.boolean().default(true),
    filedOn: Day.optional(),
  }),
  output: z.object({
    decision: Decision,
    missing: z.array(Reason),
    payee: z.enum(['employer', 'trainer', 'person']).nullable(),
    filedOn: z.string(),
  }),
  async run(ctx, { filedOn = ctx.today, ...situation }) {
    return { ...estimateOf(situation, filedOn, await ctx.standards()), filedOn }
  },
})

/** The standards of one day that a browser needs to compute an estimate by itself. */
export const estimateStandards = verb({
  name: 'subsidy.estimate-standards',
  title: '取得算一算所用的标准',
  http: 'GET /subsidy/estimate/standards',
  who: anybody(),
  input: z.strictObject({ on: Day.optional() }),
  output: z.custom<StandardsSlice>((value) => typeof value === 'object').meta({ type: 'object' }),
  run: async (ctx, { on = ctx.today }) => (await ctx.standards()).sliceOn(on, ESTIMATE_KINDS),
})
