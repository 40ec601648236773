import { z } from 'zod'
import type { Db } from '../../kernel/database/index.ts'
import type { Signer } from '../../kernel/sealing/index.ts'
import { currentCertificate } from './certificate.ts'
import { readCode } from './code.ts'
import { credentialDigest, readCredential } from './credential.ts'
import { PaperSaid } from './orders/standing.ts'
import { type Printed, printedFields } from './paper/printed.ts'
import { type Certificate, REVOCATIONS } from './schema.ts'
import { readByCode, readByPerson } from './store.ts'

const Field = z.object({ label: z.string(), value: z.string() })

/**
 * What anybody who holds the code may see (查验结果). `altered`: the register or the QR code does not fit what was
 * signed, so nothing is vouched for.
 */
export const Verification = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('valid'),
    code: z.string(),
    fields: z.array(Field),
    specimen: z.boolean(),
    /** The QR code's digest was given and fits. */
    digest: z.boolean(),
    /** 纸质证书: which blank is in force, which are void. */
    papers: z.array(PaperSaid),
  }),
  z.object({
    state: z.literal('corrected'),
    code: z.string(),
    fields: z.array(Field),
    specimen: z.boolean(),
    successor: z.object({ code: z.string(), revoked: z.boolean() }),
  }),
  z.object({
    state: z.literal('revoked'),
    code: z.string(),
    fields: z.array(Field),
    specimen: z.boolean(),
    on: z.string(),
    reason: z.string(),
  }),
  z.object({ state: z.literal('altered'), code: z.string(), why: z.string() }),
])
export type Verification = z.infer<typeof Verification>

/** Looks a code up and verifies what was signed; null when there is no such certificate (查无此证). */
export async function verification(
  ctx: { db: Db; signer: Signer; now: Date },
  text: string,
  digest: string | null,
): Promise<Verification | null> {
  const code = readCode(text)
  const found = code ? await readByCode(ctx.db, code) : null
  if (!code || !found) return null
  const { certificate, credential, papers } = found
  const altered = (why: string): Verification => ({ state: 'altered', code, why })
  if (digest !== null && digest !== credentialDigest(credential)) {
    return altered('二维码里的防伪码与登记的证书不符')
  }
  const signed = await signedIn(ctx, found)
  if ('why' in signed) return altered(signed.why)
  const { printed } = signed
  const shown = { code, fields: printedFields(printed), specimen: printed.specimen }
  if (certificate.revoked) {
    const { on, reason } = certificate.revoked
    return { state: 'revoked', ...shown, on, reason: REVOCATIONS[reason] }
  }
  if (certificate.replacedBy) {
    const successor = await currentCertificate(ctx.db, certificate.replacedBy)
    if (!successor) throw new Error('a corrected certificate has no successor')
    return {
      state: 'corrected',
      ...shown,
      successor: { code: successor.code, revoked: successor.state === 'revoked' },
    }
  }
  return { state: 'valid', ...shown, digest: digest !== null, papers }
}

/** What a person's certificates say that stand at this moment, the newest first: read at once, each by its own signature. */
export async function standingOf(
  ctx: { db: Db; signer: Signer; now: Date },
  person: string,
): Promise<{ code: string; fields: z.output<typeof Field>[] }[]> {
  const standing = []
  for (const found of await readByPerson(ctx.db, person)) {
    if (found.certificate.state !== 'valid') continue
    const signed = await signedIn(ctx, found)
    if ('printed' in signed)
      standing.push({ code: found.certificate.code, fields: printedFields(signed.printed) })
  }
  return standing
}

/** What was signed, where the register still says the same; else why nothing is vouched for. */
async function signedIn(
  { signer, now }: { signer: Signer; now: Date },
  { certificate, credential }: { certificate: Certificate; credential: string },
): Promise<{ printed: Printed } | { why: string }> {
  const read = await readCredential(credential, signer.publicKeys(), now)
  if (!read.valid) return { why: `登记的证书校验不通过：${read.reason}` }
  const { code, printed } = read
  return code === certificate.code &&
    printed.number === certificate.number &&
    printed.name === certificate.name
    ? { printed }
    : { why: '登记的证书内容前后不一致' }
}
