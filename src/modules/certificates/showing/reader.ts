import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { audienceOf } from './addresses.ts'
import { newNumber } from './one-time.ts'

/** So long may a reader's number be signed by a wallet. */
export const READER_SECONDS = 600

/** A number for whoever wants to be shown a certificate out of a wallet (出示号): the holder's key signs it, and it is good for one reading. */
export const readerNumber = verb({
  name: 'certificates.reader-number',
  title: '领取出示号',
  http: 'GET /certificates/reader-number',
  who: anybody(),
  input: z.strictObject({}),
  output: z.object({ number: z.string(), audience: z.string() }),
  run: async (ctx) => ({
    number: newNumber(ctx, 'showing.reader'),
    audience: audienceOf(ctx.origin),
  }),
})
