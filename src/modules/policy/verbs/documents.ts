import { z } from 'zod'
import { type AttachedFile, typeNamed } from '../../../kernel/file/index.ts'
import type { PolicyDocument, Standards } from '../../../kernel/standard/index.ts'
import { type CivilDate, civilDateOf, daysBetween } from '../../../kernel/value/time/civil-date.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { originalsOf } from '../original.ts'
import { refusals } from '../refusals.ts'
import { signedVersions } from '../store.ts'
import { wordingOn } from '../version.ts'
import { warningsOn } from '../warning.ts'
import { VersionBody } from './shapes.ts'

const Summary = z.object({
  id: z.string(),
  title: z.string(),
  short: z.string(),
  issuer: z.string(),
  number: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  status: z.string(),
  sources: z.array(z.string()),
})

const summaryOf = (one: PolicyDocument): z.infer<typeof Summary> => ({
  id: one.id,
  title: one.title,
  short: one.short,
  issuer: one.issuer,
  number: one.number,
  from: one.from,
  to: one.to,
  status: one.status,
  sources: one.sources,
})

/** 政策文件: everything that a decision can rest on. */
export const listDocuments = verb({
  name: 'policy.list-documents',
  title: '查看政策文件',
  http: 'GET /policy/documents',
  who: anybody(),
  input: z.strictObject({}),
  output: z.object({ items: z.array(Summary) }),
  async run(ctx) {
    const { documents } = await ctx.standards()
    return { items: [...documents].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1)).map(summaryOf) }
  },
})

/** One document: each cited article summarised in our own words, and its official wording once it is loaded. */
export const readDocument = verb({
  name: 'policy.read-document',
  title: '查看一份政策文件',
  http: 'GET /policy/documents/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.string().max(80) }),
  output: Summary.extend({
    note: z.string().nullable(),
    /** Its last day when it is near or past, and what rests on it. */
    expiry: z.object({ to: z.string(), days: z.number().int(), resting: z.array(z.string()) }).nullable(),
    articles: z.array(
      z.object({
        article: z.string(),
        title: z.string(),
        summary: z.string(),
        status: z.string(),
        text: z.string(),
      }),
    ),
    versions: z.array(
      z.object({
        version: z.number().int(),
        from: z.string(),
        to: z.string().nullable(),
        signedOn: z.string(),
        /** Its signed original, where that is kept. */
        original: z.object({ title: z.string(), size: z.number().int() }).nullable(),
      }),
    ),
    /** The wording in force today, or the newest where none is. */
    official: VersionBody.extend({ version: z.number().int() }).nullable(),
  }),
  async run(ctx, { id }) {
    const standards = await ctx.standards()
    const found = standards.documents.find((one) => one.id === id)
    if (!found) throw refusals.noSuchDocument()
    const versions = await signedVersions(ctx.db, id)
    const official = wordingOn(versions, ctx.today)
    const originals = await originalsOf(
      ctx.db,
      versions.map(({ number }) => number),
    )
    return {
      ...summaryOf(found),
      note: found.note ?? null,
      expiry: expiryOf(standards, found, ctx.today),
      articles: found.articles.map((one) => ({
        article: one.article,
        title: one.title,
        summary: one.summary,
        status: one.status,
        text: standards.clause(found.id, one.article).text,
      })),
      versions: versions.map(({ number, version, content, publishedAt }) => ({
        version: version ?? 0,
        from: content.from,
        to: content.to,
        signedOn: publishedAt ? civilDateOf(publishedAt) : '',
        original: originalView(originals.get(number)),
      })),
      official: official ? { ...official.content, version: official.version ?? 0 } : null,
    }
  },
})

const originalView = (file: AttachedFile | undefined) =>
  file ? { title: typeNamed(file.type).title, size: file.size } : null

function expiryOf(standards: Standards, { id, to }: PolicyDocument, today: CivilDate) {
  const warned = warningsOn(standards, today).find(({ document }) => document.id === id)
  if (warned) return { to: warned.to, days: warned.days, resting: warned.resting.map(({ name }) => name) }
  return to !== null && to < today ? { to, days: daysBetween(today, to), resting: [] } : null
}
