import { sql } from 'kysely'
import type { Door } from '../audit/index.ts'
import type { Db } from '../database/database.ts'
import { type Decision, type DecisionRecord, recordOf } from '../decision/decision.ts'
import { emit } from '../event/emit.ts'
import type { Event } from '../event/event.ts'
import { type Actor, SYSTEM } from '../identity/actor.ts'
import { keepStandards } from '../standard/kept/kept.ts'
import type { Standards } from '../standard/standards.ts'
import { type CivilDate, civilDateOf } from '../value/time/civil-date.ts'
import { type Act, type Making, newAct, newConsequence } from './act.ts'
import { admit, answer } from './admit.ts'
import type { Kernel } from './kernel.ts'
import { requireReach, type Scope } from './scope.ts'
import type { AnyVerb, LockedBrowser, VerbContext } from './verb.ts'

/** Who asks, and what the transport knows of the request. */
export interface Asking {
  actor: Actor
  requestId: string
  /** Where the request came from. */
  address?: string | undefined
  /** What a locked browser (考试浏览器) said of itself with the request. */
  lockedBrowser?: LockedBrowser | undefined
  /** Through which door; unknown on the command line. */
  via?: Door | undefined
  /** The client's own name for this act; needed by every verb that writes. */
  key?: string | undefined
}

type Made = Pick<Making, 'act' | 'consequences'>

/** The context of one act; what a verb does not ask for is not made. */
export const contextOf = (kernel: Kernel, asking: Asking, db: Db, made?: Made): VerbContext =>
  new Acting(new WholeAct(kernel, db, made), asking)

/** What everybody within one act shares: its time, its standards, its notes. */
class WholeAct {
  readonly kernel: Kernel
  readonly db: Db
  readonly now: Date
  private notes: Made | undefined
  private asked: Promise<Standards> | undefined
  private keptAs: Promise<string> | undefined

  constructor(kernel: Kernel, db: Db, made: Made | undefined) {
    this.kernel = kernel
    this.db = db
    this.now = kernel.clock.now()
    this.notes = made
  }

  get made(): Made {
    this.notes ??= newAct(this.kernel.sealer)
    return this.notes
  }

  standards(): Promise<Standards> {
    this.asked ??= this.kernel.standards(this.db)
    return this.asked
  }

  digest(): Promise<string> {
    this.keptAs ??= this.standards().then((now) => keepStandards(this.db, now))
    return this.keptAs
  }
}

/** Somebody acting within an act: who asked for it, or the system going on with it. */
class Acting implements VerbContext {
  readonly db: Db
  readonly actor: Actor
  readonly now: Date
  readonly requestId: string
  readonly address: string | null
  readonly lockedBrowser: LockedBrowser | null
  private readonly whole: WholeAct
  private own: Act | undefined
  private day: CivilDate | undefined

  constructor(whole: WholeAct, { actor, requestId, address, lockedBrowser }: Asking, own?: Act) {
    this.db = whole.db
    this.actor = actor
    this.now = whole.now
    this.requestId = requestId
    this.address = address ?? null
    this.lockedBrowser = lockedBrowser ?? null
    this.whole = whole
    this.own = own
  }

  get today() {
    this.day ??= civilDateOf(this.now)
    return this.day
  }

  get city() {
    return this.whole.kernel.city
  }

  get calendar() {
    return this.whole.kernel.city.calendar
  }

  get sealer() {
    return this.whole.kernel.sealer
  }

  get signer() {
    return this.whole.kernel.signer
  }

  get origin() {
    return this.whole.kernel.origin
  }

  get demo() {
    return this.whole.kernel.demo
  }

  get takeBackSeconds() {
    return this.whole.kernel.takeBackSeconds ?? 0
  }

  async rehearse<T>(run: () => Promise<T>): Promise<T> {
    const { consequences } = this.whole.made
    const before = consequences.length
    await sql`savepoint rehearsal`.execute(this.db)
    try {
      return await run()
    } finally {
      await sql`rollback to savepoint rehearsal`.execute(this.db)
      consequences.length = before
    }
  }

  get act() {
    this.own ??= this.whole.made.act
    return this.own
  }

  standards() {
    return this.whole.standards()
  }

  async record(rule: string, facts: unknown, decision: Decision<unknown>) {
    return {
      ...recordOf(rule, this.today, facts, decision),
      standards: await this.whole.digest(),
    }
  }

  async kept<R extends DecisionRecord | null | undefined>(record: R): Promise<R> {
    return record && record.standards === undefined
      ? { ...record, standards: await this.whole.digest() }
      : record
  }

  async keptHeads() {
    return (await this.whole.kernel.anchors?.kept()) ?? []
  }

  async seenRecords() {
    return (await this.whole.kernel.witness?.seen()) ?? []
  }

  emit<P>(event: Event<P>, payload: P) {
    return emit(this.db, this.whole.kernel.followers, event, payload, this.now)
  }

  asSystem(why: string): VerbContext {
    const own = newConsequence(this.sealer, why)
    this.whole.made.consequences.push(own)
    return new Acting(this.whole, { actor: SYSTEM, requestId: this.requestId }, own.act)
  }

  within(scope: Scope) {
    requireReach(this.actor, scope)
  }

  async perform(verb: AnyVerb, input: unknown) {
    const parsed = admit(verb, this.actor, input)
    return answer(verb, await verb.run(this, parsed, await verb.ahead?.(this, parsed)))
  }
}
