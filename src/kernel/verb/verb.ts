import type { z } from 'zod'
import type { KeptHead } from '../audit/seal/anchor.ts'
import type { Run } from '../audit/seal/witness.ts'
import type { Db } from '../database/database.ts'
import type { Decision, DecisionRecord } from '../decision/decision.ts'
import type { Event } from '../event/event.ts'
import type { Actor } from '../identity/actor.ts'
import type { Sealer } from '../sealing/sealer.ts'
import type { Signer } from '../sealing/signer.ts'
import type { City, Standards } from '../standard/standards.ts'
import type { CivilDate } from '../value/time/civil-date.ts'
import type { HolidayCalendar } from '../value/time/working-days.ts'
import type { Access } from './access.ts'
import type { Act } from './act.ts'
import type { Scope } from './scope.ts'

/** What a verb works with: the transaction, who asks, the day, and the standards in force. */
export interface VerbContext {
  /** The verb's transaction; for a GET verb a plain connection unless it asks for `consistent`. */
  db: Db
  actor: Actor
  now: Date
  today: CivilDate
  city: City
  calendar: HolidayCalendar
  /** The editions in force, read when first asked for and the same for the whole act. */
  standards(): Promise<Standards>
  /** A decision as it is kept: with its facts and with the standards that it was made from, to be made again from them. */
  record(rule: string, facts: unknown, decision: Decision<unknown>): Promise<DecisionRecord>
  /** The same for a record that was made without its standards. */
  kept<R extends DecisionRecord | null | undefined>(record: R): Promise<R>
  sealer: Sealer
  /** Every head of the audit chain that is kept outside the database. */
  keptHeads(): Promise<readonly KeptHead[]>
  /** Records of the audit that were seen committed, kept outside the database. */
  seenRecords(): Promise<readonly Run[]>
  /** Signs credentials (电子证照) with the city's newest key. */
  signer: Signer
  /** The site's own address, for QR codes and links that leave it. */
  origin: string
  /** So long a decision may be taken back before it is real; 0: it is real at once. */
  takeBackSeconds: number
  /** Does something within the act and undoes it: what would be refused is refused, and nothing is left of it. */
  rehearse<T>(run: () => Promise<T>): Promise<T>
  /** Tells those who follow the event; they act if and only if this act commits. */
  emit<P>(event: Event<P>, payload: P): Promise<void>
  /**
   * The same act going on as the system, for what follows from it by rule: every check is the system's, and each record
   * touched is an automatic act of its own in the audit, with this reason.
   */
  asSystem(why: string): VerbContext
  /** Fills the audit record of the act. */
  act: Act
  /** Throws 403 when the record is out of the actor's reach. */
  within(scope: Scope): void
  demo: boolean
  requestId: string
  /** The address that the request came from, as far as it is believed; null for what the system does. */
  address: string | null
  /** What a locked browser said of itself with the request; it proves nothing and is a sign to whoever watches. */
  lockedBrowser: LockedBrowser | null
  /** Runs another verb as the same actor inside this same act. */
  perform<I extends z.ZodType, O extends z.ZodType>(verb: Verb<I, O>, input: z.input<I>): Promise<z.output<O>>
}

/** A locked browser's word (Safe Exam Browser): a digest of the address that it asked for and of its configuration's key. */
export interface LockedBrowser {
  address: string
  hash: string
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface VerbDefinition<I extends z.ZodType, O extends z.ZodType, A = undefined> {
  /** `module.what-it-does`, as in the role table and the audit. */
  name: string
  /** What it does, in Chinese, for the API's readers and the audit. */
  title: string
  /** `POST /training/classes/{number}/days`, below /api/v1. */
  http: `${Method} /${string}`
  who: Access
  /** What comes in: path, query and body together; an unknown field is an error. */
  input: I
  /** What goes out: a field that it does not name is not sent. */
  output: O
  /** A GET verb that reads twice and must see one state. */
  consistent?: boolean
  /** A write that reads no key: signing in, ticking the demo clock. */
  withoutKey?: boolean
  /** A GET that is an act of its own (reading a full identity): recorded in the audit. */
  recorded?: boolean
  /** Its file is shown in a window, or in a frame of our own pages, rather than saved; only for kinds that run nothing. */
  shown?: boolean
  /** The largest body that it takes, in bytes, where that is more than its kind of input usually needs. */
  bodyLimit?: number
  /**
   * What takes long and changes nothing, such as reading a file: done before the transaction opens, so that nobody
   * waits for it. It may read the database, and what it finds may be out of date when `run` comes to it.
   */
  ahead?(ctx: VerbContext, input: z.output<I>): Promise<A>
  run(ctx: VerbContext, input: z.output<I>, ahead: A): Promise<z.input<O>>
}

// biome-ignore lint/suspicious/noExplicitAny: what a verb found ahead is between its own two halves
export interface Verb<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, A = any>
  extends VerbDefinition<I, O, A> {
  method: Method
  path: string
  writes: boolean
}

// biome-ignore lint/suspicious/noExplicitAny: a list of verbs holds verbs of every input and output
export type AnyVerb = Verb<any, any, any>

const titles = new Map<string, string>()

/** What a verb is called in Chinese, by its name; null for what is none. */
export const verbTitle = (name: string): string | null => titles.get(name) ?? null

/** A use case (事项): who may, what comes in, what goes out, and one transaction that does it. */
export function verb<I extends z.ZodType, O extends z.ZodType, A = undefined>(
  definition: VerbDefinition<I, O, A>,
): Verb<I, O, A> {
  titles.set(definition.name, definition.title)
  const [method, path] = definition.http.split(' ') as [Method, string]
  return { ...definition, method, path, writes: method !== 'GET' }
}
