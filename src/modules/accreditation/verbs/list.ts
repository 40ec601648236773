import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { countedTotal, pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { directoryAsked, directoryFilter } from '../../organisations/index.ts'
import { refusals } from '../refusals.ts'
import { accreditationById, searchAccreditations } from '../register/accreditation.ts'
import { PublicAccreditation, publicAccreditation, Standing, standingOf } from '../views.ts'

const PAGE = 20

/** The assessment organisations that are accredited (评价机构名录). */
export const listAccredited = verb({
  name: 'accreditation.list',
  title: '查询评价机构名录',
  http: 'GET /accreditation',
  who: anybody(),
  input: z.strictObject({
    ...directoryAsked,
    ...pageAsked,
  }),
  output: z.object({ items: z.array(PublicAccreditation), ...countedTotal, ...pageNeighbours }),
  async run(ctx, { q, district, occupation, ...asked }) {
    const filter = directoryFilter({ q, district, occupation })
    const { items, ...found } = await searchAccreditations(ctx.db, filter, asked, PAGE)
    return { ...found, items: items.map((one) => publicAccreditation(ctx, one)) }
  },
})

/** One of them with its scope, venues, how many hold cards, and its conflict of interest (备案公开). */
export const readAccredited = verb({
  name: 'accreditation.read',
  title: '查看评价机构',
  http: 'GET /accreditation/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ accreditation: PublicAccreditation, standing: Standing }),
  async run(ctx, { id }) {
    const one = await accreditationById(ctx.db, id)
    if (!one) throw refusals.noSuchAccreditation()
    return { accreditation: publicAccreditation(ctx, one), standing: await standingOf(ctx, one) }
  },
})
