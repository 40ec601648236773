import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type PublicKeyDocument, type Signer, type Suite, verify } from '../../../kernel/sealing/index.ts'

const TYPE = 'haihe-pdf+jws'
const MARK = '%HAIHE-SEAL '

const Seal = z.strictObject({
  /** The permanent code of the certificate. */
  code: z.string(),
  algorithm: z.enum(['sha256', 'sm3']),
  /** Digest of every byte before the seal. */
  digest: z.string(),
})

/**
 * Puts a signature over all bytes of a PDF at its end, as a comment that every reader passes over. Whatever is
 * changed in the file afterwards, the seal no longer fits.
 */
export async function sealPdf(
  signer: Signer,
  code: string,
  bytes: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = HASHES[signer.suite]
  const seal = { code, algorithm, digest: digestOf(algorithm, bytes) }
  const token = await signer.sign(seal, TYPE)
  return new Uint8Array(Buffer.concat([bytes, Buffer.from(`\n${MARK}${token}\n`, 'latin1')]))
}

export type SealReading = { valid: true; code: string; keyId: string } | { valid: false; reason: string }

/** Checks a sealed PDF with nothing but the public keys (离线验签): whether it is, byte for byte, what was made. */
export async function readSealedPdf(bytes: Uint8Array, keys: PublicKeyDocument): Promise<SealReading> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!isPdf(file)) return { valid: false, reason: '不是 PDF 文件' }
  const at = file.lastIndexOf(`\n${MARK}`)
  if (at < 0) return { valid: false, reason: '文件里没有本平台的签章' }
  const line = file.subarray(at + 1 + MARK.length).toString('latin1')
  if (!line.endsWith('\n') || line.indexOf('\n') !== line.length - 1) {
    return { valid: false, reason: '签章之后被加了内容' }
  }
  const checked = await verify(line.slice(0, -1), keys)
  if (!checked.valid) return checked
  const seal = checked.type === TYPE ? Seal.safeParse(checked.payload) : null
  if (!seal?.success) return { valid: false, reason: '签章不是证书文件的签章' }
  if (digestOf(seal.data.algorithm, file.subarray(0, at)) !== seal.data.digest) {
    return { valid: false, reason: '文件内容被改动过，与签章不符' }
  }
  return { valid: true, code: seal.data.code, keyId: checked.keyId }
}

/** Whether the bytes are those of a PDF at all. */
export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'

const HASHES = { international: 'sha256', guomi: 'sm3' } as const satisfies Record<Suite, string>

const digestOf = (algorithm: 'sha256' | 'sm3', bytes: Uint8Array): string =>
  createHash(algorithm).update(bytes).digest('hex')
