import { z } from 'zod'
import { LEVEL_CHOICES } from '../../../kernel/value/level.ts'
import { District, LevelText } from '../../../kernel/value/shapes.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { countedTotal, pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { countByDistrict, type Filter, occupationsOf, searchClasses } from '../listing/store.ts'
import { publicClasses } from '../listing/views.ts'
import { PublicClass } from '../schema.ts'

const PAGE = 20

/** Subsidised classes that are coming or under way, the next to begin first (班次查询). */
export const listClasses = verb({
  name: 'training.list-classes',
  title: '查询培训班次',
  http: 'GET /training/classes',
  who: anybody(),
  input: z.strictObject({
    district: District.optional(),
    occupation: z.string().trim().max(60).optional(),
    level: LevelText.optional(),
    provider: z.uuid().optional(),
    /** Only those that have not begun (正在招生). */
    enrolling: z.boolean().default(false),
    ...pageAsked,
  }),
  output: z.object({
    items: z.array(PublicClass),
    ...countedTotal,
    ...pageNeighbours,
    occupations: z.array(z.string()),
    /** How many classes match in each district, whichever of them was asked for. */
    districts: z.array(z.object({ code: z.string(), name: z.string(), count: z.number().int() })),
    levels: z.array(z.object({ value: z.string(), text: z.string() })),
  }),
  async run(ctx, { after, before, occupation, enrolling, ...rest }) {
    const filter: Filter = {
      ...rest,
      occupation: occupation || undefined,
      states: ['approved'],
      from: ctx.today,
      notBegunOn: enrolling ? ctx.today : undefined,
    }
    const counts = await countByDistrict(ctx.db, filter)
    const { items, ...found } = await searchClasses(ctx.db, filter, { after, before, size: PAGE })
    return {
      ...found,
      items: await publicClasses(ctx, items),
      occupations: await occupationsOf(ctx.db, { states: ['approved'], from: ctx.today }),
      districts: ctx.city.districts.map(({ code, name }) => ({ code, name, count: counts.get(code) ?? 0 })),
      levels: [...LEVEL_CHOICES],
    }
  },
})
