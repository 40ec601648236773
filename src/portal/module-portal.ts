import type { Standards } from '../kernel/standard/standards.ts'
import type { CivilDate } from '../kernel/value/time/civil-date.ts'
import type { AnyPage, Visit } from './page.ts'
import type { Service } from './pages/service-guide.tsx'
import type { News } from './rss.ts'

/** What a module shows to the public: the `portal/index.ts` of its folder. */
export interface ModulePortal {
  pages: readonly AnyPage[]
  /** Their own rules beside the kit's. */
  styles?: readonly URL[]
  /** Scripts of its pages by name: `calculator` is portal/calculator-script.ts, built into dist/portal. */
  scripts?: readonly string[]
  /** What can be done here (办事大厅). */
  services?(visit: Visit): Promise<readonly Service[]>
  /** What it has to tell in /rss.xml. */
  news?(visit: Visit): Promise<readonly News[]>
  /** Addresses in the site map beside those of its pages: one for each occupation. */
  addresses?(standards: Standards, today: CivilDate): readonly string[]
}
