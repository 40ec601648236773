import type { Clause, Reason } from './decision.ts'
import type { Values, Wording } from './wording.ts'

/** A reason as rules make and records keep it: codes and values. Its words are drawn here, and only when they are read. */
export class Stated implements Reason {
  readonly says: Wording
  readonly met: boolean
  readonly clause: Clause
  readonly values: Values
  readonly assumed: boolean

  constructor(says: Wording, met: boolean, clause: Clause, values: Values, assumed: boolean) {
    this.says = says
    this.met = met
    this.clause = clause
    this.values = values
    this.assumed = assumed
  }

  get rule(): string {
    return this.says.rule
  }

  get found(): string | null {
    return this.says.draw('found', this.values, this.met)
  }

  get needed(): string | null {
    return this.says.draw('needed', this.values, this.met)
  }

  get next(): string | null {
    return this.met ? null : this.says.draw('next', this.values, this.met)
  }

  /** Whoever writes a reason out writes its words. */
  toJSON(): Reason {
    const { rule, met, clause, found, needed, next, assumed } = this
    return { rule, met, clause, found, needed, next, assumed }
  }
}

/** A reason whose words are known as text: it was kept before words were drawn. */
export function asSaid({ rule, met, clause, found, needed, next, assumed }: Reason): Stated {
  return new Stated(saidOf(rule), met, clause, [found, needed, next], assumed)
}

const PLACES = { found: 0, needed: 1, next: 2 }

function saidOf(rule: string): Wording<[string | null, string | null, string | null]> {
  return { key: null, rule, draw: (part, said) => said[PLACES[part]] ?? null }
}
