import type { DecisionBuilder } from '../../../../kernel/decision/builder.ts'
import {
  because,
  type Clause,
  type Decision,
  decide,
  type Reason,
} from '../../../../kernel/decision/decision.ts'
import type { Standards } from '../../../../kernel/standard/index.ts'
import type { Level } from '../../../../kernel/value/level.ts'
import { type Fen, shareOf } from '../../../../kernel/value/money.ts'
import {
  type CatalogueEdition,
  carriedOver,
  type Entry,
  listingOf,
  requireListed,
} from '../../../catalogue/rules.ts'
import type { ClassClaimFacts } from '../../facts.ts'
import type { SubsidyData } from '../../standard.ts'
import { byPackage, claimConditions } from '../conditions.ts'
import { payeeKnown } from '../payee.ts'
import { again } from '../published.ts'
import { type ClassDay, classDay, ofGroup } from '../situation/day.ts'
import * as say from '../wording/amount.ts'
import { AMOUNT_PUBLISHED, DEMAND_PUBLISHED } from '../wording/published.ts'

/** 补贴实施办法 第九条: what a trained and certified person's training is worth. */
export function trainingSubsidy(
  facts: ClassClaimFacts,
  standards: Standards,
  { published, unpublished }: ClassDay = classDay(standards, facts.classFiledOn),
): Decision<Fen> {
  if (published === null) return again(unpublished)

  const { measures, catalogue, alike } = published
  const { rates } = measures.data
  const listing = listingOf(catalogue, facts)
  const { entry, cell } = listing
  const percent = entry === null ? null : percentOf(entry, facts.level, rates)
  const basis = standards.cite(catalogue.data.basis)

  const decision = decide<Fen>().uses(catalogue.id, measures.id)
  const group = ofGroup(alike, facts.group)
  requireListed(decision, facts, listing, catalogue, standards)
  byPackage(decision, entry?.trainingPackage === true, facts, alike)
  claimConditions(decision, facts, measures.data, alike, group)
  payeeKnown(decision, facts, measures.data, alike, group, standards)
  decision
    .undecidable(cell.kind === 'unknown', AMOUNT_PUBLISHED, basis)
    .undecidable(entry !== null && percent === null, DEMAND_PUBLISHED, basis)
  const stopped = decision.stopped()
  if (stopped !== null) return stopped
  if (entry === null || cell.kind !== 'amount' || percent === null)
    throw new Error('granted without an amount')
  return granted(
    decision,
    facts,
    { entry, amount: cell.amount, percent },
    measures.data,
    catalogue,
    standards,
  )
}

/** The amount of the catalogue, by class, mode and base, each said with its ground. */
function granted(
  decision: DecisionBuilder<Fen>,
  facts: ClassClaimFacts,
  { entry, amount, percent }: { entry: Entry; amount: Fen; percent: number },
  rules: SubsidyData,
  catalogue: CatalogueEdition,
  standards: Standards,
): Decision<Fen> {
  const { rates, blended } = rules
  const uplift = upliftOf(facts, rules)
  return decision.grant(
    () => {
      const shares = facts.mode === 'blended' ? [percent, blended.percent] : [percent]
      return uplift === 0 ? shareOf(amount, ...shares) : shareOf(amount, ...shares, WHOLE + uplift)
    },
    rateGround(entry, facts.level, standards.cite(rates.clause)),
    facts.mode === 'blended'
      ? because(say.BLENDED_SHARE, standards.cite(blended.clause), [blended.percent])
      : null,
    upliftGround(facts, uplift, rules, standards),
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
  return because(say.PUBLIC_TRAINING, standards.cite(rules.stepsClause), [trained, hired, uplift])
}

function percentOf(entry: Entry, level: Level, rates: SubsidyData['rates']): number | null {
  if (isTechnician(level)) return rates.technicianPercent
  return entry.demand === null ? null : rates.percentByDemand[entry.demand]
}

function rateGround(entry: Entry, level: Level, clause: Clause): Reason {
  return isTechnician(level)
    ? because(say.TECHNICIAN_RATE, clause, [level], entry.amountsAssumed)
    : because(say.CLASS_RATE, clause, [entry.demand], entry.demandAssumed || entry.amountsAssumed)
}

/** 技师 and 高级技师. */
function isTechnician(level: Level): boolean {
  return level === 2 || level === 1
}

const WHOLE = 100
