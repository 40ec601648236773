import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Permissions } from '../../identity/permissions.ts'
import { Day } from '../../value/shapes.ts'
import type { HolidayCalendar } from '../../value/time/working-days.ts'
import { type Edition, overlap, type StandardKind } from '../edition.ts'
import { type PolicyDocument, policyDocument } from '../policy-document.ts'
import { Standards } from '../standards.ts'
import { unknownClauses } from '../unknown-clauses.ts'
import { calendarFile } from './calendar-file.ts'
import { check, columnOf } from './check-located.ts'
import { type City, cityFile } from './city.ts'
import { type Located, readYaml } from './located.ts'
import { readPosts } from './posts-file.ts'

/** What a city's folder holds. `unread` lists its files of kinds that were not asked for. */
export interface LoadedCity {
  city: City
  standards: Standards
  unread: string[]
}

/** Everything that is wrong in a city's folder, one `FILE:LINE: 说明` each. */
export class CityErrors extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'CityErrors'
    this.problems = problems
  }
}

/**
 * Loads a city's folder: `city.yaml`, `calendar/`, `policy/` and of each kind the editions in `<kind>/`. Throws
 * CityErrors with every fault at once: wrong types, two editions of one kind on one day, clauses of unknown documents.
 * `posts.yaml` is read with the permissions that it may give; whoever only decides by rules asks for none.
 */
export function loadCity(
  folder: string,
  kinds: readonly StandardKind<unknown>[],
  permissions: Permissions | null = null,
): LoadedCity {
  const problems: string[] = []
  const city = check(cityFile, readYaml(join(folder, 'city.yaml')), problems)
  const calendar = loadCalendar(join(folder, 'calendar'), problems)
  const documents = loadDocuments(join(folder, 'policy'), problems)
  const { editions, unread } = loadEditions(folder, kinds, problems)

  const roles = permissions ? readPosts(readYaml(join(folder, 'posts.yaml')), permissions, problems) : {}
  problems.push(...clashes(editions, kinds))
  for (const { located } of editions) problems.push(...unknownClauses(located, documents))
  if (problems.length > 0 || city === null) throw new CityErrors(problems)

  const standards = new Standards(
    kinds,
    editions.map(({ edition }) => edition),
    documents,
  )
  problems.push(...unknownNames(editions, standards))
  if (problems.length > 0) throw new CityErrors(problems)
  return { city: { ...city, calendar, roles }, standards, unread }
}

interface LoadedEdition {
  edition: Edition
  located: Located
}

const header = z.object({
  name: z.string().min(1),
  from: Day,
  to: Day.nullable(),
  source: z.string().min(1),
  status: z.enum(['confirmed', 'assumed']),
})

const headerKeys = ['kind', ...Object.keys(header.shape)]

function loadEditions(folder: string, kinds: readonly StandardKind<unknown>[], problems: string[]) {
  const editions: LoadedEdition[] = []
  const unread: string[] = []
  for (const group of foldersIn(folder)) {
    for (const file of yamlFilesIn(join(folder, group))) {
      const located = readYaml(file)
      const name = kindIn(located.value) ?? group
      const kind = kinds.find((each) => each.kind === name)
      if (kind === undefined && located.problems.length === 0) unread.push(file)
      else {
        const edition = kind ? editionIn(located, kind, problems) : null
        if (edition) editions.push({ edition, located })
        else problems.push(...located.problems)
      }
    }
  }
  return { editions, unread }
}

function editionIn(located: Located, kind: StandardKind<unknown>, problems: string[]): Edition | null {
  if (located.problems.length > 0) return null
  const head = check(header, located, problems)
  const data = check(kind.schema, { ...located, value: dataOf(located.value) }, problems)
  if (head === null || data === null) return null
  if (head.to !== null && head.to < head.from) {
    problems.push(`${located.at([], 'to')}: to: 截止日 ${head.to} 早于起始日 ${head.from}`)
    return null
  }
  return { id: `${kind.kind}/${basename(located.file, '.yaml')}`, kind: kind.kind, ...head, data }
}

function dataOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => !headerKeys.includes(key)))
}

function kindIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null
  return String(value.kind)
}

function clashes(editions: readonly LoadedEdition[], kinds: readonly StandardKind<unknown>[]): string[] {
  const seriesOf = ({ edition }: LoadedEdition) =>
    `${edition.kind} ${kinds.find(({ kind }) => kind === edition.kind)?.series(edition.data)}`
  return editions.flatMap((later, index) => {
    const earlier = editions
      .slice(0, index)
      .find((other) => seriesOf(other) === seriesOf(later) && overlap(other.edition, later.edition))
    if (earlier === undefined) return []
    const { id, from, to } = earlier.edition
    return [`${later.located.at([], 'from')}: from: 与 ${id}（${from} 至 ${to ?? '今'}）在同一天同时有效`]
  })
}

/** What editions name of other standards that is not there: only to be seen once all are read. */
function unknownNames(editions: readonly LoadedEdition[], standards: Standards): string[] {
  return editions.flatMap(({ edition, located }) => {
    const kind = standards.kinds.find((each) => each.kind === edition.kind)
    const found = kind?.unknownNames(edition, standards) ?? []
    return found.map(({ path, message }) => `${located.at(path)}: ${columnOf(path)}: ${message}`)
  })
}

function loadDocuments(folder: string, problems: string[]): PolicyDocument[] {
  const documents: PolicyDocument[] = []
  for (const file of yamlFilesIn(folder)) {
    const located = readYaml(file)
    const document = check(policyDocument, located, problems)
    if (document === null) continue
    if (document.id !== basename(file, '.yaml'))
      problems.push(`${located.at([], 'id')}: id: 应与文件名相同（${basename(file, '.yaml')}）`)
    const numbers = document.articles.map(({ article }) => article)
    numbers.forEach((number, index) => {
      if (numbers.indexOf(number) === index) return
      problems.push(`${located.at(['articles', index])}: articles[${index}].article: 条款 ${number} 重复`)
    })
    documents.push(document)
  }
  return documents
}

function loadCalendar(folder: string, problems: string[]): HolidayCalendar {
  const calendar: HolidayCalendar = { years: {} }
  for (const file of yamlFilesIn(folder)) {
    const year = check(calendarFile, readYaml(file), problems)
    if (year) calendar.years[year.year] = { holidays: year.holidays, workdays: year.workdays }
  }
  return calendar
}

function yamlFilesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return names.sort().map((name) => join(folder, name))
}

function foldersIn(folder: string): string[] {
  const held = ['calendar', 'policy']
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && !held.includes(entry.name))
    .map((entry) => entry.name)
    .sort()
}
