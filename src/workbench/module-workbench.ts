import type { Screen } from './shell/screen.ts'

/** What a module brings to the workbench: the `workbench/index.ts` of its folder, which the browser loads, too. */
export interface ModuleWorkbench {
  screens: readonly Screen[]
  /** What its rules are called, by the id that a reason carries. */
  rules?: Readonly<Record<string, string>>
}
