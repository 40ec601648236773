import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'

/** The public keys with which credentials and sealed files are verified offline (公钥). */
export const publicKeys = verb({
  name: 'certificates.keys',
  title: '下载验签公钥',
  http: 'GET /certificates/keys',
  who: anybody(),
  input: z.strictObject({}),
  output: z.object({
    keys: z.array(
      z.object({
        kid: z.string(),
        use: z.literal('sig'),
        alg: z.enum(['EdDSA', 'SM2SM3']),
        kty: z.enum(['OKP', 'EC']),
        crv: z.enum(['Ed25519', 'SM2']),
        x: z.string(),
        y: z.string().optional(),
      }),
    ),
  }),
  run: async (ctx) => ctx.signer.publicKeys(),
})
