import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { check } from '../../kernel/standard/load/check-located.ts'
import { locate } from '../../kernel/standard/load/located.ts'
import { CertificateLevelKey, CertificateLevelShape, Day } from '../../kernel/value/shapes.ts'
import { byBytes } from '../../kernel/value/text/by-bytes.ts'
import { periodBetween } from '../../kernel/value/time/period.ts'
import {
  type Applicant,
  type Condition,
  condition,
  EDUCATION_KINDS,
  nameOf,
  standingOf,
  TITLE_GRADES,
} from '../../modules/assessment/rules.ts'
import { optionsOf } from './arguments.ts'
import type { BatchIo } from './io.ts'
import { readBytes, readRecords, writeLines } from './jsonl.ts'

const USAGE =
  'haihe assess eligible --standard standard.yaml --people people.jsonl --out decisions.jsonl [--json]'

const NATIONAL = fileURLToPath(new URL('../../../city/tianjin/levels/national-2023.yaml', import.meta.url))

const OPTIONS = {
  standard: { type: 'string', default: NATIONAL },
  people: { type: 'string' },
  out: { type: 'string', default: '-' },
  json: { type: 'boolean', default: false },
} as const

/**
 * `haihe assess eligible`: whether each person may be examined for a level (申报条件), sorted by id. Exits with 2, and
 * writes nothing, where the standard or a person is wrong.
 */
export function runAssessEligible(args: readonly string[], io: BatchIo): number {
  const options = optionsOf(args, OPTIONS, USAGE, io)
  if (options === null || options.people === undefined) {
    if (options !== null) io.err(`缺少 --people。用法：${USAGE}`)
    return 2
  }
  const faults: string[] = []
  const levels = levelsIn(options.standard, io, faults)
  const ids: string[] = []
  const seen = new Set<string>()
  const people = readRecords(options.people, personLine, io, faults, (person, index) => {
    ids[index] = person.id
    const repeated = seen.has(person.id)
    seen.add(person.id)
    return repeated ? { column: 'id', message: `编号 ${JSON.stringify(person.id)} 重复` } : fault(person)
  })
  if (levels === null || faults.length > 0) {
    for (const fault of faults) io.err(fault)
    return 2
  }

  let eligible = 0
  const order = ids.map((_, index) => index).sort((a, b) => byBytes(ids[a] ?? '', ids[b] ?? ''))
  const lines = function* () {
    for (const index of order) {
      const decision = decided(people.at(index), levels)
      if (decision.eligible) eligible++
      yield JSON.stringify(decision)
    }
  }
  const status = writeLines(options.out, lines(), io)
  if (status === 0 && options.json)
    io.out(JSON.stringify({ rows: people.length, eligible, notEligible: people.length - eligible }))
  return status
}

const levelTable = z.partialRecord(CertificateLevelKey, condition)
type LevelTable = z.output<typeof levelTable>

/** A file of the city's `levels/`: the tree of each level under `levels`, beside what describes the edition. */
const editionFile = z.strictObject({
  kind: z.unknown().optional(),
  name: z.unknown().optional(),
  from: z.unknown().optional(),
  to: z.unknown().optional(),
  source: z.unknown().optional(),
  status: z.unknown().optional(),
  occupation: z.unknown().optional(),
  replaces: z.unknown().optional(),
  clauses: z.unknown().optional(),
  assumed: z.unknown().optional(),
  levels: levelTable,
})

const personLine = z.strictObject({
  id: z.string().min(1),
  onDay: Day,
  level: CertificateLevelShape,
  born: Day,
  work: z.array(z.strictObject({ from: Day, to: Day.nullable() })),
  certificates: z.array(z.strictObject({ level: CertificateLevelShape, issuedOn: Day })),
  titles: z.array(z.strictObject({ grade: z.enum(TITLE_GRADES), issuedOn: Day })),
  education: z.array(
    z.strictObject({
      kind: z.enum(EDUCATION_KINDS),
      majorMatches: z.boolean(),
      graduated: z.union([z.boolean(), z.literal('enrolled-final-year')]),
    }),
  ),
})

type Person = z.output<typeof personLine>

/** The trees of a standard: a whole edition, or only the map of its levels. */
function levelsIn(path: string, io: BatchIo, faults: string[]): LevelTable | null {
  const found: string[] = []
  const located = locate(path, readBytes(path, io, found).toString('utf8'))
  if (found.length > 0) {
    faults.push(...found)
    return null
  }
  const whole = typeof located.value === 'object' && located.value !== null && 'levels' in located.value
  return whole ? (check(editionFile, located, faults)?.levels ?? null) : check(levelTable, located, faults)
}

function fault({ born, onDay, work }: Person): { column: string; message: string } | null {
  if (born > onDay) return { column: 'born', message: `出生日期晚于 ${onDay}` }
  const backwards = work.findIndex(({ from, to }) => to !== null && to < from)
  return backwards < 0 ? null : { column: `work[${backwards}].to`, message: '早于 from' }
}

function decided({ id, level, ...applicant }: Person, levels: LevelTable) {
  const tree: Condition | undefined = levels[level]
  if (tree === undefined) {
    const missing = [{ condition: `level ${level} in the standard`, short: null, metOn: null }]
    return { id, eligible: false, by: null, missing }
  }
  const { met, by, missing } = standingOf(tree, applicant satisfies Applicant)
  return {
    id,
    eligible: met,
    by: met ? by.map(nameOf).join(' and ') : null,
    missing: missing.map(({ leaf, metOn }) => ({
      condition: nameOf(leaf),
      short: metOn === null ? null : periodBetween(applicant.onDay, metOn),
      metOn,
    })),
  }
}
