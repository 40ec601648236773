import { compactVerify, decodeProtectedHeader, importX509 } from 'jose'
import { malformed } from '../fault.ts'
import { same } from './normal.ts'
import type { Json } from './primitive.ts'

const SIGNATURE = 'http://adlnet.gov/expapi/attachments/signature'

/** A signed statement (4.2.6): its signature is a JWS over the statement itself, made with RSA and, where it names one, by its certificate. */
export async function checkSignatures(
  statement: Json,
  bytesOf: (sha2: string) => Buffer | undefined,
): Promise<void> {
  for (const one of (statement.attachments ?? []) as Json[]) {
    if (one.usageType !== SIGNATURE) continue
    if (one.contentType !== 'application/octet-stream')
      throw malformed('attachments.contentType', 'expects application/octet-stream for a signature')
    const bytes = bytesOf(String(one.sha2))
    if (!bytes) throw malformed('attachments', 'the signature did not come with the statement')
    await checkJws(statement, bytes.toString('utf8').trim())
  }
}

async function checkJws(statement: Json, jws: string): Promise<void> {
  try {
    const header = decodeProtectedHeader(jws)
    if (!['RS256', 'RS384', 'RS512'].includes(header.alg ?? ''))
      throw malformed('attachments', 'the signature expects RS256, RS384 or RS512')
    const signed = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8')) as Json
    if (!same(signed, statement)) throw malformed('attachments', 'the signature is that of another statement')
    const [certificate] = header.x5c ?? []
    if (certificate)
      await compactVerify(
        jws,
        await importX509(
          `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`,
          header.alg ?? '',
        ),
      )
  } catch (error) {
    if (error instanceof Error && 'place' in error) throw error
    throw malformed('attachments', 'the signature is no JWS of this statement')
  }
}
