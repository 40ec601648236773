import { z } from 'zod'
import { Decision } from '../../../kernel/case/index.ts'
import { type CivilDate, parseCivilDate } from '../../../kernel/value/civil-date.ts'
import type { Level } from '../../../kernel/value/level.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { GROUPS } from '../facts.ts'
import { decideClaim } from '../rules.ts'

const Day = z
  .string()
  .refine((text) => parseCivilDate(text).valid, '日期应写作 YYYY-MM-DD')
  .transform((text) => text as CivilDate)

/** 我能领多少补贴: the same rule as the officer's decision, on what anybody says of themselves. */
export const estimate = verb({
  name: 'subsidy.estimate',
  title: '算一算能领多少补贴',
  http: 'GET /subsidy/estimate',
  who: anybody(),
  input: z.strictObject({
    occupation: z.string().trim().min(1).max(60),
    level: z.enum(['5', '4', '3', '2', '1', 'special']),
    hours: z.number().int().min(0).max(2000).default(120),
    mode: z.enum(['offline', 'blended']).default('offline'),
    group: z.enum(GROUPS).default('resident'),
    filedOn: Day.optional(),
  }),
  output: z.object({ decision: Decision, filedOn: z.string() }),
  async run(ctx, input) {
    const level = (input.level === 'special' ? 'special' : Number(input.level)) as Level
    const filedOn = input.filedOn ?? ctx.today
    const decision = decideClaim(
      {
        project: 'training',
        group: input.group,
        occupation: input.occupation,
        level,
        hours: input.hours,
        mode: input.mode,
        classFiledOn: filedOn,
        certificate: { level, issuedOn: filedOn },
        history: [],
      },
      await ctx.standards(),
    )
    return { decision, filedOn }
  },
})
