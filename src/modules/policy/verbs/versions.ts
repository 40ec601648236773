import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { signedVersions } from '../store.ts'
import { compareArticles } from '../text/compare.ts'
import { DocumentId } from '../version.ts'
import { ComparedLine, VersionBody } from './shapes.ts'

/** The number of a version, as an address says it. */
export const versionNumber = z.coerce.number().int().min(1).max(9999)

/** One signed version with its official wording. */
export const readVersion = verb({
  name: 'policy.read-version',
  title: '查看一版原文',
  http: 'GET /policy/documents/{id}/versions/{version}',
  who: anybody(),
  input: z.strictObject({ id: DocumentId, version: versionNumber }),
  output: VersionBody.extend({ version: z.number().int() }),
  async run(ctx, { id, version }) {
    const found = (await signedVersions(ctx.db, id)).find((one) => one.version === version)
    if (!found) throw refusals.noSuchVersion()
    return { ...found.content, version }
  },
})

const Ends = z.object({
  version: z.number().int(),
  title: z.string(),
  from: z.string(),
  to: z.string().nullable(),
})

/** 沿革对照: two signed versions side by side. */
export const compareVersions = verb({
  name: 'policy.compare-versions',
  title: '对照两版',
  http: 'GET /policy/documents/{id}/compare',
  who: anybody(),
  input: z.strictObject({ id: DocumentId, before: versionNumber, after: versionNumber }),
  output: z.object({ before: Ends, after: Ends, lines: z.array(ComparedLine) }),
  async run(ctx, { id, before, after }) {
    const versions = await signedVersions(ctx.db, id)
    const of = (wanted: number) => {
      const found = versions.find(({ version }) => version === wanted)
      if (!found) throw refusals.noSuchVersion()
      const { title, from, to, articles } = found.content
      return { version: wanted, title, from, to, articles }
    }
    const [was, now] = [of(before), of(after)]
    return { before: was, after: now, lines: compareArticles(was.articles, now.articles) }
  },
})
