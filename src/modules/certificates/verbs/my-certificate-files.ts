import { z } from 'zod'
import { Download, may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { certificateById } from '../certificate.ts'
import { badgeFile, credentialFile, pdfFile } from '../paper/download.ts'
import { refusals } from '../refusals.ts'

/** The citizen's own certificate as a sealed PDF. */
export const myCertificatePdf = verb({
  name: 'my.certificate-pdf',
  title: '下载本人证书 PDF',
  http: 'GET /my/certificates/{id}/pdf',
  who: may('my.read'),
  input: z.strictObject({ id: z.uuid() }),
  output: Download,
  run: async (ctx, { id }) => pdfFile(ctx, await own(ctx, id)),
})

/** The citizen's own certificate as a signed credential that verifies offline. */
export const myCredential = verb({
  name: 'my.certificate-credential',
  title: '下载本人证书的可验证凭证',
  http: 'GET /my/certificates/{id}/credential',
  who: may('my.read'),
  input: z.strictObject({ id: z.uuid() }),
  output: Download,
  run: async (ctx, { id }) => credentialFile(ctx, await own(ctx, id)),
})

/** The citizen's own certificate as an Open Badge, for a wallet of any maker. */
export const myBadge = verb({
  name: 'my.certificate-badge',
  title: '下载本人证书的开放徽章',
  http: 'GET /my/certificates/{id}/badge',
  who: may('my.read'),
  input: z.strictObject({ id: z.uuid() }),
  output: Download,
  run: async (ctx, { id }) => badgeFile(ctx, await own(ctx, id)),
})

/** The certificate when it is the actor's own; somebody else's is no different from one that is not there. */
export async function own(ctx: VerbContext, id: string) {
  const found = await certificateById(ctx.db, id)
  if (!found || found.person !== ctx.actor.person) throw refusals.notYourCertificate()
  return found
}
