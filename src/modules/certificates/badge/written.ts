import { BADGES_CONTEXT, CREDENTIALS_CONTEXT } from '../../../kernel/sealing/linked/context-names.ts'

export const STATUS_PATH = '/credentials/status/'
export const ISSUER_PATH = '/.well-known/haihe-issuer.json'

/** The contexts of our badges: the two standards, and one word of our own for the printed lines as they are. */
export const badgeContexts = (origin: string): readonly unknown[] => [
  CREDENTIALS_CONTEXT,
  BADGES_CONTEXT,
  { printed: { '@id': `${origin}/terms#printed`, '@type': '@json' } },
]

/** The first context that is not as we write it: a changed one would give the same words another meaning. */
export function contextFault(found: readonly unknown[], ours: readonly unknown[]): string | null {
  for (let at = 0; at < Math.max(found.length, ours.length); at += 1) {
    if (alike(found[at], ours[at])) continue
    const said = found[at] === undefined ? '缺了' : `是 ${JSON.stringify(found[at]).slice(0, 200)}`
    const due = ours[at] === undefined ? '不应有这一项' : `应为 ${JSON.stringify(ours[at])}`
    return `@context 第 ${at + 1} 项${said}，${due}：上下文被改动过，不会到网上去取。请持证人重新下载，原样提交`
  }
  return null
}

/** Whether two values out of JSON say the same, in whichever order their fields stand. */
function alike(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other
  const [names, others] = [Object.keys(one), Object.keys(other)]
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === others.length &&
    names.every((name) => name in other && alike((one as never)[name], (other as never)[name]))
  )
}

/** The code and the platform in the address of a badge of ours; null where it is none. */
export function addressIn(id: string): { origin: string; code: string } | null {
  const [, origin, code] = /^(https?:\/\/[^/]+)\/v\/([0-9A-Z]{13})$/.exec(id) ?? []
  return origin && code ? { origin, code } : null
}
