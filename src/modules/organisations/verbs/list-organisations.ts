import { z } from 'zod'
import { District } from '../../../kernel/value/shapes.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'
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
    page: z.number().int().min(1).max(1000).default(1),
    /** The page as lists of the workbench ask for it. */
    cursor: z
      .string()
      .regex(/^[1-9]\d{0,2}$/)
      .optional(),
  }),
  output: z.object({
    items: z.array(PublicOrganisation),
    total: z.number().int(),
    page: z.number().int(),
    pages: z.number().int(),
    next: z.string().nullable(),
    districts: z.array(
      z.object({ code: z.string(), name: z.string(), short: z.string(), count: z.number().int() }),
    ),
  }),
  async run(ctx, { q, district, kind, occupation, agreed, cursor, ...asked }) {
    const page = cursor ? Number(cursor) : asked.page
    const kinds = kind === 'trainers' ? TRAINER_KINDS : kind ? [kind] : undefined
    const filter: Filter = {
      q: q || undefined,
      district,
      kinds,
      occupation: occupation || undefined,
      agreed,
      day: ctx.today,
    }
    const found = await searchOrganisations(ctx.db, filter, { limit: PAGE, offset: (page - 1) * PAGE })
    const counts = await countByDistrict(ctx.db, filter)
    const ids = found.items.map(({ id }) => id)
    const agreements = await agreementRows(ctx.db, ids)
    const scopes = await scopeRows(ctx.db, ids)
    const rectifications = await rectificationRows(ctx.db, ids)
    const pages = Math.max(1, Math.ceil(found.total / PAGE))
    return {
      items: found.items.map((one) =>
        publicView(
          one,
          {
            agreements: agreements.get(one.id) ?? [],
            scopes: scopes.get(one.id) ?? [],
            rectifications: rectifications.get(one.id) ?? [],
          },
          ctx.today,
        ),
      ),
      total: found.total,
      page,
      pages,
      next: page < pages ? String(page + 1) : null,
      districts: ctx.city.districts.map(({ code, name, short }) => ({
        code,
        name,
        short,
        count: counts.get(code) ?? 0,
      })),
    }
  },
})
