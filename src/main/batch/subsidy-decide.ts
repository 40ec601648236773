import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Decision, decisive } from '../../kernel/decision/decision.ts'
import { isNone, type Standards } from '../../kernel/standard/index.ts'
import { CityErrors, loadCity } from '../../kernel/standard/load/load-city.ts'
import { Day, LevelShape } from '../../kernel/value/shapes.ts'
import { byBytes } from '../../kernel/value/text/by-bytes.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { catalogueKind } from '../../modules/catalogue/rules.ts'
import {
  type ClaimFacts,
  decideClaim,
  GROUPS,
  type PaidBefore,
  PROJECTS,
  payee,
  skillUpgradeKind,
  subsidyKind,
} from '../../modules/subsidy/rules.ts'
import { optionsOf } from './arguments.ts'
import type { BatchIo } from './io.ts'
import { type Records, readRecords, writeLines } from './jsonl.ts'

const USAGE =
  'haihe subsidy decide --city city/tianjin --facts facts.jsonl --out decisions.jsonl [--cumulative] [--json]'

const OPTIONS = {
  city: { type: 'string', default: fileURLToPath(new URL('../../../city/tianjin', import.meta.url)) },
  facts: { type: 'string' },
  out: { type: 'string', default: '-' },
  cumulative: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

/**
 * `haihe subsidy decide`: one decision a claim, sorted by id, whatever the order of the claims. Exits with 2, and writes
 * nothing, where the city's folder or a claim is wrong.
 */
export function runSubsidyDecide(args: readonly string[], io: BatchIo): number {
  const options = optionsOf(args, OPTIONS, USAGE, io)
  if (options === null || options.facts === undefined) {
    if (options !== null) io.err(`缺少 --facts。用法：${USAGE}`)
    return 2
  }
  const faults: string[] = []
  const standards = standardsOf(options.city, faults)
  const ids: string[] = []
  const first = new Map<string, number>()
  const claims = readRecords(options.facts, claimLine, io, faults, ({ id }, index) => {
    ids[index] = id
    const earlier = first.get(id)
    if (earlier === undefined) first.set(id, index)
    return earlier === undefined ? null : { column: 'id', message: `编号 ${JSON.stringify(id)} 重复` }
  })
  if (standards === null || faults.length > 0) {
    for (const fault of faults) io.err(fault)
    return 2
  }

  const paidInFile = options.cumulative ? paidBefore(claims, standards) : NOTHING
  const counts = { granted: 0, refused: 0, undecidable: 0, held: 0, amount: 0 }
  const order = ids.map((_, index) => index).sort((a, b) => byBytes(ids[a] ?? '', ids[b] ?? ''))
  const lines = function* () {
    for (const index of order) {
      const claim = claims.at(index)
      const facts = factsOf(claim, paidInFile.get(index))
      const decision = decideClaim(facts, standards)
      counts[decision.outcome]++
      counts.amount += decision.value ?? 0
      yield JSON.stringify(decided(claim.id, facts, decision, standards))
    }
  }
  const status = writeLines(options.out, lines(), io)
  if (status === 0 && options.json) io.out(JSON.stringify({ rows: claims.length, ...counts }))
  return status
}

const level = LevelShape
const project = z.enum(PROJECTS)
const text = z.string().min(1)
const count = z.number().int().min(0)
const certificate = z.strictObject({ level, issuedOn: Day }).nullable()
const history = z.array(z.strictObject({ project, occupation: text, level, paidOn: Day }))
const mode = z.enum(['offline', 'blended'])

const about = { id: text, person: text, certificate, history }

// A claim as a line of the file: a field that a project does not ask for may be there, but must be right.
const forClass = z.strictObject({
  ...about,
  project: z.enum(['training', 'assessment']),
  group: z.enum(GROUPS),
  occupation: text,
  level,
  hours: count,
  mode,
  classFiledOn: Day,
  appliedOn: Day.nullish(),
  insuredMonths: count.nullish(),
})

const forUpgrade = z.strictObject({
  ...about,
  project: z.literal('skill-upgrade'),
  appliedOn: Day,
  insuredMonths: count,
  group: z.enum(GROUPS).nullish(),
  occupation: text.nullish(),
  level: level.nullish(),
  hours: count.nullish(),
  mode: mode.nullish(),
  classFiledOn: Day.nullish(),
})

const claimLine = z.discriminatedUnion('project', [forClass, forUpgrade], {
  error: ({ code }) => (code === 'invalid_union' ? `应为 ${PROJECTS.join('、')} 之一` : undefined),
})

type ClaimLine = z.output<typeof claimLine>

function standardsOf(folder: string, faults: string[]): Standards | null {
  try {
    return loadCity(folder, [catalogueKind, subsidyKind, skillUpgradeKind]).standards
  } catch (error) {
    if (error instanceof CityErrors) faults.push(...error.problems)
    else if (error instanceof Error && 'syscall' in error)
      faults.push(`${folder}:1: city: 读不到这个城市的文件（${error.message}）`)
    else throw error
    return null
  }
}

function factsOf(claim: ClaimLine, paidInFile: readonly PaidBefore[] | undefined): ClaimFacts {
  const history = paidInFile ? [...claim.history, ...paidInFile] : claim.history
  if (claim.project === 'skill-upgrade') {
    const { project, occupation, level, appliedOn, insuredMonths, certificate } = claim
    return {
      project,
      occupation: occupation ?? null,
      level: level ?? null,
      appliedOn,
      insuredMonths,
      certificate,
      history,
    }
  }
  const { project, group, occupation, level, hours, mode, classFiledOn, certificate } = claim
  return { project, group, occupation, level, hours, mode, classFiledOn, certificate, history }
}

/** With --cumulative: what each claim finds paid by earlier claims of its person in the same file. */
function paidBefore(claims: Records<ClaimLine>, standards: Standards): Map<number, PaidBefore[]> {
  const found = new Map<number, PaidBefore[]>()
  for (const indexes of byPerson(claims)) {
    const inOrder = indexes
      .map((index) => ({ index, claim: claims.at(index) }))
      .sort((a, b) => byText(dayOf(a.claim), dayOf(b.claim)) || byBytes(a.claim.id, b.claim.id))
    const paid: PaidBefore[] = []
    for (const { index, claim } of inOrder) {
      const facts = factsOf(claim, paid)
      if (paid.length > 0) found.set(index, [...paid])
      if (decideClaim(facts, standards).outcome === 'granted') paid.push(asPaid(claim))
    }
  }
  return found
}

function byPerson(claims: Records<ClaimLine>): number[][] {
  const people = new Map<string, number[]>()
  for (let index = 0; index < claims.length; index++) {
    const { person } = claims.at(index)
    const indexes = people.get(person)
    if (indexes) indexes.push(index)
    else people.set(person, [index])
  }
  return [...people.values()].filter((indexes) => indexes.length > 1)
}

function asPaid(claim: ClaimLine): PaidBefore {
  const level = claim.project === 'skill-upgrade' ? (claim.certificate?.level ?? 'special') : claim.level
  return { project: claim.project, occupation: claim.occupation ?? '', level, paidOn: dayOf(claim) }
}

function dayOf(claim: ClaimLine): CivilDate {
  return claim.project === 'skill-upgrade' ? claim.appliedOn : claim.classFiledOn
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function decided(id: string, facts: ClaimFacts, decision: Decision<number>, standards: Standards) {
  const edition = decision.editions[0]
  return {
    id,
    outcome: decision.outcome,
    amount: decision.value ?? 0,
    payee: payee(facts, standards).value,
    edition: edition === undefined || isNone(edition) ? null : edition,
    reasons: decisive(decision).map(({ rule, met, clause, found, needed, next, assumed }) => ({
      rule,
      met,
      clause: assumed ? `${clause.text}（推定）` : clause.text,
      found,
      needed,
      next,
    })),
  }
}

const NOTHING: ReadonlyMap<number, PaidBefore[]> = new Map()
