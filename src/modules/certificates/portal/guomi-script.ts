import { guomi } from '../offline/guomi.ts'
import type { Guomi } from '../offline/token.ts'

// What the offline verifier loads when something is signed with SM2; kept with the page, so that it does so without
// network too. A browser of 2019 has no `import()`: what it brings is laid down under a name.
;(globalThis as { haiheGuomi?: Guomi }).haiheGuomi = guomi
