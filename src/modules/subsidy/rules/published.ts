import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import { noneOf, type Standards } from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type CatalogueEdition, catalogueKind } from '../../catalogue/rules.ts'
import { type SubsidyEdition, subsidyKind } from '../standard.ts'
import { CATALOGUE_IN_FORCE, MEASURES_IN_FORCE } from './wording/published.ts'

/** No answer, because the measures or the catalogue of that day are not published or could not be found. */
export function nothingPublished<T>(
  day: CivilDate,
  measures: SubsidyEdition | null,
  catalogue: CatalogueEdition | null,
  standards: Standards,
): Decision<T> {
  const decision = decide<T>()
    .uses(catalogue?.id ?? noneOf(catalogueKind))
    .uses(measures?.id ?? noneOf(subsidyKind))
  if (measures === null)
    decision.undecidable(true, MEASURES_IN_FORCE, standards.ruling('subsidy-measures', null, day), [day])
  if (catalogue === null || catalogue.data.known === 'none') {
    const clause = catalogue
      ? standards.cite(catalogue.data.basis)
      : standards.ruling('subsidy-measures', 'catalogue', day)
    decision.undecidable(true, CATALOGUE_IN_FORCE, clause, [day, catalogue?.name ?? null])
  }
  return decision.grant(() => {
    throw new Error('nothing is published')
  })
}

/** That answer again for another claim: nobody shares a decision with anybody. */
export function again<T>(unpublished: Decision<never> | null): Decision<T> {
  if (unpublished === null) throw new Error('what is published decides')
  const { outcome, reasons, editions } = unpublished
  return { outcome, value: null, reasons: reasons.slice(), editions: editions.slice() }
}
