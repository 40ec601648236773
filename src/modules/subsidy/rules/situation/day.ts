import { because, type Clause, type Decision, type Reason } from '../../../../kernel/decision/decision.ts'
import {
  type Edition,
  firstToLapse,
  refuseLapsed,
  type Standards,
} from '../../../../kernel/standard/index.ts'
import { LEVELS, type Level } from '../../../../kernel/value/level.ts'
import type { CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import { type CatalogueEdition, catalogueKind } from '../../../catalogue/rules.ts'
import { GROUPS, type Group } from '../../facts.ts'
import { type SubsidyData, type SubsidyEdition, subsidyKind } from '../../standard.ts'
import { nothingPublished } from '../published.ts'
import * as say from '../wording/claim.ts'
import { PAYEE } from '../wording/payee.ts'
import { onceADay } from './once-a-day.ts'

/** What the city's standards of one day say of class claims, looked up once however many claims are decided by them. */
export interface ClassDay {
  measures: SubsidyEdition | null
  catalogue: CatalogueEdition | null
  /** Whether nothing that both cite can have lapsed on that day, so that no decision needs to be looked through for it. */
  sound: boolean
  /** What is decided by; null where it is not published, and `unpublished` is the answer to every claim of that day. */
  published: Published | null
  unpublished: Decision<never> | null
}

/** The measures and the catalogue of a day, with what they state alike of every claim. */
export interface Published {
  measures: SubsidyEdition
  catalogue: CatalogueEdition
  alike: Alike
}

/** The standards for classes filed on a day. */
export const classDay = onceADay(dayOf)

function dayOf(standards: Standards, day: CivilDate): ClassDay {
  const measures = standards.inForce(subsidyKind, day)
  const catalogue = standards.inForce(catalogueKind, day)
  if (measures === null || catalogue === null || catalogue.data.known === 'none') {
    const nothing = nothingPublished<never>(day, measures, catalogue, standards)
    const unpublished = refuseLapsed(nothing, standards, day)
    return { measures, catalogue, sound: true, published: null, unpublished }
  }
  const published = { measures, catalogue, alike: alikeBy(measures, standards) }
  const sound = isSound([measures, catalogue], standards, day)
  return { measures, catalogue, sound, published, unpublished: null }
}

/** Whether nothing that these editions cite can have lapsed on a day. */
export function isSound(editions: readonly Edition[], standards: Standards, day: CivilDate): boolean {
  const until = firstToLapse(editions, standards)
  return until === null || day <= until
}

/** What is stated alike of every claim that an edition decides: its clauses, and the conditions that are met. */
export interface Alike {
  cite: Record<Cited, Clause>
  /** By the lessons of a class, as far as classes usually go; null where they are too few. */
  hours: readonly (Reason | null)[]
  /** By the certificate's rank (`rankOf`). */
  certificate: readonly Reason[]
  groups: ReadonlyMap<Group, OfGroup>
  notAPupil: Reason
  notRetired: Reason
  alive: Reason
  free: Reason
  noViolation: Reason
  notPaid: Reason
  noOther: Reason
  byPackage: Reason
}

/** What an edition says of a group. */
export interface OfGroup {
  /** That it is subsidised; null where it is not. */
  subsidised: Reason | null
  payee: Reason
  toEmployer: boolean
  /** How often it is subsidised, null where that is not limited. */
  limit: Limit | null
}

/** `met` is stated by how often a limit was used, as long as it is not used up. */
interface Limit {
  window: 'year' | 'lifetime'
  max: number
  met: readonly Reason[]
}

/** What an edition says of a group; throws where no such group is known. */
export function ofGroup(alike: Alike, group: Group): OfGroup {
  const found = alike.groups.get(group)
  if (found === undefined) throw new Error(`no group '${group}'`)
  return found
}

/** A level as a place in a list: 专项 0, 五级 5, 高级技师 1. */
export const rankOf = (level: Level): number => (level === 'special' ? 0 : level)

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
function alikeBy(measures: SubsidyEdition, standards: Standards): Alike {
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
    hours: hoursBy(rules.hours.bands[0], cite.hours),
    certificate: RANKS.map((level) => because(say.CERTIFICATE, cite.certificate, [level])),
    groups: new Map(GROUPS.map((group) => [group, groupBy(group, rules, cite)])),
    notAPupil: because(say.NOT_A_PUPIL, cite.persons),
    notRetired: because(say.NOT_RETIRED, cite.persons),
    alive: because(say.ALIVE, cite.persons),
    free: because(say.FREE, cite.persons),
    noViolation: because(say.NO_VIOLATION, cite.violation),
    notPaid: because(say.ONCE, cite.once, []),
    noOther: because(say.NOT_TWICE, cite.notWithSkillUpgrade, []),
    byPackage: because(say.BY_PACKAGE, cite.trainingPackage),
  }
}

/** No class of the catalogue has more lessons. */
const USUAL_HOURS = 400

const hoursBy = (least: number, clause: Clause): (Reason | null)[] =>
  Array.from({ length: USUAL_HOURS + 1 }, (_, hours) =>
    hours >= least ? because(say.HOURS, clause, [hours, least]) : null,
  )

const RANKS = LEVELS.toSorted((one, other) => rankOf(one) - rankOf(other))

function groupBy(group: Group, rules: SubsidyData, cite: Alike['cite']): OfGroup {
  const toEmployer = rules.payee.employer.includes(group)
  return {
    subsidised: rules.persons.groups.includes(group) ? because(say.GROUP, cite.persons, [group]) : null,
    payee: because(PAYEE, cite.payee, [group, toEmployer]),
    toEmployer,
    limit: limitOf(group, rules, cite.limits),
  }
}

function limitOf(group: Group, rules: SubsidyData, clause: Clause): Limit | null {
  const limit = rules.limits.counted.find(({ groups }) => groups.includes(group))
  if (limit === undefined) return null
  const { window, max } = limit
  const met = Array.from({ length: max }, (_, times) => because(say.TIMES, clause, [window, times, max]))
  return { window, max, met }
}
