import { z } from 'zod'
import { listPublications, type Reading, readPublication, readSums } from '../../../kernel/figure/index.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { FIGURES } from '../figure.ts'
import { refusals } from '../refusals.ts'
import { districtsSeen } from '../shapes.ts'

const PAGE = 20

const Publication = z.object({
  id: z.string(),
  title: z.string(),
  publishedAt: z.string(),
  publishedBy: z.string(),
})

/** 发布过的指标, the latest first. */
export const listFigurePublications = verb({
  name: 'figures.publications',
  title: '查看发布过的指标',
  http: 'GET /figure-publications',
  who: may('figures.read'),
  input: z.strictObject(pageAsked),
  output: z.object({ items: z.array(Publication), ...pageNeighbours }),
  async run(ctx, asked) {
    const page = await listPublications(ctx.db, asked, PAGE)
    return {
      ...page,
      items: page.items.map((one) => ({ ...one, publishedAt: one.publishedAt.toISOString() })),
    }
  },
})

const Counted = z.number().int()

/** One publication: each figure as it was published, and beside it what it is now (null where it is kept no more). */
export const readFigurePublication = verb({
  name: 'figures.publication',
  title: '查看一期发布的指标',
  http: 'GET /figure-publications/{id}',
  who: may('figures.read'),
  consistent: true,
  input: z.strictObject({ id: z.uuid() }),
  output: Publication.extend({
    figures: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        unit: z.string(),
        definition: z.string(),
        clause: z.string().nullable(),
        published: Counted,
        now: Counted.nullable(),
        districts: z.array(z.object({ district: z.string(), published: Counted, now: Counted.nullable() })),
      }),
    ),
  }),
  async run(ctx, { id }) {
    const { districts } = ctx.actor
    const found = await readPublication(ctx.db, id, districts)
    if (!found) throw refusals.noSuchPublication()
    const now = new Map(
      [...(await readSums(ctx.db, FIGURES, { districts }))].map(([{ key }, reading]) => [key, reading]),
    )
    const inDistrict = (reading: Reading, code: string) => reading.districts.get(code) ?? 0
    return {
      ...found,
      publishedAt: found.publishedAt.toISOString(),
      figures: found.figures.map(({ reading, ...one }) => {
        const later = now.get(one.key)
        return {
          ...one,
          published: reading.value,
          now: later?.value ?? null,
          districts: districtsSeen(ctx).map((district) => ({
            district,
            published: inDistrict(reading, district),
            now: later ? inDistrict(later, district) : null,
          })),
        }
      }),
    }
  },
})
