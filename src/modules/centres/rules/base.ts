import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { centresOn } from '../standard.ts'
import * as say from './wording-base.ts'

/** What a centre is recognised as a public training base on (认定依据). */
export interface BaseFacts {
  appliedOn: CivilDate
  /** Since when it is a centre; null where it is none. */
  namedOn: CivilDate | null
  capacity: number
  /** How many of the public it would train at the same time. */
  publicSeats: number
  /** Whom its classes trained for the public in the year before; told, not asked for. */
  publicTrained: number
  /** Whether it is one already. */
  base: boolean
}

/** R2.10: whether a centre may be recognised as a public training base (企业公共实训基地认定). */
export function mayBeBase(facts: BaseFacts, standards: Standards): Decision<true> {
  const { data, id } = centresOn(standards, facts.appliedOn)
  const { base } = data
  const clause = standards.cite(base.clause)
  const ready = facts.namedOn && addDays(facts.namedOn, base.afterDays)
  return decide<true>()
    .uses(id)
    .require(
      ready !== null && ready <= facts.appliedOn,
      say.CENTRE,
      clause,
      facts.namedOn && ready ? [facts.namedOn, ready] : [],
    )
    .require(facts.capacity >= base.capacity, say.CAPACITY, clause, [facts.capacity, base.capacity])
    .require(facts.publicSeats >= base.publicSeats, say.SEATS, clause, [facts.publicSeats, base.publicSeats])
    .require(facts.publicSeats <= facts.capacity, say.SEATS_FIT, clause, [facts.publicSeats, facts.capacity])
    .require(!facts.base, say.NOT_BASE, clause, [facts.base])
    .grant(() => true)
}
