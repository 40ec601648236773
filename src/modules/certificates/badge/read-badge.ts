import { z } from 'zod'
import { checkProof, type Linked, type PublicKeyDocument } from '../../../kernel/sealing/index.ts'
import { Printed } from '../paper/printed.ts'
import { issuerDocument } from './issuer.ts'
import type { StatusPlace } from './status-store.ts'
import { addressIn, badgeContexts, contextFault, ISSUER_PATH, STATUS_PATH } from './written.ts'

/** What we read of a badge; the proof covers the rest, and no field that its contexts do not know gets past it. */
const Badge = z.looseObject({
  '@context': z.array(z.unknown()),
  id: z.string(),
  type: z.array(z.string()),
  issuer: z.looseObject({ id: z.string() }),
  credentialSubject: z.looseObject({ printed: Printed }),
  credentialStatus: z.looseObject({ statusListCredential: z.string(), statusListIndex: z.string() }),
})

export type BadgeReading =
  | { valid: true; printed: Printed; code: string; address: string; place: StatusPlace }
  | { valid: false; reason: string }

const no = (reason: string): BadgeReading => ({ valid: false, reason })

/** Whether a text is meant as a badge rather than a token. */
export const isBadge = (text: string): boolean => text.trimStart().startsWith('{')

/** Reads a badge with nothing but the public keys (离线验签); what fails is said with its place and what to do. */
export async function readBadge(text: string, keys: PublicKeyDocument, now: Date): Promise<BadgeReading> {
  const document = objectIn(text)
  if (!document) return no('不是完整的 JSON 文件。请持证人重新下载，原样提交')
  const shaped = Badge.safeParse(document)
  if (!shaped.success) {
    const places = shaped.error.issues.map(({ path }) => path.join('.') || '整个文件')
    return no(`${[...new Set(places)].slice(0, 5).join('、')}：不是本平台证书凭证的格式`)
  }
  const badge = shaped.data
  const address = addressIn(badge.id)
  if (!address) return no('id：不是证书的查验地址')
  const { origin, code } = address
  const context = contextFault(badge['@context'], badgeContexts(origin))
  if (context) return no(context)
  if (badge.issuer.id !== origin + ISSUER_PATH) return no('issuer.id：签发者不是证书所在的平台')
  if (Array.isArray(document.proof)) return no('proof：只认一个签名，这里有几个')
  const checked = await checkProof(document, await issuerDocument(origin, keys), now)
  if (!checked.valid) return checked
  if (!badge.type.includes('OpenBadgeCredential')) return no('type：签名有效，但内容不是证书凭证')
  const place = placeIn(badge.credentialStatus, origin)
  if (!place) return no('credentialStatus：状态表的地址或序号不是本平台的')
  return { valid: true, printed: badge.credentialSubject.printed, code, address: badge.id, place }
}

function placeIn(
  status: { statusListCredential: string; statusListIndex: string },
  origin: string,
): StatusPlace | null {
  const start = origin + STATUS_PATH
  if (!status.statusListCredential.startsWith(start)) return null
  const [list, position] = [status.statusListCredential.slice(start.length), status.statusListIndex]
  return /^\d{1,6}$/.test(list) && /^\d{1,6}$/.test(position)
    ? { list: Number(list), position: Number(position) }
    : null
}

function objectIn(text: string): Linked | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Linked) : null
  } catch {
    return null
  }
}
