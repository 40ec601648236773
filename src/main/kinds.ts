import { handlingKind } from '../kernel/case/index.ts'
import type { StandardKind } from '../kernel/standard/index.ts'
import { assessmentKind, levelsKind, relatedOccupationsKind } from '../modules/assessment/rules.ts'
import { methodKind, shortageKind } from '../modules/catalogue/rules/evidence.ts'
import { catalogueKind } from '../modules/catalogue/rules.ts'
import { newOccupationsKind, occupationsKind, relatedMajorsKind } from '../modules/occupations/rules.ts'
import { paymentsKind } from '../modules/payments/rules.ts'
import { retirementKind } from '../modules/people/rules.ts'
import { policyWarningKind } from '../modules/policy/rules.ts'
import { registerKind } from '../modules/registers/rules.ts'
import { skillUpgradeKind, subsidyKind } from '../modules/subsidy/rules.ts'
import { trainingKind } from '../modules/training/rules.ts'
import { openDataTermsKind } from './open-data/terms.ts'

/** Every kind of standard that a city's folder may hold. */
export const KINDS: readonly StandardKind<unknown>[] = [
  occupationsKind,
  newOccupationsKind,
  relatedMajorsKind,
  catalogueKind,
  methodKind,
  shortageKind,
  paymentsKind,
  subsidyKind,
  skillUpgradeKind,
  trainingKind,
  retirementKind,
  registerKind,
  assessmentKind,
  levelsKind,
  handlingKind,
  relatedOccupationsKind,
  openDataTermsKind,
  policyWarningKind,
]
