import type { Linked } from '../offline/badge.ts'
import { linked } from '../offline/linked.ts'

// What the offline verifier loads when it is given a badge; kept with the page, so that it does so without network too.
;(globalThis as { haiheLinked?: Linked }).haiheLinked = linked
