import type { Printed } from '../paper/printed.ts'
import { type LoadLinked, readBadgeOffline } from './badge.ts'
import { printedIn } from './printed-in.ts'
import { digits, type EndedList, type Standing, sha256, standingOf } from './standing.ts'
import { type LoadGuomi, type PublicKey, readToken } from './token.ts'

/** What marks the list of certificates that no longer stand. */
export const ENDED_TYPE = 'haihe-ended+jws'
const CREDENTIAL = 'vc+jwt'
const SEALED_PDF = 'haihe-pdf+jws'
const MARK = '\n%HAIHE-SEAL '

/** What the page has kept for the time without network, and since when. */
export interface Kept {
  keys: readonly PublicKey[]
  keysAt: string
  ended: EndedList | null
  guomi: LoadGuomi
  linked: LoadLinked
}

/** What can be said without network. */
export type Reading =
  | { kind: 'fake'; reason: string }
  | { kind: 'unchecked'; reason: string; code: string | null; standing: Standing }
  | { kind: 'genuine'; of: 'credential'; code: string; printed: Printed; token: string; standing: Standing }
  | { kind: 'genuine'; of: 'badge'; code: string; printed: Printed; standing: Standing }
  | { kind: 'genuine'; of: 'pdf'; code: string; standing: Standing }
  | { kind: 'fits'; code: string; printed: Printed; token: string; standing: Standing }

/** The list out of its token, or null where it is not the issuer's. */
export async function readEndedList(
  token: string,
  keys: readonly PublicKey[],
  guomi: LoadGuomi,
): Promise<EndedList | null> {
  const read = await readToken(token.trim(), keys, guomi)
  if (!read.valid || read.type !== ENDED_TYPE) return null
  const { at, ended } = read.payload
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || !Array.isArray(ended)) return null
  return { at, names: new Set(ended.filter((one) => typeof one === 'string')) }
}

