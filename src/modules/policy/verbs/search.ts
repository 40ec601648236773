import { z } from 'zod'
import type { Standards } from '../../../kernel/standard/index.ts'
import { anybody, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { catalogueKind } from '../../catalogue/rules.ts'
import { type Library, libraryOf } from '../search/library.ts'
import { passagesOf } from '../search/passage.ts'
import { signedVersions } from '../store.ts'

/** 搜政策: the sentence that answers first, then where it stands; in Chinese, pinyin or initials. */
export const searchPolicy = verb({
  name: 'policy.search',
  title: '搜政策',
  http: 'GET /policy/search',
  who: anybody(),
  input: z.strictObject({ q: z.string().max(60) }),
  output: z.object({
    items: z.array(
      z.object({
        sentence: z.array(z.object({ text: z.string(), hit: z.boolean() })),
        name: z.string(),
        source: z.string(),
        href: z.string(),
        next: z.object({ title: z.string(), href: z.string() }).nullable(),
        past: z.boolean(),
        assumed: z.boolean(),
      }),
    ),
  }),
  run: async (ctx, { q }) => ({ items: (await libraryToday(ctx)).ask(q, ctx.today) }),
})

/** The library of the standards that it was made from; others come only when something is signed or published. */
const libraries = new WeakMap<Standards, { day: string; library: Library }>()

async function libraryToday(ctx: VerbContext): Promise<Library> {
  const standards = await ctx.standards()
  const kept = libraries.get(standards)
  if (kept?.day === ctx.today) return kept.library
  const versions = await signedVersions(ctx.db)
  const catalogue = standards.inForce(catalogueKind, ctx.today)
  const library = libraryOf(passagesOf(standards, versions, catalogue, ctx.today))
  libraries.set(standards, { day: ctx.today, library })
  return library
}
