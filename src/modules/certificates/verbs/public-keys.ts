import { z } from 'zod'
import { PublicKeyDocument } from '../../../kernel/sealing/index.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'

/** The public keys with which credentials and sealed files are verified offline (公钥). */
export const publicKeys = verb({
  name: 'certificates.keys',
  title: '下载验签公钥',
  http: 'GET /certificates/keys',
  who: anybody(),
  input: z.strictObject({}),
  output: PublicKeyDocument,
  run: async (ctx) => ctx.signer.publicKeys(),
})
