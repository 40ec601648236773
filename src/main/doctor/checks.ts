import type { Kernel } from '../../kernel/verb/index.ts'
import { cityChecks } from './city-checks.ts'
import type { Remark } from './remark.ts'
import { storeChecks } from './store-checks.ts'
import { workChecks } from './work-checks.ts'

/** One thing that doctor looks at. */
export interface Check {
  title: string
  look(kernel: Kernel): Promise<Remark[]>
}

/** What doctor looks at, what everything else rests on first. */
export const CHECKS: readonly Check[] = [...storeChecks, ...workChecks, ...cityChecks]
