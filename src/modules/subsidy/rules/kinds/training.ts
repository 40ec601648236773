import {
  because,
  type Clause,
  type Decision,
  decide,
  type Reason,
} from '../../../../kernel/decision/decision.ts'
import type { Standards } from '../../../../kernel/standard/index.ts'
import { type Level, levelName } from '../../../../kernel/value/level.ts'
import { type Fen, shareOf } from '../../../../kernel/value/money.ts'
import { carriedOver, type Entry, listingOf, requireListed } from '../../../catalogue/rules.ts'
import type { ClassClaimFacts } from '../../facts.ts'
import type { SubsidyData } from '../../standard.ts'
import { byPackage, claimConditions } from '../conditions.ts'
import { payeeKnown } from '../payee.ts'
import { nothingPublished, UNPUBLISHED } from '../published.ts'
import { classDay, wordsOf } from '../situation/day.ts'

/** 补贴实施办法 第九条: what a trained and certified person's training is worth. */
export function trainingSubsidy(facts: ClassClaimFacts, standards: Standards): Decision<Fen> {
  const { measures, catalogue } = classDay(standards, facts.classFiledOn)
  if (measures === null || catalogue === null || catalogue.data.known === 'none')
    return nothingPublished(facts.classFiledOn, measures, catalogue, standards)

  const { rates, blended } = measures.data
  const listing = listingOf(catalogue, facts)
  const { entry, cell } = listing
  const percent = entry === null ? null : percentOf(entry, facts.level, rates)
  const basis = standards.cite(catalogue.data.basis)

  const decision = decide<Fen>().uses(catalogue.id).uses(measures.id)
  const words = wordsOf(measures, standards)
  requireListed(decision, facts, listing, catalogue, standards)
  byPackage(decision, entry?.trainingPackage === true, facts, words)
  claimConditions(decision, facts, measures.data, words)
  payeeKnown(decision, facts, measures.data, words, standards)
  const uplift = upliftOf(facts, measures.data)
  return decision
    .undecidable(cell.kind === 'unknown', 'amount-published', basis, UNPUBLISHED.amount)
    .undecidable(entry !== null && percent === null, 'demand-published', basis, UNPUBLISHED.demand)
    .grant(
      () => {
        if (cell.kind !== 'amount' || percent === null) throw new Error('granted without an amount')
        const shares = facts.mode === 'blended' ? [percent, blended.percent] : [percent]
        return uplift === 0
          ? shareOf(cell.amount, ...shares)
          : shareOf(cell.amount, ...shares, WHOLE + uplift)
      },
      entry === null ? null : rateGround(entry, facts.level, standards.cite(rates.clause)),
      facts.mode === 'blended'
        ? because('blended-share', standards.cite(blended.clause), `线上线下相结合，按${blended.percent}%`)
        : null,
      upliftGround(facts, uplift, measures.data, standards),
      carriedOver(catalogue, entry, standards),
    )
}

/** R2.10: by how many per cent the amount is raised for a base that trained the public. */
function upliftOf({ publicTraining }: ClassClaimFacts, { publicTraining: rules }: SubsidyData): number {
  if (publicTraining === undefined) return 0
  const { trained, hired } = publicTraining
  const reached = rules.steps.filter((step) => trained >= step.trained && hired >= step.hired)
  return Math.min(rules.maxUpliftPercent, Math.max(0, ...reached.map(({ percent }) => percent)))
}

function upliftGround(
  { publicTraining }: ClassClaimFacts,
  uplift: number,
  { publicTraining: rules }: SubsidyData,
  standards: Standards,
): Reason | null {
  if (publicTraining === undefined || uplift === 0) return null
  const { trained, hired } = publicTraining
  const found = `面向社会培训${trained}人、录用${hired}人，上浮${uplift}%`
  return because('public-training', standards.cite(rules.stepsClause), found)
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

const WHOLE = 100
