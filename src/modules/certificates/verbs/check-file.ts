import { z } from 'zod'
import { isSelective } from '../../../kernel/sealing/index.ts'
import { anybody, upload, verb } from '../../../kernel/verb/index.ts'
import { readAny } from '../badge/read-any.ts'
import { standsAt } from '../badge/status-store.ts'
import { countFailures, type FailureCause } from '../failures/count.ts'
import { isPdf, readSealedPdf } from '../paper/sealed-pdf.ts'
import { readShowing, Shown } from '../showing/read.ts'
import { noteOpening } from '../showing/store.ts'
import { verification } from '../verification.ts'

const MEGABYTE = 1_048_576

/**
 * Checks a certificate's PDF or credential file (验证文件): whether it is, byte for byte, what this platform made. The
 * file is not kept.
 */
export const checkFile = verb({
  name: 'certificates.check-file',
  title: '验证证书文件',
  http: 'POST /certificates/check-file',
  who: anybody(),
  withoutKey: true,
  input: z.strictObject({
    file: upload(6 * MEGABYTE),
    /** The number that a wallet was asked to sign (出示号), where one was. */
    number: z.string().max(400).optional(),
  }),
  output: z.object({
    genuine: z.boolean(),
    /** Why it is not, for the person who checks it. */
    why: z.string().nullable(),
    code: z.string().nullable(),
    state: z.enum(['valid', 'corrected', 'revoked']).nullable(),
    /** What of it was shown, where only some was (选择性出示). */
    shown: Shown.nullable(),
  }),
  async ahead(ctx, { file }) {
    const keys = ctx.signer.publicKeys()
    if (isPdf(file.bytes)) return readSealedPdf(file.bytes, keys)
    const text = Buffer.from(file.bytes.subarray(0, MEGABYTE)).toString('utf8')
    return isSelective(text) ? { text } : readAny(text, keys, ctx.now)
  },
  async run(ctx, { number = null }, read) {
    const fake = async (why: string, cause: FailureCause = 'altered') => {
      await countFailures(ctx, 'file', [cause])
      return { genuine: false, why, code: null, state: null, shown: null }
    }
    if ('text' in read) {
      const showing = await readShowing(ctx, read.text, number)
      if (!showing.valid) return fake(showing.reason)
      const { of } = showing
      if (of && ctx.actor.person !== of.person) await noteOpening(ctx.db, of.code, 'text', ctx.now)
      return { genuine: true, why: null, code: null, state: 'valid' as const, shown: showing.shown }
    }
    if (!read.valid) return fake(read.reason)
    const found = await verification(ctx, read.code, null)
    if (!found) return fake('签名有效，但登记里没有这张证书', 'unknown')
    if (found.state === 'altered') return fake(found.why)
    if ('place' in read && !(await standsAt(ctx.db, read.code, read.place)))
      return fake('credentialStatus：凭证里的状态表序号与登记的不符')
    if (found.state !== 'valid') await countFailures(ctx, 'file', [found.state])
    return { genuine: true, why: null, code: read.code, state: found.state, shown: null }
  },
})
