import { createHash } from 'node:crypto'

/**
 * What Safe Exam Browser says with a request (X-SafeExamBrowser-ConfigKeyHash), and to the page's script: the SHA-256 of the address, without
 * what follows a `#`, and the configuration's key behind it, in hexadecimal.
 */
export const configKeyHash = (address: string, key: string): string =>
  createHash('sha256')
    .update(address.replace(/#.*$/s, '') + key)
    .digest('hex')

/** What the line of a machine's trial is called that says whether it uses the locked browser. */
export const BROWSER_CHECK = '考试浏览器'

export type BrowserSign = 'not-asked' | 'right' | 'wrong' | 'missing'

interface Said {
  address: string
  hash: string
}

/**
 * What the browser's word comes to. It is a signal for the invigilator and never shuts anybody out: it can be imitated. The request's own header goes
 * before what the page's script says: which address was asked for, the server has seen itself.
 */
export function browserSign(key: string | null, page: Said | null, header: Said | null = null): BrowserSign {
  if (key === null) return 'not-asked'
  const said = header ?? page
  if (said === null) return 'missing'
  return configKeyHash(said.address, key) === said.hash.toLowerCase() ? 'right' : 'wrong'
}

/**
 * How it stands when the paper is opened later: a machine that sent the header when it was entered at and sends none now was left for another
 * browser. Engines that tell only the page's script never send it, and nothing follows from that.
 */
export function signLater(
  key: string | null,
  before: { sign: BrowserSign; byHeader: boolean },
  header: Said | null,
): BrowserSign {
  if (key === null || (header === null && !before.byHeader)) return before.sign
  return browserSign(key, null, header)
}