/** Reads what was scanned or pasted; `before` is the credential that was found genuine last, which a paper's code may fit. */
export async function readText(
  given: string,
  kept: Kept,
  now: Date,
  before: { code: string; printed: Printed; token: string } | null,
): Promise<Reading> {
  const text = given.trim()
  if (text === '') return { kind: 'fake', reason: '没有内容。请扫二维码、选文件，或者粘贴凭证' }
  if (text.startsWith('{')) return readBadgeText(text, kept, now)
  const address = /\/v\/([0-9A-Z]{13})(?:\?s=([0-9A-Z]{16}))?$/i.exec(text)
  if (address && /^https?:\/\//i.test(text))
    return readAddress((address[1] ?? '').toUpperCase(), address[2]?.toUpperCase() ?? null, kept, before)
  return readCredentialToken(text, kept, now)
}

async function readBadgeText(text: string, kept: Kept, now: Date): Promise<Reading> {
  const read = await readBadgeOffline(text, kept, now)
  if (!read.valid) return notVouched(read)
  const { code, printed } = read
  return { kind: 'genuine', of: 'badge', code, printed, standing: await standingOf(code, kept.ended) }
}

async function readAddress(
  code: string,
  digest: string | null,
  kept: Kept,
  before: { code: string; printed: Printed; token: string } | null,
): Promise<Reading> {
  const standing = await standingOf(code, kept.ended)
  if (before?.code !== code || digest === null)
    return {
      kind: 'unchecked',
      reason:
        '这个二维码里只有查验地址，没有证书的内容，没有网络时分不出真假。请持证人出示“带去离线核验”的二维码，或者先读他的凭证文件，再扫纸上的码比对',
      code,
      standing,
    }
  const made = await digestOf(
    isNational(before.token) ? 'sm3' : 'sha256',
    new TextEncoder().encode(before.token),
    kept,
  )
  if (made === null) return { kind: 'unchecked', reason: NO_GUOMI, code, standing }
  if (digest !== digits(made, 16)) return { kind: 'fake', reason: '纸上二维码里的防伪码与这份凭证不符' }
  const { printed, token } = before
  return { kind: 'fits', code, printed, token, standing }
}

async function readCredentialToken(token: string, kept: Kept, now: Date): Promise<Reading> {
  const read = await readToken(token, kept.keys, kept.guomi)
  if (!read.valid) return notVouched(read)
  const { payload } = read
  const code = /\/v\/([0-9A-Z]{13})$/.exec(String(payload.id))?.[1]
  const printed = printedIn(payload.credentialSubject)
  const types = Array.isArray(payload.type) ? payload.type : []
  if (read.type !== CREDENTIAL || types[1] !== 'SkillLevelCertificate' || !code || !printed)
    return { kind: 'fake', reason: '签名有效，但内容不是职业技能等级证书' }
  const from = Date.parse(String(payload.validFrom))
  if (!(from <= now.getTime())) return { kind: 'fake', reason: '凭证尚未生效，或者这台设备的日期不对' }
  return {
    kind: 'genuine',
    of: 'credential',
    code,
    printed,
    token,
    standing: await standingOf(code, kept.ended),
  }
}

/** Reads a file: the signed PDF, or a credential as text. */
export async function readFileBytes(
  bytes: Uint8Array<ArrayBuffer>,
  kept: Kept,
  now: Date,
  before: { code: string; printed: Printed; token: string } | null,
): Promise<Reading> {
  const text = new TextDecoder('latin1').decode(bytes)
  if (!text.startsWith('%PDF-')) return readText(new TextDecoder().decode(bytes), kept, now, before)
  const at = text.lastIndexOf(MARK)
  if (at < 0) return { kind: 'fake', reason: '文件里没有本平台的签章' }
  const line = text.slice(at + MARK.length)
  if (line.indexOf('\n') !== line.length - 1) return { kind: 'fake', reason: '签章之后被加了内容' }
  const read = await readToken(line.slice(0, -1), kept.keys, kept.guomi)
  if (!read.valid) return notVouched(read)
  const { code, algorithm, digest } = read.payload
  if (read.type !== SEALED_PDF || typeof code !== 'string' || (algorithm !== 'sha256' && algorithm !== 'sm3'))
    return { kind: 'fake', reason: '签章不是证书文件的签章' }
  const made = await digestOf(algorithm, bytes.slice(0, at), kept)
  if (made === null)
    return { kind: 'unchecked', reason: NO_GUOMI, code, standing: await standingOf(code, kept.ended) }
  const found = [...made].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (found !== digest) return { kind: 'fake', reason: '文件内容被改动过，与签章不符' }
  return { kind: 'genuine', of: 'pdf', code, standing: await standingOf(code, kept.ended) }
}

const notVouched = ({ unchecked, reason }: { unchecked: boolean; reason: string }): Reading =>
  unchecked ? { kind: 'unchecked', reason, code: null, standing: 'unknown' } : { kind: 'fake', reason }

/** The list is older than the city allows: what it says of a certificate may have changed since. */
export const isOld = (list: EndedList, hours: number, now: Date): boolean =>
  now.getTime() - Date.parse(list.at) > hours * 3_600_000

const NO_GUOMI = '这份证书用国密算法，这台设备还没有留存国密的部分。请联网打开这一页一次再验'

/** The digest of some bytes; null where it is SM3 and that was not kept. */
async function digestOf(
  algorithm: 'sha256' | 'sm3',
  bytes: Uint8Array<ArrayBuffer>,
  { guomi }: Kept,
): Promise<Uint8Array | null> {
  if (algorithm === 'sha256') return sha256(bytes)
  const made = await guomi().then(
    ({ sm3 }) => sm3(bytes),
    () => null,
  )
  return made === null ? null : Uint8Array.from(made.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
}

/** Whether a token that was found genuine is signed with SM2. */
const isNational = (token: string): boolean =>
  atob(token.slice(0, token.indexOf('.')).replaceAll('-', '+').replaceAll('_', '/')).includes('"SM2SM3"')
