import { z } from 'zod'
import { District } from '../../../kernel/value/shapes.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { countedTotal, pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { creditRows } from '../credit/credit.ts'
import { KIND_NAMES, TRAINER_KINDS } from '../schema.ts'
import {
  agreementRows,
  countByDistrict,
  type Filter,
  rectificationRows,
  scopeRows,
  searchOrganisations,
} from '../store.ts'
import { PublicOrganisation, publicView } from '../views.ts'

const PAGE = 20

/** The register of organisations as the public sees it (机构名录). */
export const listOrganisations = verb({
  name: 'organisations.list',
  title: '查询机构名录',
  http: 'GET /organisations',
  who: anybody(),
  input: z.strictObject({
    q: z.string().trim().max(60).optional(),
    district: District.optional(),
    /** One kind; `trainers` is all that may run subsidised classes. */
    kind: z.enum([...KIND_NAMES, 'trainers']).optional(),
    occupation: z.string().trim().max(60).optional(),
    /** Only those with an agreement in force. */
    agreed: z.boolean().optional(),
    /** Only those whose credit has this grade now. */
    grade: z.string().max(20).optional(),
    ...pageAsked,
  }),
  output: z.object({
    items: z.array(PublicOrganisation),
    ...countedTotal,
    ...pageNeighbours,
    districts: z.array(
      z.object({ code: z.string(), name: z.string(), short: z.string(), count: z.number().int() }),
    ),
  }),
  async run(ctx, { q, district, kind, occupation, agreed, grade, ...asked }) {
    const kinds = kind === 'trainers' ? TRAINER_KINDS : kind ? [kind] : undefined
    const filter: Filter = {
      q: q || undefined,
      district,
      kinds,
      occupation: occupation || undefined,
      agreed,
      grade,
      day: ctx.today,
    }
    const { items, ...found } = await searchOrganisations(ctx.db, filter, asked, PAGE)
    const counts = await countByDistrict(
      ctx.db,
      filter,
      ctx.city.districts.map(({ code }) => code),
    )
    const ids = items.map(({ id }) => id)
    const agreements = await agreementRows(ctx.db, ids)
    const scopes = await scopeRows(ctx.db, ids)
    const rectifications = await rectificationRows(ctx.db, ids)
    const credits = await creditRows(ctx.db, ids)
    const standards = await ctx.standards()
    return {
      ...found,
      items: items.map((one) =>
        publicView(
          one,
          {
            agreements: agreements.get(one.id) ?? [],
            scopes: scopes.get(one.id) ?? [],
            rectifications: rectifications.get(one.id) ?? [],
            credits: credits.get(one.id) ?? [],
          },
          ctx.today,
          standards,
        ),
      ),
      districts: ctx.city.districts.map(({ code, name, short }) => ({
        code,
        name,
        short,
        count: counts.get(code) ?? 0,
      })),
    }
  },
})
