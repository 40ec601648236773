import { z } from 'zod'
import { onDay } from '../../../kernel/value/shapes.ts'
import { bestFirst } from '../../../kernel/value/text/sounds-like.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { pageAsked, pageNeighbours, pageOfAll } from '../../../kernel/verb/paging.ts'
import { registerOn } from '../register.ts'
import { OccupationView, occupationView } from './shapes.ts'

const PAGE = 50

/** The register of occupations on a day, searched by name, pinyin, initials or code (职业名录查询). */
export const findOccupations = verb({
  name: 'occupations.find',
  title: '查询职业名录',
  http: 'GET /occupations',
  who: anybody(),
  input: z.strictObject({
    q: z.string().trim().max(40).optional(),
    /** The first digit of the code (大类); `new` for 新职业. */
    group: z.enum(['1', '2', '3', '4', '5', '6', '7', '8', 'new']).optional(),
    mark: z.enum(['digital', 'green']).optional(),
    on: onDay,
    ...pageAsked,
  }),
  output: z.object({
    on: z.string(),
    classification: z.object({ name: z.string(), source: z.string(), status: z.string() }).nullable(),
    items: z.array(OccupationView),
    total: z.number().int(),
    ...pageNeighbours,
    groups: z.array(z.object({ value: z.string(), name: z.string() })),
  }),
  async run(ctx, { q, group, mark, on = ctx.today, ...asked }) {
    const register = registerOn(await ctx.standards(), on)
    const { classification } = register
    const found = bestFirst(
      register.occupations.filter(
        (one) =>
          (group === undefined || (group === 'new' ? one.batch !== null : one.code?.startsWith(group))) &&
          (mark === undefined || one[mark] === true),
      ),
      q ?? '',
    )
    const page = pageOfAll('occupations', found, ({ code, name }) => `${code} ${name}`, asked, PAGE)
    return {
      on,
      classification: classification && {
        name: classification.name,
        source: classification.source,
        status: classification.status,
      },
      ...page,
      items: page.items.map(occupationView),
      total: found.length,
      groups: register.groups
        .filter(({ rank }) => rank === 'major')
        .map(({ code, name }) => ({ value: code.slice(0, 1), name })),
    }
  },
})
