import { z } from 'zod'
import { anybody, Download, verb } from '../../../kernel/verb/index.ts'
import { issuerDocument } from '../badge/issuer.ts'
import { statusList } from '../badge/status-list.ts'
import { refusals } from '../refusals.ts'

/** A published list of which certificates no longer stand, for whoever checks by machine (凭证状态表). Throws 404. */
export const readStatusList = verb({
  name: 'certificates.status-list',
  title: '下载凭证状态表',
  http: 'GET /certificates/status/{list}',
  who: anybody(),
  input: z.strictObject({ list: z.coerce.number().int().min(0).max(999_999) }),
  output: Download,
  async run(ctx, { list }) {
    const document = await statusList(ctx, list)
    if (!document) throw refusals.noSuchStatusList()
    return linkedFile(`status-${list}.json`, 'application/vc', document)
  },
})

/** Who signs badges and status lists, with which keys, as the world outside reads it (签发者文件). */
export const readIssuer = verb({
  name: 'certificates.issuer',
  title: '下载签发者文件',
  http: 'GET /certificates/issuer',
  who: anybody(),
  input: z.strictObject({}),
  output: Download,
  run: async (ctx) =>
    linkedFile(
      'haihe-issuer.json',
      'application/cid',
      await issuerDocument(ctx.origin, ctx.signer.publicKeys()),
    ),
})

const linkedFile = (name: string, type: string, document: object) => ({
  name,
  type,
  bytes: new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`),
})
