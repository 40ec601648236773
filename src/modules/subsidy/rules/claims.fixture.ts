import { type Decision, decisive } from '../../../kernel/decision/decision.ts'
import { loadCity } from '../../../kernel/standard/load/load-city.ts'
import type { Level } from '../../../kernel/value/level.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { type CatalogueLine, catalogueKind } from '../../catalogue/rules.ts'
import {
  type ClaimFacts,
  type ClassClaimFacts,
  decideClaim,
  type PaidBefore,
  type SkillUpgradeFacts,
  skillUpgradeKind,
  subsidyKind,
} from '../rules.ts'

/** What the city has published, as the rules of claims read it. */
export const { standards } = loadCity('city/tianjin', [catalogueKind, subsidyKind, skillUpgradeKind])

/** An employee's class of welders, level 4, 120 lessons offline, filed under the catalogue of 2019–2020; `other` changes that. */
export function claim(other: Partial<ClassClaimFacts> = {}): ClassClaimFacts {
  const level = other.level ?? 4
  return {
    project: 'training',
    group: 'enterprise-employee',
    occupation: '焊工',
    level,
    hours: 120,
    mode: 'offline',
    classFiledOn: civilDate('2020-03-02'),
    certificate: certificate(level, '2020-06-01', other.occupation),
    history: [],
    ...other,
  }
}

/** A welder insured for a year with a certificate of level 4 of 10 January 2023, applying half a year later. */
export function upgrade(other: Partial<SkillUpgradeFacts> = {}): SkillUpgradeFacts {
  return {
    project: 'skill-upgrade',
    occupation: '焊工',
    level: 4,
    appliedOn: civilDate('2023-07-10'),
    insuredMonths: 12,
    certificate: certificate(4, '2023-01-10'),
    history: [],
    ...other,
  }
}

/** A certificate of that occupation. */
export function certificate(
  level: Level,
  issuedOn: string,
  _occupation: string | null = '焊工',
): NonNullable<ClassClaimFacts['certificate']> {
  return { level, issuedOn: civilDate(issuedOn) }
}

/** A subsidy that was paid before. */
export function paid(
  occupation: string,
  level: Level,
  on: string,
  project: PaidBefore['project'] = 'training',
): PaidBefore {
  return { project, occupation, level, paidOn: civilDate(on) }
}

/** The city as it would be, had its catalogue of 2019–2020 printed other words in the welder's line. */
export function printed(columns: Partial<CatalogueLine>) {
  const edition = standards.edition(catalogueKind, 'catalogue/2019-2020')
  const rows = edition.data.rows.map((row) => (row.name === '焊工' ? { ...row, ...columns } : row))
  return standards.with([{ ...edition, data: { ...edition.data, rows } }])
}

/** What comes of a claim: the outcome and the amount in 分, 0 where nothing is paid. */
export function outcome(facts: ClaimFacts, published = standards): [Decision<unknown>['outcome'], number] {
  const decision = decideClaim(facts, published)
  return [decision.outcome, decision.value ?? 0]
}

/** The rules that settled a claim. */
export function settledBy(facts: ClaimFacts, published = standards): string[] {
  return decisive(decideClaim(facts, published)).map(({ rule }) => rule)
}

/** What one rule said of a claim; null where it was not asked. */
export function saidOf(rule: string, facts: ClaimFacts, published = standards) {
  return decideClaim(facts, published).reasons.find((reason) => reason.rule === rule) ?? null
}
