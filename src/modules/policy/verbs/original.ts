import { z } from 'zod'
import { fileBytes } from '../../../kernel/file/index.ts'
import { anybody, Download, verb } from '../../../kernel/verb/index.ts'
import { originalsOf } from '../original.ts'
import { refusals } from '../refusals.ts'
import { signedVersions } from '../store.ts'
import { DocumentId } from '../version.ts'
import { versionNumber } from './versions.ts'

/** The signed original (签发原件) of a version, for everybody. */
export const readOriginal = verb({
  name: 'policy.read-original',
  title: '下载签发原件',
  http: 'GET /policy/documents/{id}/versions/{version}/original',
  who: anybody(),
  input: z.strictObject({ id: DocumentId, version: versionNumber }),
  output: Download,
  async run(ctx, { id, version }) {
    const found = (await signedVersions(ctx.db, id)).find((one) => one.version === version)
    const original = found && (await originalsOf(ctx.db, [found.number])).get(found.number)
    if (!original) throw refusals.noSuchOriginal()
    return { name: original.name, type: original.type, bytes: await fileBytes(ctx, original.id) }
  },
})
