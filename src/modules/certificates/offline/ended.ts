import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { anybody, Download, verb } from '../../../kernel/verb/index.ts'
import { digits } from '../code.ts'
import { ENDED_TYPE } from './reading.ts'

/** Codes of certificates that were revoked or corrected by another. */
async function endedCodes(db: Db): Promise<string[]> {
  const rows = await readRows(
    z.object({ code: z.string() }),
    sql`select code from certificate where id in (select id from certificate where revoked_on is not null
      union all select replaces from certificate where replaces is not null)`,
    db,
  )
  return rows.map(({ code }) => code)
}

/** A code as the list names it: whoever has the certificate finds it, and nobody comes from the list to a certificate. */
export const endedName = (code: string): string => digits(createHash('sha256').update(code).digest(), 16)

/**
 * Which certificates no longer stand (失效证书表), signed, for whoever checks without network: it covers every file and code that was
 * ever handed out, also those that name no place in a status list. Drawn from the register when it is read.
 */
export const readEnded = verb({
  name: 'certificates.ended',
  title: '下载失效证书表',
  http: 'GET /certificates/ended',
  who: anybody(),
  input: z.strictObject({}),
  output: Download,
  async run(ctx) {
    const names = (await endedCodes(ctx.db)).map(endedName)
    const ended = [...new Set(names)].sort()
    const token = await ctx.signer.sign({ at: ctx.now.toISOString(), ended }, ENDED_TYPE)
    return { name: 'haihe-ended.jwt', type: 'application/jwt', bytes: new TextEncoder().encode(token) }
  },
})
