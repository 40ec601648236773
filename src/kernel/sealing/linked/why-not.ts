/** What the libraries say of a credential that does not verify, in words for the person who checks it, place first. */
export function whyNot(error: unknown, unknown: ReadonlySet<string>): string {
  if (unknown.size > 0) {
    const named = [...unknown].map((url) => url.slice(0, 200)).join('、')
    return `@context：${named} 不是本平台认得的上下文，不会到网上去取。请持证人重新下载，原样提交`
  }
  const all = flat(error)
  const event = all.map(({ details }) => details?.event).find(Boolean)
  if (event) {
    const place =
      event.details?.property ?? event.details?.type ?? event.details?.reference ?? event.code ?? ''
    return `${String(place).slice(0, 80)}：上下文里没有这一项，签名管不到它。内容可能被加过，请不要采信`
  }
  const said = all.map(({ message }) => message ?? '')
  for (const [sign, words] of WORDS) if (said.some((one) => sign.test(one))) return words
  return `内容不合可验证凭证的格式：${(said[said.length - 1] ?? '').slice(0, 160)}`
}

const WORDS: readonly [RegExp, string][] = [
  [/Invalid signature/, 'proof.proofValue：签名不符，内容或上下文被改动过，请不要采信'],
  [/before "validFrom"/, 'validFrom：凭证尚未生效'],
  [/after "validUntil"/, 'validUntil：凭证已过有效期'],
  [/must match the verification method controller/, 'issuer：签发者与签名的密钥不是一家'],
  [/proofValue|base58|base64url|multibase/, 'proof.proofValue：签名不完整。请持证人重新下载，原样提交'],
  [/protected term redefinition/i, '@context：有一项改写了标准里的词，不认'],
]

interface Said {
  message?: string
  errors?: unknown[]
  cause?: unknown
  details?: { cause?: unknown; event?: { code?: string; details?: Record<string, unknown> } }
}

/** An error and all that it carries within, outermost first. */
function flat(error: unknown, depth = 0): Said[] {
  if (typeof error !== 'object' || error === null || depth > 6) return []
  const said = error as Said
  return [
    said,
    ...[...(said.errors ?? []), said.cause, said.details?.cause].flatMap((one) => flat(one, depth + 1)),
  ]
}
