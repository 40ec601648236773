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
import { nothingPublished } from '../published.ts'
import { alikeBy, classDay } from '../situation/day.ts'
import { EVALUATION_RATE } from '../wording/amount.ts'
import { AMOUNT_PUBLISHED, EVALUATION_PUBLISHED } from '../wording/published.ts'

/** 补贴实施办法 第十条 (R2.4): the evaluation fee of one who passed after a training of the catalogue. */
export function assessmentSubsidy(facts: ClassClaimFacts, standards: Standards): Decision<Fen> {
  const { measures, catalogue } = classDay(standards, facts.classFiledOn)
  if (measures === null || catalogue === null || catalogue.data.known === 'none')
    return nothingPublished(facts.classFiledOn, measures, catalogue, standards)

  const { percent, clause } = measures.data.assessment
  const { basis, evaluation } = catalogue.data
  const listing = listingOf(catalogue, facts)
  const { entry } = listing
  const amount = evaluationAmount(catalogue, entry, facts)
  const source = standards.cite(evaluation.clause ?? basis)
  const assumed = evaluation.status === 'assumed' || entry?.amountsFrom != null
  const classed = entry !== null && entry.evaluation !== null

  const decision = decide<Fen>().uses(catalogue.id).uses(measures.id)
  const alike = alikeBy(measures, standards)
  requireListed(decision, facts, listing, catalogue, standards)
  byPackage(decision, entry?.trainingPackage === true, facts, alike)
  claimConditions(decision, facts, measures.data, alike)
  payeeKnown(decision, facts, measures.data, alike, standards)
  return decision
    .undecidable(entry !== null && !classed, EVALUATION_PUBLISHED, source)
    .undecidable(classed && amount.kind === 'unknown', AMOUNT_PUBLISHED, source)
    .grant(
      () => {
        if (amount.kind !== 'amount') throw new Error('granted without an amount')
        return shareOf(amount.amount, percent)
      },
      because(EVALUATION_RATE, standards.cite(clause), [entry?.evaluation ?? null, percent], assumed),
      carriedOver(catalogue, entry, standards),
    )
}

function evaluationAmount(catalogue: CatalogueEdition, entry: Entry | null, facts: ClassClaimFacts): Cell {
  return entry === null || entry.evaluation === null
    ? { kind: 'unknown' }
    : evaluationCell(catalogue, entry.evaluation, facts.level)
}
