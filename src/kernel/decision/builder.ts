import type { Clause, Decision, Reason } from './decision.ts'
import { Stated } from './stated.ts'
import type { Values, Wording } from './wording.ts'

/** Collects the reasons of one decision. Refused outweighs undecidable, which outweighs held. */
export class DecisionBuilder<T> {
  private readonly reasons: Reason[] = []
  private editions: string[] = []
  private refused = false
  private unknown = false
  private waiting = false

  /** Names the editions that the decision rests on; once each, in the order of first use. */
  uses(edition: string, other: string = edition): this {
    const { editions } = this
    // A list that begins with all that it will hold takes a tenth of the room of one that grows.
    if (editions.length === 0) this.editions = other === edition ? [edition] : [edition, other]
    else {
      if (!editions.includes(edition)) editions.push(edition)
      if (!editions.includes(other)) editions.push(other)
    }
    return this
  }

  /** A condition (条件): not met means refused. Anything truthy counts as met. */
  require(condition: unknown, says: Wording<readonly []>, clause: Clause): this
  require<V extends Values>(
    condition: unknown,
    says: Wording<V>,
    clause: Clause,
    values: V,
    assumed?: boolean,
  ): this
  require(condition: unknown, says: Wording, clause: Clause, values: Values = NONE, assumed = false): this {
    const met = Boolean(condition)
    if (!met) this.refused = true
    this.add(says, met, clause, values, assumed)
    return this
  }

  /** A condition that is met, stated before: what one day's rules say of every claim is stated once. */
  met(reason: Reason): this {
    this.reasons.push(reason)
    return this
  }

  /** When true, the decision waits for a cause that is not the applicant's, e.g. a register that does not answer (挂起). */
  hold(when: boolean, says: Wording<readonly []>, clause: Clause): this
  hold<V extends Values>(when: boolean, says: Wording<V>, clause: Clause, values: V): this
  hold(when: boolean, says: Wording, clause: Clause, values: Values = NONE): this {
    if (when) {
      this.waiting = true
      this.add(says, false, clause, values, false)
    }
    return this
  }

  /** When true, something that should have been published is missing, so that no answer can be given (暂不能判定). */
  undecidable(when: boolean, says: Wording<readonly []>, clause: Clause): this
  undecidable<V extends Values>(when: boolean, says: Wording<V>, clause: Clause, values: V): this
  undecidable(when: boolean, says: Wording, clause: Clause, values: Values = NONE): this {
    if (when) {
      this.unknown = true
      this.add(says, false, clause, values, false)
    }
    return this
  }

  /** The decision where something stands against a grant, null where nothing does. */
  stopped(): Decision<T> | null {
    const { reasons, editions } = this
    if (this.refused) return { outcome: 'refused', value: null, reasons, editions }
    if (this.unknown) return { outcome: 'undecidable', value: null, reasons, editions }
    if (this.waiting) return { outcome: 'held', value: null, reasons, editions }
    return null
  }

  /** Ends the decision: the value and its grounds if nothing stands against it; `value` is not computed otherwise. */
  grant(value: () => T, ...grounds: (Reason | null)[]): Decision<T> {
    const stopped = this.stopped()
    if (stopped !== null) return stopped
    const { reasons, editions } = this
    for (const ground of grounds) if (ground !== null) reasons.push(ground)
    return { outcome: 'granted', value: value(), reasons, editions }
  }

  private add(says: Wording, met: boolean, clause: Clause, values: Values, assumed: boolean): void {
    this.reasons.push(new Stated(says, met, clause, values, assumed || clause.status === 'assumed'))
  }
}

const NONE: Values = []
