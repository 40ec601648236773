import type { Clause, Details, Reason } from '../../../../kernel/decision/decision.ts'
import { firstToLapse, type Standards } from '../../../../kernel/standard/index.ts'
import { LEVELS, type Level, levelName } from '../../../../kernel/value/level.ts'
import { type CivilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { type CatalogueEdition, catalogueKind } from '../../../catalogue/rules.ts'
import { GROUP_NAMES, GROUPS, type Group } from '../../facts.ts'
import { type SubsidyData, type SubsidyEdition, subsidyKind } from '../../standard.ts'

/** What the city's standards of one day say of class claims, looked up once however many claims are decided by them. */
export interface ClassDay {
  measures: SubsidyEdition | null
  catalogue: CatalogueEdition | null
  /** The last day on which nothing that both cite can have lapsed; null where nothing ends. */
  soundUntil: CivilDate | null
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
    const both = [measures, catalogue].filter((one) => one !== null)
    found = { measures, catalogue, soundUntil: firstToLapse(both, standards) }
    days.set(day, found)
  }
  return found
}

const DAYS = new WeakMap<Standards, Map<CivilDate, ClassDay>>()

/** A day in words, each put into words once. */
export function dayText(day: CivilDate): string {
  let text = DAY_TEXTS.get(day)
  if (text === undefined) {
    text = formatDay(day)
    DAY_TEXTS.set(day, text)
  }
  return text
}

const DAY_TEXTS = new Map<CivilDate, string>()

/** What is said alike of every claim that an edition decides: its clauses, and the conditions that are met. */
export interface Words {
  cite: Record<Cited, Clause>
  hours: string
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
  /** For each limit, by how often it was used: met as long as it is not used up. */
  times: ReadonlyMap<SubsidyData['limits']['counted'][number], readonly Reason[]>
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

/** The words of an edition of the measures. */
export function wordsOf(measures: SubsidyEdition, standards: Standards): Words {
  let editions = WORDS.get(standards)
  if (editions === undefined) {
    editions = new WeakMap()
    WORDS.set(standards, editions)
  }
  let words = editions.get(measures)
  if (words === undefined) {
    words = made(measures.data, standards)
    editions.set(measures, words)
  }
  return words
}

const WORDS = new WeakMap<Standards, WeakMap<SubsidyEdition, Words>>()

function made(rules: SubsidyData, standards: Standards): Words {
  const cite = Object.fromEntries(CITED.map((part) => [part, standards.cite(rules[part].clause)])) as Record<
    Cited,
    Clause
  >
  return {
    cite,
    hours: `不少于${rules.hours.bands[0]}课时`,
    certificate: keyed(LEVELS, (level) => met('certificate', cite.certificate, certificateOf(level))),
    group: keyed(GROUPS, (group) =>
      met('group', cite.persons, { found: GROUP_NAMES[group], needed: '属于补贴对象' }),
    ),
    notAPupil: met('not-a-pupil', cite.persons, NOT_A_PUPIL),
    notRetired: met('not-retired', cite.persons, NOT_RETIRED),
    alive: met('alive', cite.persons, ALIVE),
    free: met('not-in-custody', cite.persons, FREE),
    noViolation: met('no-violation', cite.violation, NO_VIOLATION),
    notPaid: met('same-level-once', cite.once, NOT_PAID),
    noOther: met('not-twice', cite.notWithSkillUpgrade, NO_OTHER),
    byPackage: met('training-package', cite.trainingPackage, BY_PACKAGE),
    payee: keyed(GROUPS, (group) =>
      met('payee', cite.payee, {
        found: GROUP_NAMES[group],
        needed: rules.payee.employer.includes(group) ? '拨给用人单位' : '拨给培训机构',
      }),
    ),
    times: new Map(
      rules.limits.counted.map((limit) => [
        limit,
        Array.from({ length: limit.max }, (_, times) => met('times', cite.limits, timesOf(limit, times))),
      ]),
    ),
  }
}

/** What is found and needed where a condition is met, and the same words where it is not. */
export const NOT_A_PUPIL = { found: '不是中学在校生', needed: '不是初级、高级中学在校生' }
export const NOT_RETIRED = { found: '未退休', needed: '未到退休年龄，未领养老金' }
export const ALIVE = { found: '没有死亡登记', needed: '培训期间健在' }
export const FREE = { found: '没有羁押服刑记录', needed: '培训期间没有被羁押或者服刑' }
export const NO_VIOLATION = { found: '没有违规记录', needed: '人员和班期没有查实的违规' }
export const NOT_PAID = { found: '没有领过', needed: '同一职业同一等级只补一次' }
export const NO_OTHER = { found: '没有领过', needed: '同一职业同一等级没有领过技能提升补贴或学徒制补贴' }
export const BY_PACKAGE = { found: '按职业培训包组织', needed: '目录标“*”的职业按职业培训包培训' }

/** How a limit stands after so many times. */
export function timesOf(
  { window, max }: { window: 'year' | 'lifetime'; max: number },
  times: number,
): Details {
  return window === 'year'
    ? { found: `当年已领${times}次`, needed: `每年最多${max}次` }
    : { found: `已领${times}次`, needed: `只补${max}次` }
}

function certificateOf(level: Level): Details {
  const text = `${levelName(level)}证书`
  return { found: text, needed: text }
}

function met(rule: string, clause: Clause, { found = null, needed = null }: Details): Reason {
  return { rule, met: true, clause, found, needed, next: null, assumed: clause.status === 'assumed' }
}

function keyed<K extends string | number, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>
}
