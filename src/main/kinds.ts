import type { StandardKind } from '../kernel/standard/index.ts'
import { assessmentKind, levelsKind } from '../modules/assessment/rules.ts'
import { catalogueKind, occupationsKind } from '../modules/catalogue/rules.ts'
import { policyWarningKind } from '../modules/policy/rules.ts'
import { skillUpgradeKind, subsidyKind } from '../modules/subsidy/rules.ts'
import { trainingKind } from '../modules/training/rules.ts'

/** Every kind of standard that a city's folder may hold. */
export const KINDS: readonly StandardKind<unknown>[] = [
  catalogueKind,
  occupationsKind,
  subsidyKind,
  skillUpgradeKind,
  trainingKind,
  assessmentKind,
  levelsKind,
  policyWarningKind,
]
