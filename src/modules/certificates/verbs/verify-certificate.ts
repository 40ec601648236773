import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { readCode } from '../code.ts'
import { countFailures } from '../failures/count.ts'
import { refusals } from '../refusals.ts'
import { Verification, verification } from '../verification.ts'

/** What a scanned code shows, to anybody, for ever (扫码查验). Throws 404 查无此证. */
export const verifyCertificate = verb({
  name: 'certificates.verify',
  title: '扫码查验证书',
  http: 'GET /certificates/by-code/{code}',
  who: anybody(),
  input: z.strictObject({
    code: z.string().max(40),
    /** The digest from the QR code. */
    s: z.string().max(40).optional(),
  }),
  output: Verification,
  async run(ctx, { code, s }) {
    const found = await verification(ctx, code, s ?? null)
    const missing = readCode(code) === null ? 'malformed' : 'unknown'
    if (found?.state !== 'valid') await countFailures(ctx, 'scan', [found?.state ?? missing])
    if (!found) throw notThere()
    return found
  },
})

/** 查无此证, in the same words wherever it is said. */
export const notThere = () => refusals.unknownCertificate()
