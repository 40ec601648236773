import { because, type Clause, type Reason } from '../../../../kernel/decision/decision.ts'
import { firstToLapse, type Standards } from '../../../../kernel/standard/index.ts'
import { LEVELS, type Level } from '../../../../kernel/value/level.ts'
import type { CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import { type CatalogueEdition, catalogueKind } from '../../../catalogue/rules.ts'
import { GROUPS, type Group } from '../../facts.ts'
import { type SubsidyData, type SubsidyEdition, subsidyKind } from '../../standard.ts'
import * as say from '../wording/claim.ts'
import { PAYEE } from '../wording/payee.ts'

/** What the city's standards of one day say of class claims, looked up once however many claims are decided by them. */
export interface ClassDay {
  measures: SubsidyEdition | null
  catalogue: CatalogueEdition | null
  /** Whether nothing that both cite can have lapsed on that day. */
  sound: boolean
}

/** The standards for classes filed on a day. */
export function classDay(standards: Standards, day: CivilDate): ClassDay {
  let days = DAYS.get(standards)
  if (days === undefined) {
    days = new Map()
    DAYS.set(standards, days)
  }
  let found = days.get(day)
  if (found === undefined) {
    const measures = standards.inForce(subsidyKind, day)
    const catalogue = standards.inForce(catalogueKind, day)
    found = { measures, catalogue, sound: isSound(measures, catalogue, standards, day) }
    days.set(day, found)
  }
  return found
}

const DAYS = new WeakMap<Standards, Map<CivilDate, ClassDay>>()

function isSound(
  measures: SubsidyEdition | null,
  catalogue: CatalogueEdition | null,
  standards: Standards,
  day: CivilDate,
): boolean {
  if (measures === null || catalogue === null) return false
  const until = firstToLapse([measures, catalogue], standards)
  return until === null || day <= until
}

/** What is stated alike of every claim that an edition decides: its clauses, and the conditions that are met. */
export interface Alike {
  cite: Record<Cited, Clause>
  certificate: Record<Level, Reason>
  group: Record<Group, Reason>
  notAPupil: Reason
  notRetired: Reason
  alive: Reason
  free: Reason
  noViolation: Reason
  notPaid: Reason
  noOther: Reason
  byPackage: Reason
  payee: Record<Group, Reason>
  /** Each group's limit, null where it has none. */
  limit: Record<Group, Limit | null>
}

/** How often a group is subsidised; `met` by how often it was used, as long as it is not used up. */
export interface Limit {
  window: 'year' | 'lifetime'
  max: number
  met: readonly Reason[]
}

const CITED = [
  'hours',
  'certificate',
  'persons',
  'violation',
  'once',
  'notWithSkillUpgrade',
  'limits',
  'payee',
  'trainingPackage',
] as const
type Cited = (typeof CITED)[number]

/** What an edition of the measures states alike of every claim. */
export function alikeBy(measures: SubsidyEdition, standards: Standards): Alike {
  let editions = ALIKE.get(standards)
  if (editions === undefined) {
    editions = new WeakMap()
    ALIKE.set(standards, editions)
  }
  let alike = editions.get(measures)
  if (alike === undefined) {
    alike = made(measures.data, standards)
    editions.set(measures, alike)
  }
  return alike
}

const ALIKE = new WeakMap<Standards, WeakMap<SubsidyEdition, Alike>>()

function made(rules: SubsidyData, standards: Standards): Alike {
  const cite = Object.fromEntries(CITED.map((part) => [part, standards.cite(rules[part].clause)])) as Record<
    Cited,
    Clause
  >
  return {
    cite,
    certificate: keyed(LEVELS, (level) => because(say.CERTIFICATE, cite.certificate, [level])),
    group: keyed(GROUPS, (group) => because(say.GROUP, cite.persons, [group])),
    notAPupil: because(say.NOT_A_PUPIL, cite.persons),
    notRetired: because(say.NOT_RETIRED, cite.persons),
    alive: because(say.ALIVE, cite.persons),
    free: because(say.FREE, cite.persons),
    noViolation: because(say.NO_VIOLATION, cite.violation),
    notPaid: because(say.ONCE, cite.once, []),
    noOther: because(say.NOT_TWICE, cite.notWithSkillUpgrade, []),
    byPackage: because(say.BY_PACKAGE, cite.trainingPackage),
    payee: keyed(GROUPS, (group) =>
      because(PAYEE, cite.payee, [group, rules.payee.employer.includes(group)]),
    ),
    limit: keyed(GROUPS, (group) => limitOf(group, rules, cite.limits)),
  }
}

function limitOf(group: Group, rules: SubsidyData, clause: Clause): Limit | null {
  const limit = rules.limits.counted.find(({ groups }) => groups.includes(group))
  if (limit === undefined) return null
  const { window, max } = limit
  const met = Array.from({ length: max }, (_, times) => because(say.TIMES, clause, [window, times, max]))
  return { window, max, met }
}

function keyed<K extends string | number, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>
}
