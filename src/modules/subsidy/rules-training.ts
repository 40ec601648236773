import { because, type Clause, type Decision, decide, type Reason } from '../../kernel/decision/decision.ts'
import type { Standards } from '../../kernel/standard/index.ts'
import { type Level, levelName } from '../../kernel/value/level.ts'
import { type Fen, shareOf } from '../../kernel/value/money.ts'
import { carriedOver, catalogueKind, type Entry, listingOf, requireListed } from '../catalogue/rules.ts'
import type { ClassClaimFacts } from './facts.ts'
import { claimConditions } from './rules-conditions.ts'
import { nothingPublished, UNPUBLISHED } from './rules-published.ts'
import { type SubsidyData, subsidyKind } from './standard.ts'

/** 补贴实施办法 第九条: what a trained and certified person's training is worth. */
export function trainingSubsidy(facts: ClassClaimFacts, standards: Standards): Decision<Fen> {
  const measures = standards.inForce(subsidyKind, facts.classFiledOn)
  const catalogue = standards.inForce(catalogueKind, facts.classFiledOn)
  if (measures === null || catalogue === null || catalogue.data.known === 'none')
    return nothingPublished(facts.classFiledOn, measures, catalogue, standards)

  const { rates, blended } = measures.data
  const listing = listingOf(catalogue, facts)
  const { entry, cell } = listing
  const percent = entry === null ? null : percentOf(entry, facts.level, rates)
  const basis = standards.cite(catalogue.data.basis)

  const decision = decide<Fen>().uses(catalogue.id).uses(measures.id)
  requireListed(decision, facts, listing, catalogue, standards)
  claimConditions(decision, facts, measures, standards)
  return decision
    .undecidable(cell.kind === 'unknown', 'amount-published', basis, UNPUBLISHED.amount)
    .undecidable(entry !== null && percent === null, 'demand-published', basis, UNPUBLISHED.demand)
    .grant(
      () => {
        if (cell.kind !== 'amount' || percent === null) throw new Error('granted without an amount')
        return facts.mode === 'blended'
          ? shareOf(cell.amount, percent, blended.percent)
          : shareOf(cell.amount, percent)
      },
      entry === null ? null : rateGround(entry, facts.level, standards.cite(rates.clause)),
      facts.mode === 'blended'
        ? because('blended-share', standards.cite(blended.clause), `线上线下相结合，按${blended.percent}%`)
        : null,
      carriedOver(catalogue, entry, standards),
    )
}

function percentOf(entry: Entry, level: Level, rates: SubsidyData['rates']): number | null {
  if (isTechnician(level)) return rates.technicianPercent
  return entry.demand === null ? null : rates.percentByDemand[entry.demand]
}

function rateGround(entry: Entry, level: Level, clause: Clause): Reason {
  if (isTechnician(level)) return because('technician-rate', clause, levelName(level), entry.amountsAssumed)
  return because('class-rate', clause, entry.demand, entry.demandAssumed || entry.amountsAssumed)
}

/** 技师 and 高级技师. */
function isTechnician(level: Level): boolean {
  return level === 2 || level === 1
}
