import type { ModulePortal } from '../../../portal/module-portal.ts'
import { correctFactPage } from './correct-fact.tsx'
import { myFactsPage } from './my-facts.tsx'

/** What registers show to whom they know. */
export const registersPortal: ModulePortal = { pages: [myFactsPage, correctFactPage] }
