import type { Decision } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { type Level, levelName } from '../../../kernel/value/level.ts'
import { type Fen, fen } from '../../../kernel/value/money.ts'
import { type CatalogueEdition, entryOf } from '../../catalogue/rules.ts'
import type { ClaimFacts, Project } from '../facts.ts'
import { decideClaim } from '../rules/claim.ts'

/** Claims of one district that were decided on the very same facts, and how many they are. */
export interface DecidedClaims {
  district: string
  facts: ClaimFacts
  count: number
}

/** What some claims cost before and after, in 分; who gains or loses is counted in claims. */
export interface Tally {
  claims: number
  before: Fen
  after: Fen
  gainers: number
  gained: Fen
  losers: number
  lost: Fen
  /** Claims that one side cannot decide, since something is not published; they count as nothing there. */
  unclear: number
}

/** A tally of the claims that have something in common. */
export interface TallyOf extends Tally {
  key: string
}

/** What an edition would have meant for claims that were decided (影响测算). */
export interface Impact {
  total: Tally
  /** By how scarce the occupation is after; the dearest change first, as in all four. */
  byDemand: TallyOf[]
  byDistrict: TallyOf[]
  byProject: (TallyOf & { key: Project })[]
  /** By occupation and level, only where something changes. */
  byOccupation: TallyOf[]
}

/** A catalogue together with the rates that apply to it. */
export interface Side {
  catalogue: CatalogueEdition
  standards: Standards
}

/**
 * Decides the same claims twice, each time as if one catalogue had always been in force, with the rule that decides
 * claims. Claims on the same facts are decided once, which changes no sum.
 */
export function impact(claims: Iterable<DecidedClaims>, before: Side, after: Side): Impact {
  const was = before.standards.asIfAlways(before.catalogue)
  const will = after.standards.asIfAlways(after.catalogue)
  const total = emptyTally()
  const byDemand = new Tallies()
  const byDistrict = new Tallies()
  const byProject = new Tallies()
  const byOccupation = new Tallies()
  for (const { district, facts, count } of claims) {
    const change = changeOf(decideClaim(facts, was), decideClaim(facts, will))
    add(total, change, count)
    for (const tally of [
      byDemand.of(demandOf(facts, before.catalogue, after.catalogue)),
      byDistrict.of(district),
      byProject.of(facts.project),
      byOccupation.of(occupationOf(facts)),
    ])
      add(tally, change, count)
  }
  return {
    total,
    byDemand: byDemand.sorted(),
    byDistrict: byDistrict.sorted(),
    byProject: byProject.sorted() as Impact['byProject'],
    byOccupation: byOccupation.sorted().filter(({ gainers, losers }) => gainers + losers > 0),
  }
}

/** What the change costs: more is positive, saved is negative. */
export const costOf = ({ before, after }: { before: number; after: number }): number => after - before

interface Change {
  before: number
  after: number
  unclear: boolean
}

function changeOf(was: Decision<Fen>, will: Decision<Fen>): Change {
  return {
    before: was.value ?? 0,
    after: will.value ?? 0,
    unclear: was.outcome === 'undecidable' || will.outcome === 'undecidable',
  }
}

function add(tally: Tally, { before, after, unclear }: Change, count: number): void {
  tally.claims += count
  tally.before = fen(tally.before + before * count)
  tally.after = fen(tally.after + after * count)
  if (unclear) tally.unclear += count
  if (after > before) {
    tally.gainers += count
    tally.gained = fen(tally.gained + (after - before) * count)
  } else if (after < before) {
    tally.losers += count
    tally.lost = fen(tally.lost + (before - after) * count)
  }
}

class Tallies {
  private readonly tallies = new Map<string, Tally>()

  of(key: string): Tally {
    let tally = this.tallies.get(key)
    if (tally === undefined) {
      tally = emptyTally()
      this.tallies.set(key, tally)
    }
    return tally
  }

  sorted(): TallyOf[] {
    return [...this.tallies]
      .map(([key, tally]) => ({ key, ...tally }))
      .sort((a, b) => Math.abs(costOf(b)) - Math.abs(costOf(a)) || (a.key < b.key ? -1 : 1))
  }
}

const emptyTally = (): Tally => ({
  claims: 0,
  before: fen(0),
  after: fen(0),
  gainers: 0,
  gained: fen(0),
  losers: 0,
  lost: fen(0),
  unclear: 0,
})

/** The class after the change, or how the claim stands to the catalogue where it has none. */
function demandOf(facts: ClaimFacts, before: CatalogueEdition, after: CatalogueEdition): string {
  if (facts.project === 'skill-upgrade') return '与目录无关'
  const entry = entryOf(after, facts.occupation)
  if (entry === null) return entryOf(before, facts.occupation) === null ? '不在目录' : '移出目录'
  return entry.demand ?? '紧缺程度未公布'
}

function occupationOf({ occupation, level }: ClaimFacts): string {
  return `${occupation ?? '未写职业'} ${level === null ? '' : levelName(level as Level)}`.trim()
}
