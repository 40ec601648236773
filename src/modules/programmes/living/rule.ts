import { because, type Decision, decide } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import type { Level } from '../../../kernel/value/level.ts'
import type { Fen } from '../../../kernel/value/money.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { catalogueKind, listingOf, requireListed } from '../../catalogue/index.ts'
import { PAYMENT_KINDS } from '../kinds.ts'
import { EXCLUDED, type HeadFacts } from '../rules/head.ts'
import { NOT_EXCLUDED } from '../rules/head-wording.ts'
import { inFen } from '../rules/plan.ts'
import { PUBLISHED } from '../rules/wording.ts'
import type { LivingGroup } from './groups.ts'
import { livingOn } from './standard.ts'
import * as say from './wording.ts'

/** What the records say of one person in one class. */
export interface LivingFacts {
  /** The first day of the class: its standard governs, and on it somebody is in need or not (F4). */
  startsOn: CivilDate
  /** The edition of the catalogue that governs the class. */
  catalogue: string | null
  occupation: string
  level: Level
  hours: number
  completed: boolean
  /** What registers say of the first day, of those that entitle. */
  groups: LivingGroup[]
  excluded: HeadFacts['excluded']
}

/** 生活费补贴 (R3.5): beside the costs of a training of the catalogue, for those in need, whoever is paid for the training. */
export function decideLiving(facts: LivingFacts, standards: Standards): Decision<Fen> {
  const edition = livingOn(standards, facts.startsOn)
  const catalogue = facts.catalogue
    ? standards.edition(catalogueKind, facts.catalogue)
    : standards.inForce(catalogueKind, facts.startsOn)
  if (edition === null || catalogue === null)
    return decide<Fen>()
      .undecidable(true, PUBLISHED, standards.ruling('subsidy-measures', null, facts.startsOn), [
        PAYMENT_KINDS.living,
      ])
      .grant(() => {
        throw new Error('nothing is granted without a standard')
      })
  const { data, id } = edition
  const held = facts.groups.filter((group) => data.persons.kinds.includes(group))
  const persons = standards.cite(data.persons.clause)
  const decision = decide<Fen>()
    .uses(id)
    .uses(catalogue.id)
    .require(facts.completed, say.DONE, standards.cite(data.training.clause), [facts.completed])
  requireListed(decision, facts, listingOf(catalogue, facts), catalogue, standards)
  const worth = inFen(data.amount.yuan)
  return decision
    .require(held.length > 0, say.GROUP, persons, [held, data.persons.kinds])
    .require(facts.excluded === null, NOT_EXCLUDED, persons, [
      facts.excluded === null ? null : EXCLUDED[facts.excluded],
    ])
    .grant(() => worth, because(say.WORTH, standards.cite(data.amount.clause), [worth, data.often.perYear]))
}
