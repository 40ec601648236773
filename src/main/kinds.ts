import type { StandardKind } from '../kernel/standard/index.ts'
import { catalogueKind } from '../modules/catalogue/edition.ts'
import { occupationsKind } from '../modules/catalogue/occupations.ts'
import { trainingKind } from '../modules/training/standard.ts'
import { skillUpgradeKind, subsidyKind } from '../modules/subsidy/standard.ts'

/** Every kind of standard that a city's folder may hold. */
export const KINDS: readonly StandardKind<unknown>[] = [catalogueKind, occupationsKind, subsidyKind, skillUpgradeKind, trainingKind]
