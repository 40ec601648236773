import type { Clause, Decision, Details, Reason } from './decision.ts'

/** Collects the reasons of one decision. Refused outweighs undecidable, which outweighs held. */
export class DecisionBuilder<T> {
  private readonly reasons: Reason[] = []
  private readonly editions: string[] = []
  private refused = false
  private unknown = false
  private waiting = false

  /** Names an edition that the decision rests on; once each, in the order of first use. */
  uses(edition: string): this {
    if (!this.editions.includes(edition)) this.editions.push(edition)
    return this
  }

  /** A condition (条件): not met means refused. Anything truthy counts as met. */
  require(condition: unknown, rule: string, clause: Clause, details: Details = {}): this {
    const met = Boolean(condition)
    if (!met) this.refused = true
    this.add(met, rule, clause, details)
    return this
  }

  /** A condition that is met, with its reason worded before: what one day's rules say of every claim is said once. */
  met(reason: Reason): this {
    this.reasons.push(reason)
    return this
  }

  /** When true, the decision waits for a cause that is not the applicant's, e.g. a register that does not answer (挂起). */
  hold(when: boolean, rule: string, clause: Clause, details: Details = {}): this {
    if (when) {
      this.waiting = true
      this.add(false, rule, clause, details)
    }
    return this
  }

  /** When true, something that should have been published is missing, so that no answer can be given (暂不能判定). */
  undecidable(when: boolean, rule: string, clause: Clause, details: Details = {}): this {
    if (when) {
      this.unknown = true
      this.add(false, rule, clause, details)
    }
    return this
  }

  /** Ends the decision: the value and its grounds if nothing stands against it; `value` is not computed otherwise. */
  grant(value: () => T, ...grounds: (Reason | null)[]): Decision<T> {
    const { reasons, editions } = this
    if (this.refused) return { outcome: 'refused', value: null, reasons, editions }
    if (this.unknown) return { outcome: 'undecidable', value: null, reasons, editions }
    if (this.waiting) return { outcome: 'held', value: null, reasons, editions }
    for (const ground of grounds) if (ground !== null) reasons.push(ground)
    return { outcome: 'granted', value: value(), reasons, editions }
  }

  private add(met: boolean, rule: string, clause: Clause, details: Details): void {
    this.reasons.push({
      rule,
      met,
      clause,
      found: details.found ?? null,
      needed: details.needed ?? null,
      next: met ? null : (details.next ?? null),
      assumed: details.assumed === true || clause.status === 'assumed',
    })
  }
}
