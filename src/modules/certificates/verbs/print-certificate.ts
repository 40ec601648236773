import { z } from 'zod'
import { Download, may, verb } from '../../../kernel/verb/index.ts'
import { certificateById } from '../certificate.ts'
import { pdfFile } from '../paper/download.ts'
import { refusals } from '../refusals.ts'

/** The organisation prints a certificate that it issued (制证、补发): the same certificate, however often. */
export const printCertificate = verb({
  name: 'certificates.print',
  title: '打印本单位颁发的证书',
  http: 'GET /certificates/{id}/pdf',
  who: may('organisation.read'),
  recorded: true,
  input: z.strictObject({ id: z.uuid() }),
  output: Download,
  async run(ctx, { id }) {
    const found = await certificateById(ctx.db, id)
    if (!found) throw refusals.noSuchCertificate()
    ctx.act.subject('certificate', id)
    ctx.within({ organisation: found.organisation.id })
    return pdfFile(ctx, found)
  },
})
