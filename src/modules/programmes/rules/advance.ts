import { because, type Decision, decide } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { type Fen, fen } from '../../../kernel/value/money.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { PROGRAMME_KINDS, type ProgrammeKind } from '../kinds.ts'
import { programmeOn } from '../standard.ts'
import * as say from './agreement-wording.ts'
import { type Employed, NOT_EXCLUDED, STILL } from './head-wording.ts'
import { unpublished } from './plan.ts'

/** What is known of one for whom money is asked ahead. */
export interface AdvanceFacts {
  kind: ProgrammeKind
  plannedOn: CivilDate
  percent: number
  amountEach: Fen
  signed: boolean
  attending: boolean
  now: Employed
  excluded: string | null
}

/** What is paid ahead for one (预拨, R3.8): up to a share, signed by three, still employed and still in it on that day. */
export function decideAdvance(facts: AdvanceFacts, standards: Standards): Decision<Fen> {
  const edition = programmeOn(standards, facts.kind, facts.plannedOn)
  if (edition === null) return unpublished(facts.kind, facts.plannedOn, standards)
  const { data, id } = edition
  const persons = standards.cite(data.persons.clause)
  const decision = decide<Fen>().uses(id)
  if (data.advance === null)
    return decision
      .require(false, say.NO_ADVANCE, standards.cite(data.amount.clause), [PROGRAMME_KINDS[facts.kind]])
      .grant(() => fen(0))
  const clause = standards.cite(data.advance.clause)
  const amount = fen(Math.floor((facts.amountEach * facts.percent) / 100))
  decision.require(facts.percent <= data.advance.mostPercent, say.ADVANCE_SHARE, clause, [
    facts.percent,
    data.advance.mostPercent,
  ])
  if (data.agreement)
    decision.require(facts.signed, say.SIGNED, standards.cite(data.agreement.clause), [facts.signed])
  return decision
    .require(facts.attending, say.ATTENDING, persons, [facts.attending])
    .require(facts.now === 'here', STILL, persons, [facts.now])
    .require(facts.excluded === null, NOT_EXCLUDED, persons, [facts.excluded])
    .grant(() => amount, because(say.ADVANCE_WORTH, clause, [facts.amountEach, facts.percent, amount]))
}
