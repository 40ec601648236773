import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { countedTotal, pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { directoryAsked, directoryFilter } from '../../organisations/index.ts'
import { centresByDistrict, searchCentres } from '../store.ts'
import { PublicCentre, publicCentre } from '../views.ts'

const PAGE = 20

/** The enterprise training centres that there are (企业培训中心名录). */
export const listCentres = verb({
  name: 'centres.list',
  title: '查询企业培训中心名录',
  http: 'GET /centres',
  who: anybody(),
  input: z.strictObject({
    ...directoryAsked,
    ...pageAsked,
  }),
  output: z.object({
    items: z.array(PublicCentre),
    ...countedTotal,
    ...pageNeighbours,
    districts: z.array(
      z.object({ code: z.string(), name: z.string(), short: z.string(), count: z.number().int() }),
    ),
  }),
  async run(ctx, { q, district, occupation, ...asked }) {
    const filter = directoryFilter({ q, district, occupation })
    const { items, ...found } = await searchCentres(ctx.db, filter, asked, PAGE)
    const counts = await centresByDistrict(ctx.db, filter)
    return {
      ...found,
      items: items.map((one) => publicCentre(ctx, one)),
      districts: ctx.city.districts.map(({ code, name, short }) => ({
        code,
        name,
        short,
        count: counts.get(code) ?? 0,
      })),
    }
  },
})
