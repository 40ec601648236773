import { z } from 'zod'
import { onDay } from '../../../kernel/value/shapes.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { groupsOf, occupationIn, registerOn } from '../register.ts'
import { relatedMajors } from '../related-majors.ts'
import { OccupationView, occupationView } from './shapes.ts'

/** One occupation on a day, by code or name: its marks, its groups, and what of its entry is in doubt. */
export const readOccupation = verb({
  name: 'occupations.read',
  title: '查看一个职业',
  http: 'GET /occupations/{key}',
  who: anybody(),
  input: z.strictObject({ key: z.string().min(1).max(60), on: onDay }),
  output: OccupationView.extend({
    on: z.string(),
    groups: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        rank: z.enum(['major', 'medium', 'minor']),
        implied: z.boolean(),
      }),
    ),
    doubts: z.array(z.string()),
    /** Majors that a standard of the occupation names as related; empty where none was found. */
    majors: z.array(z.string()),
    majorsSource: z.string().nullable(),
    classification: z.object({ name: z.string(), source: z.string(), status: z.string() }).nullable(),
  }),
  async run(ctx, { key, on = ctx.today }) {
    const standards = await ctx.standards()
    const register = registerOn(standards, on)
    const found = occupationIn(register, key)
    if (found === null) throw refusals.noSuchOccupation()
    const { classification } = register
    const related = relatedMajors(found.name, on, standards)
    const doubts = classification?.data.doubts ?? []
    return {
      ...occupationView(found),
      on,
      groups: groupsOf(register, found.code),
      doubts: doubts
        .filter(({ code, name }) => (code !== null && code === found.code) || name === found.name)
        .map(({ why }) => why),
      majors: [...(related?.majors ?? [])],
      majorsSource: related?.edition.source ?? null,
      classification: classification && {
        name: classification.name,
        source: classification.source,
        status: classification.status,
      },
    }
  },
})
