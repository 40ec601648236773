import type { Db } from '../../kernel/database/index.ts'
import type { PolicyDocument } from '../../kernel/standard/index.ts'
import { signedVersions } from './store.ts'
import type { PolicyVersion } from './version.ts'

/** The city's documents as the signed versions make them: what was extended, and what is new. */
export async function documentsWithVersions(
  db: Db,
  documents: readonly PolicyDocument[],
): Promise<PolicyDocument[]> {
  const byDocument = Map.groupBy(await signedVersions(db), ({ document }) => document)
  const known = new Set(documents.map(({ id }) => id))
  const fresh = [...byDocument].filter(([id]) => !known.has(id))
  return [
    ...documents.map((one) => withVersions(one, byDocument.get(one.id) ?? [])),
    ...fresh.map(([id, versions]) => documentOf(id, versions)),
  ]
}

/**
 * How it is cited and summarised stays the city folder's, so that no earlier decision reads otherwise; the newest
 * version says until when it holds.
 */
function withVersions(document: PolicyDocument, versions: readonly PolicyVersion[]): PolicyDocument {
  const newest = versions.at(-1)?.content
  if (!newest) return document
  return {
    ...document,
    number: newest.documentNumber ?? document.number,
    from: document.from ?? versions[0]?.content.from ?? null,
    to: newest.to,
  }
}

function documentOf(id: string, versions: readonly PolicyVersion[]): PolicyDocument {
  const first = versions[0]?.content
  const newest = versions.at(-1)?.content
  if (!first || !newest) throw new Error(`${id} has no version`)
  return {
    id,
    title: newest.title,
    short: newest.short,
    issuer: newest.issuer,
    number: newest.documentNumber,
    level: 'city',
    from: first.from,
    to: newest.to,
    sources: [newest.source],
    status: 'confirmed',
    articles: [...lastOfEach(versions)].map(({ anchor, label, title }) => ({
      article: anchor,
      label,
      title: title || label,
      summary: '',
      status: 'confirmed',
    })),
  }
}

/** Every article that any version has, so that no clause that was ever cited leads nowhere. */
const lastOfEach = (versions: readonly PolicyVersion[]) =>
  new Map(versions.flatMap(({ content }) => content.articles.map((one) => [one.anchor, one]))).values()
