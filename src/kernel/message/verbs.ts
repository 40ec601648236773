import { z } from 'zod'
import { casesOf } from '../case/index.ts'
import type { Actor } from '../identity/actor.ts'
import { type AnyVerb, may, signedIn, type VerbContext, verb } from '../verb/index.ts'
import { countedTotal, pageAsked, pageNeighbours } from '../verb/paging.ts'
import { refusals } from './refusals.ts'
import { counterOf, inboxOf, lockAtCounter, markRead, markTold, type Recipient, unreadOf } from './store.ts'

const PAGE = 50

const MessageView = z.object({
  id: z.number().int(),
  case: z.string(),
  /** What the case is about, as its list shows it. */
  title: z.string(),
  text: z.string(),
  asks: z.boolean(),
  at: z.string(),
  read: z.boolean(),
  /** Where it leads; null: to its case. */
  href: z.string().nullable(),
})

/** 消息: what the cases of a citizen, or of the organisation that one acts for, have told, and what one is told alone. Officials have their 待办. */
export const listMessages = verb({
  name: 'messages.mine',
  title: '查看消息',
  http: 'GET /messages',
  who: signedIn(),
  input: z.strictObject(pageAsked),
  output: z.object({
    items: z.array(MessageView),
    unread: z.number().int(),
    unreadBeyond: z.boolean(),
    ...pageNeighbours,
  }),
  async run(ctx, asked) {
    const whose = inboxesOf(ctx.actor)
    if (whose.length === 0) return { items: [], unread: 0, unreadBeyond: false, next: null, previous: null }
    const { items, ...neighbours } = await inboxOf(ctx.db, whose, asked, PAGE)
    const titles = await titlesOf(ctx, items)
    const { total, beyond } = await unreadOf(ctx.db, whose)
    return {
      ...neighbours,
      items: items.map(({ at, readAt, ...one }) => ({
        ...one,
        title: titles.get(one.case) ?? one.case,
        at: at.toISOString(),
        read: readAt !== null,
      })),
      unread: total,
      unreadBeyond: beyond,
    }
  },
})

/** How many messages are unread, for the sign beside the menu. */
const countUnread = verb({
  name: 'messages.unread',
  title: '查看未读消息数',
  http: 'GET /messages/unread',
  who: signedIn(),
  input: z.strictObject({}),
  output: z.object(countedTotal),
  async run(ctx) {
    const whose = inboxesOf(ctx.actor)
    return whose.length > 0 ? unreadOf(ctx.db, whose) : { total: 0, beyond: false }
  },
})

/** Marks messages as read, up to the newest that was shown: what came in since stays unread. */
export const readMessages = verb({
  name: 'messages.read',
  title: '标为已读',
  http: 'POST /messages/read',
  who: signedIn(),
  input: z.strictObject({ upTo: z.coerce.number().int().positive() }),
  output: z.object({ read: z.number().int() }),
  async run(ctx, { upTo }) {
    const whose = inboxesOf(ctx.actor)
    return { read: whose.length > 0 ? await markRead(ctx.db, whose, upTo, ctx.now) : 0 }
  },
})

/** 当面告知: what people without a telephone are to be told when they come to the counter of their district. */
export const listAtCounter = verb({
  name: 'messages.counter',
  title: '查看要当面告知的消息',
  http: 'GET /messages/counter',
  who: may('messages.tell'),
  input: z.strictObject(pageAsked),
  output: z.object({
    items: z.array(
      z.object({
        id: z.number().int(),
        case: z.string(),
        title: z.string(),
        text: z.string(),
        at: z.string(),
      }),
    ),
    ...countedTotal,
    ...pageNeighbours,
  }),
  async run(ctx, asked) {
    const districts =
      ctx.actor.districts === 'all' ? ctx.city.districts.map(({ code }) => code) : ctx.actor.districts
    const { items, ...found } = await counterOf(ctx.db, districts, asked, PAGE)
    const titles = await titlesOf(ctx, items)
    return {
      ...found,
      items: items.map(({ at, ...one }) => ({
        ...one,
        title: titles.get(one.case) ?? one.case,
        at: at.toISOString(),
      })),
    }
  },
})

/** Somebody was told, by telephone of a neighbour or at the counter; who told is in the audit. */
export const tellAtCounter = verb({
  name: 'messages.told',
  title: '记下已当面告知',
  http: 'POST /messages/{id}/told',
  who: may('messages.tell'),
  input: z.strictObject({ id: z.coerce.number().int().positive() }),
  output: z.object({ told: z.literal(true) }),
  async run(ctx, { id }) {
    const found = await lockAtCounter(ctx.db, id)
    if (!found) throw refusals.nothingToTell()
    ctx.within({ district: found.district })
    ctx.act.subject('case', found.case)
    ctx.act.district(found.district)
    await markTold(ctx.db, id, ctx.actor.account, ctx.now)
    return { told: true as const }
  },
})

export const messageVerbs: readonly AnyVerb[] = [
  listMessages,
  countUnread,
  readMessages,
  listAtCounter,
  tellAtCounter,
]

async function titlesOf(ctx: VerbContext, items: readonly { case: string }[]): Promise<Map<string, string>> {
  const numbers = [...new Set(items.map((one) => one.case))]
  return new Map((await casesOf(ctx.db, { numbers })).map(({ number, title }) => [number, title]))
}

/** Accounts are UUIDs; what acts without one, such as the system, has no inbox. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** What whoever acts may read: a citizen's own; of an organisation what it was told, and what this account alone was. */
function inboxesOf({ kind, person, organisation, account }: Actor): Recipient[] {
  if (kind === 'citizen') return person ? [{ kind: 'person', id: person }] : []
  if (kind !== 'organisation' || !organisation) return []
  return [
    { kind: 'organisation', id: organisation },
    ...(account && UUID.test(account) ? [{ kind: 'account' as const, id: account }] : []),
  ]
}
