import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { differences } from '../draft/differences.ts'
import { columnTitle } from '../draft/sheet.ts'
import { type CatalogueEdition, catalogueKind, editionBefore } from '../edition.ts'
import { refusals } from '../refusals.ts'

const Edition = z.object({
  /** The name in addresses: 2024 for catalogue/2024. */
  edition: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  source: z.string(),
  status: z.enum(['confirmed', 'assumed']),
  /** Lines that are known here, and occupations that were published. */
  rows: z.number().int(),
  published: z.number().int().nullable(),
})

const summary = ({ id, name, from, to, source, status, data }: CatalogueEdition) => ({
  edition: id.replace('catalogue/', ''),
  name,
  from,
  to,
  source,
  status,
  rows: data.rows.length,
  published: data.published?.occupations ?? (data.known === 'all' ? data.rows.length : null),
})

/** 历次目录: every edition that was ever published, newest first; none is ever taken away. */
export const listEditions = verb({
  name: 'catalogue.editions',
  title: '查看历次紧缺职业目录',
  http: 'GET /catalogue/editions',
  who: anybody(),
  input: z.strictObject({}),
  output: z.object({ items: z.array(Edition) }),
  run: async (ctx) => ({ items: (await ctx.standards()).all(catalogueKind).map(summary) }),
})

/** One edition and what it changed in the one before. */
export const readEdition = verb({
  name: 'catalogue.edition',
  title: '查看一版目录和它的变化',
  http: 'GET /catalogue/editions/{edition}',
  who: anybody(),
  input: z.strictObject({ edition: z.string().regex(/^[0-9a-z-]{4,20}$/, '版本号形如 2024') }),
  output: Edition.extend({
    before: z.object({ edition: z.string(), name: z.string() }).nullable(),
    differences: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['added', 'removed', 'changed']),
        changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
      }),
    ),
  }),
  async run(ctx, { edition }) {
    const standards = await ctx.standards()
    const found = standards.all(catalogueKind).find(({ id }) => id === `catalogue/${edition}`)
    if (!found) throw refusals.noSuchEdition()
    const before = editionBefore(standards, found)
    return {
      ...summary(found),
      before: before && { edition: summary(before).edition, name: before.name },
      differences:
        before === null
          ? []
          : differences(before.data, found.data).map((one) => ({
              ...one,
              changes: one.changes.map((change) => ({ ...change, column: columnTitle(change.column) })),
            })),
    }
  },
})
