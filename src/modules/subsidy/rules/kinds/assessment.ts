import { because, type Decision, decide } from '../../../../kernel/decision/decision.ts'
import type { Standards } from '../../../../kernel/standard/index.ts'
import { type Fen, shareOf } from '../../../../kernel/value/money.ts'
import {
  type CatalogueEdition,
  type Cell,
  carriedOver,
  type Entry,
  evaluationCell,
  listingOf,
  requireListed,
} from '../../../catalogue/rules.ts'
import type { ClassClaimFacts } from '../../facts.ts'
import { byPackage, claimConditions } from '../conditions.ts'
import { payeeKnown } from '../payee.ts'
import { again } from '../published.ts'
import { type ClassDay, classDay, ofGroup } from '../situation/day.ts'
import { EVALUATION_RATE } from '../wording/amount.ts'
import { AMOUNT_PUBLISHED, EVALUATION_PUBLISHED } from '../wording/published.ts'

/** 补贴实施办法 第十条 (R2.4): the evaluation fee of one who passed after a training of the catalogue. */
export function assessmentSubsidy(
  facts: ClassClaimFacts,
  standards: Standards,
  { published, unpublished }: ClassDay = classDay(standards, facts.classFiledOn),
): Decision<Fen> {
  if (published === null) return again(unpublished)

  const { measures, catalogue, alike } = published
  const { percent, clause } = measures.data.assessment
  const { basis, evaluation } = catalogue.data
  const listing = listingOf(catalogue, facts)
  const { entry } = listing
  const amount = evaluationAmount(catalogue, entry, facts)
  const source = standards.cite(evaluation.clause ?? basis)
  const assumed = evaluation.status === 'assumed' || entry?.amountsFrom != null
  const classed = entry !== null && entry.evaluation !== null

  const decision = decide<Fen>().uses(catalogue.id, measures.id)
  const group = ofGroup(alike, facts.group)
  requireListed(decision, facts, listing, catalogue, standards)
  byPackage(decision, entry?.trainingPackage === true, facts, alike)
  claimConditions(decision, facts, measures.data, alike, group)
  payeeKnown(decision, facts, measures.data, alike, group, standards)
  decision
    .undecidable(entry !== null && !classed, EVALUATION_PUBLISHED, source)
    .undecidable(classed && amount.kind === 'unknown', AMOUNT_PUBLISHED, source)
  const stopped = decision.stopped()
  if (stopped !== null) return stopped
  if (amount.kind !== 'amount') throw new Error('granted without an amount')
  return decision.grant(
    () => shareOf(amount.amount, percent),
    because(EVALUATION_RATE, standards.cite(clause), [entry?.evaluation ?? null, percent], assumed),
    carriedOver(catalogue, entry, standards),
  )
}

function evaluationAmount(catalogue: CatalogueEdition, entry: Entry | null, facts: ClassClaimFacts): Cell {
  return entry === null || entry.evaluation === null
    ? { kind: 'unknown' }
    : evaluationCell(catalogue, entry.evaluation, facts.level)
}
