import type { Check } from '../../kernel/module/index.ts'
import { MODULES } from '../modules.ts'
import { cityChecks } from './city-checks.ts'
import { storeChecks } from './store-checks.ts'
import { workChecks } from './work-checks.ts'

/** What doctor looks at, what everything else rests on first. */
export const CHECKS: readonly Check[] = [
  ...storeChecks,
  ...MODULES.flatMap(({ checks }) => checks),
  ...workChecks,
  ...cityChecks,
]
