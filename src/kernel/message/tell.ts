import { anythingUntold, type CaseFile, type Procedure, takeUntold } from '../case/index.ts'
import { type Kernel, performAsSystem, type VerbContext } from '../verb/index.ts'
import { insertMessages, type NewMessage, type Recipient } from './store.ts'
import { chaseOf, ownDoing, tellingOf } from './words.ts'

/** Whom messages reach beside their inbox. */
export interface Reach {
  /** Those of these people who have a telephone. */
  withPhone(ctx: VerbContext, people: readonly string[]): Promise<ReadonlySet<string>>
  /** Whether the city sends short messages at all. */
  sms: boolean
}

/** How many cases are told about in one transaction. */
const AT_ONCE = 500

/**
 * Tells the people of every case what has happened to it (发消息), once for each event, whichever way the case moved.
 * Returns how many messages there were.
 */
export async function tellPeople(
  kernel: Kernel,
  procedures: readonly Procedure[],
  reach: Reach,
): Promise<number> {
  const of = new Map(procedures.map((one) => [one.kind, one]))
  let told = 0
  while (await anythingUntold(kernel.database.db)) {
    const taken = await performAsSystem(kernel, 'messages.tell', async (ctx) => {
      const cases = await takeUntold(ctx.db, AT_ONCE)
      const people = [...new Set(cases.flatMap(({ file }) => file.person ?? []))]
      const withPhone = people.length > 0 ? await reach.withPhone(ctx, people) : new Set<string>()
      const messages = cases.flatMap(({ file, events }): NewMessage[] => {
        const procedure = of.get(file.kind)
        if (!procedure) return []
        return events.flatMap((event) => {
          const chase = chaseOf(procedure, event)
          const same = chase ? null : tellingOf(procedure, file, event)
          const parties = [
            { kind: 'person', id: file.person },
            { kind: 'organisation', id: file.organisation },
          ] as const
          return parties.flatMap(({ kind, id }) => {
            const telling = chase?.[kind] ?? same
            return telling && id && !ownDoing(event, kind)
              ? [
                  {
                    case: file.number,
                    seq: event.seq,
                    to: { kind, id },
                    at: event.at,
                    district: file.district,
                    text: telling.text,
                    asks: telling.asks,
                    beside:
                      kind === 'person' && telling.weighs ? besideOf(withPhone.has(id), reach.sms) : null,
                  },
                ]
              : []
          })
        })
      })
      await insertMessages(ctx.db, messages)
      told += messages.length
      return cases.length
    })
    if (taken < AT_ONCE) break
  }
  return told
}

/**
 * Tells one of a case's people something that is no step of it and stands in no timeline: once a case, in the inbox only. No
 * event has the number 0.
 */
export function tellBeside(
  { db, now }: Pick<VerbContext, 'db' | 'now'>,
  { number, district }: Pick<CaseFile, 'number' | 'district'>,
  to: Recipient,
  text: string,
): Promise<void> {
  return insertMessages(db, [
    { case: number, seq: 0, to, at: now, district, text, asks: false, beside: null },
  ])
}

/**
 * Tells somebody what is about no case (不属于办件的消息), such as a certificate: once for each `seq` of its number; it leads to
 * `href`.
 */
export function tellOf(
  { db, now }: Pick<VerbContext, 'db' | 'now'>,
  about: { number: string; seq: number; district: string; href: string; asks?: boolean },
  to: Recipient,
  text: string,
): Promise<void> {
  const { number, asks = false, ...rest } = about
  return insertMessages(db, [{ ...rest, case: number, to, at: now, text, asks, beside: null }])
}

const besideOf = (phone: boolean, sms: boolean): 'sms' | 'counter' | null =>
  phone ? (sms ? 'sms' : null) : 'counter'
