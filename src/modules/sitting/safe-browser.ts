import { createHash } from 'node:crypto'

/**
 * What Safe Exam Browser says with a request (X-SafeExamBrowser-ConfigKeyHash): the SHA-256 of the address, without what follows
 * a `#`, and the configuration's key behind it, in hexadecimal.
 */
export const configKeyHash = (address: string, key: string): string =>
  createHash('sha256')
    .update(address.replace(/#.*$/s, '') + key)
    .digest('hex')

export type BrowserSign = 'not-asked' | 'right' | 'wrong' | 'missing'

/** What the browser's word comes to. It is a signal for the invigilator and never shuts anybody out: it can be imitated. */
export function browserSign(key: string | null, said: { address: string; hash: string } | null): BrowserSign {
  if (key === null) return 'not-asked'
  if (said === null) return 'missing'
  return configKeyHash(said.address, key) === said.hash.toLowerCase() ? 'right' : 'wrong'
}
