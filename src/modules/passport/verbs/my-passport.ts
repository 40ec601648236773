import { z } from 'zod'
import { Download, may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { Entries, entriesOf } from '../entries.ts'
import { jsonLd } from '../json-ld.ts'
import { isOpen, linksOf } from '../link.ts'
import { refusals } from '../refusals.ts'

/** 技能护照: what stands of the one who asks, and the links that show it to others. */
export const myPassport = verb({
  name: 'my.passport',
  title: '查看本人技能护照',
  http: 'GET /my/passport',
  who: may('my.read'),
  input: z.strictObject({}),
  output: Entries.extend({
    links: z.array(
      z.object({
        code: z.string(),
        address: z.string(),
        trainings: z.boolean(),
        endsOn: z.string(),
        state: z.enum(['open', 'ended', 'withdrawn']),
        openings: z.array(z.iso.datetime()),
      }),
    ),
  }),
  async run(ctx) {
    const person = personOf(ctx)
    const links = await linksOf(ctx.db, person)
    return {
      ...(await entriesOf(ctx, person, { trainings: true })),
      links: links.map((one) => ({
        code: one.code,
        address: `${ctx.origin}/passport/${one.code}`,
        trainings: one.trainings,
        endsOn: one.ends_on,
        state: isOpen(one, ctx.today)
          ? ('open' as const)
          : one.withdrawn_at
            ? ('withdrawn' as const)
            : ('ended' as const),
        openings: one.openings.map((at) => at.toISOString()),
      })),
    }
  },
})

/** The own passport as a file: for people (PDF) or for programs (JSON-LD). */
export const myPassportFile = verb({
  name: 'my.passport-file',
  title: '下载本人技能护照',
  http: 'GET /my/passport/files/{kind}',
  who: may('my.read'),
  input: z.strictObject({ kind: z.enum(['pdf', 'jsonld']) }),
  output: Download,
  async run(ctx, { kind }) {
    const entries = await entriesOf(ctx, personOf(ctx), { trainings: true })
    if (kind === 'jsonld') {
      const text = `${JSON.stringify(jsonLd(entries, ctx.origin, ctx.now), null, 2)}\n`
      return { name: '技能护照.jsonld', type: 'application/ld+json', bytes: new TextEncoder().encode(text) }
    }
    const { today, origin, demo, city } = ctx
    const { passportPdf } = await import('../passport-pdf.tsx')
    const bytes = await passportPdf(entries, { today, site: city.site.name, origin, demo })
    return { name: '技能护照.pdf', type: 'application/pdf', bytes }
  },
})

/** Whose passport it is; one who is not known by name has none. */
export function personOf(ctx: VerbContext): string {
  if (!ctx.actor.person) throw refusals.verifyIdentityFirst()
  return ctx.actor.person
}
