import type { z } from 'zod'
import { LEVELS, type Level } from '../../kernel/value/level.ts'
import { type Fen, fen } from '../../kernel/value/money.ts'
import { baseName, sameOccupation } from '../../kernel/value/occupation.ts'
import { type CivilDate, formatDay } from '../../kernel/value/time/civil-date.ts'
import { Problem } from '../../kernel/verb/index.ts'
import { levelsFor, listExams } from '../../modules/assessment/index.ts'
import { type Condition, replacedBy } from '../../modules/assessment/rules.ts'
import {
  catalogueKind,
  type EditionWord,
  type Entry,
  historyOf,
  levelsTold,
} from '../../modules/catalogue/rules.ts'
import { readOccupation } from '../../modules/occupations/index.ts'
import { listOrganisations } from '../../modules/organisations/index.ts'
import { estimate } from '../../modules/subsidy/index.ts'
import { listClasses } from '../../modules/training/index.ts'
import type { Visit } from '../../portal/page.ts'

/** Everything that the city knows of one occupation, put together from the modules that each know a part. */
export interface OccupationData {
  name: string
  on: CivilDate
  today: boolean
  /** Its entry in the register, or null where only a catalogue lists it. */
  register: z.output<typeof readOccupation.output> | null
  /** What the catalogue in force that day says: its own line and those of its 工种. */
  now: EditionWord | null
  pays: { entry: Entry; levels: { level: Level; entitled: Fen | null }[] }[]
  history: EditionWord[]
  levels: { level: Level; has: boolean | null }[]
  conditions: Conditions | null
  trainers: z.output<typeof listOrganisations.output>
  classes: z.output<typeof listClasses.output>
  exams: z.output<typeof listExams.output>['items']
}

export interface Conditions {
  name: string
  /** The occupation's own standard; else the conditions that all share. */
  own: boolean
  status: 'confirmed' | 'assumed'
  from: CivilDate
  to: CivilDate | null
  /** The version that took this one's place, for a day that is past. */
  successor: { name: string; from: CivilDate } | null
  levels: { level: Level; alternatives: readonly Condition[]; href: string | null }[]
}

/** Reads the parts; null where neither the register nor any catalogue knows the occupation on that day. */
export async function occupationData(key: string, visit: Visit): Promise<OccupationData | null> {
  const { perform, on, today } = visit
  const standards = await visit.standards()
  const register = await known(perform(readOccupation, { key: key.slice(0, 60) || '—', on }))
  const name = register?.name === baseName(key) || register?.code === key ? register.name : key
  const history = historyOf(name, on, standards)
  if (register === null && history.every(({ entries }) => entries.length === 0)) return null
  const current = standards.inForce(catalogueKind, on)
  const now = history.find(({ edition }) => edition.id === current?.id) ?? null
  const levels = levelsFor(name, on, standards)
  const told = levelsTold(history)
  const own = sameOccupation(levels?.data.occupation, name) ? levels : null
  return {
    name,
    on,
    today: on === today,
    register,
    now,
    pays: await pays(now?.entries ?? [], visit),
    history,
    levels: LEVELS.map((level) => ({
      level,
      has: own && level !== 'special' ? own.data.levels[level] !== undefined : (told.get(level) ?? null),
    })),
    conditions: levels && {
      name: levels.name,
      own: own !== null,
      status: levels.status,
      from: levels.from,
      to: levels.to,
      successor: replacedBy(levels, standards),
      levels: LEVELS.flatMap((level) => {
        const tree = level === 'special' ? undefined : levels.data.levels[level]
        if (tree === undefined || told.get(level) === false) return []
        const clause = level === 'special' ? undefined : levels.data.clauses[level]
        return [
          {
            level,
            alternatives: 'anyOf' in tree ? tree.anyOf : [tree],
            href: clause ? `/policy/${clause.document}#art-${clause.article}` : null,
          },
        ]
      }),
    },
    trainers: await perform(listOrganisations, { kind: 'trainers', occupation: name, agreed: true }),
    classes: await perform(listClasses, { occupation: name }),
    exams: (await perform(listExams, { occupation: name })).items.slice(0, 10),
  }
}

/** What an employee who takes a 120-hour class of it is entitled to, by the same rule as the officer's decision. */
async function pays(entries: readonly Entry[], { perform, on }: Visit): Promise<OccupationData['pays']> {
  const found: OccupationData['pays'] = []
  for (const entry of entries.slice(0, 5)) {
    const levels: OccupationData['pays'][number]['levels'] = []
    for (const level of LEVELS) {
      if (entry.cells[120][level].kind !== 'amount') continue
      const { decision } = await perform(estimate, {
        occupation: entry.name,
        level: String(level) as '4',
        group: 'enterprise-employee',
        filedOn: on,
      })
      levels.push({ level, entitled: typeof decision.value === 'number' ? fen(decision.value) : null })
    }
    found.push({ entry, levels })
  }
  return found
}

async function known<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  }
}

/** The edition's days in words: 2024年1月1日起. */
export const termOf = ({ from, to }: { from: CivilDate; to: CivilDate | null }): string =>
  `${formatDay(from)}起${to ? `，${formatDay(to)}止` : ''}`
