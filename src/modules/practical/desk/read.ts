import { z } from 'zod'
import { standing } from '../../../kernel/value/standing.ts'
import { signedIn, verb } from '../../../kernel/verb/index.ts'
import { standingMarks } from '../../assessment/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { refusals } from '../refusals.ts'
import { PRESENCE } from '../rules/settle.ts'
import { differing } from '../rules/typing.ts'
import { ItemView, itemView } from '../sheet/read.ts'
import { practicalOn } from '../standard.ts'
import { CORRECTION_STAGES, correctionStage, correctionsOf } from '../store/corrections.ts'
import { decisionsOf, signaturesIn } from '../store/decisions.ts'
import { lateIn, rejectedIn } from '../store/entries.ts'
import { examinersIn, ownAmong } from '../store/examiners.ts'
import { type Session, sessionsOf } from '../store/sessions.ts'
import { type Typed, typedIn } from '../store/typed.ts'
import { digestOf } from './close.ts'
import { sessionInReach } from './reach.ts'
import { itemsOf, markText, standingsOf } from './standing.ts'

export const STAGES = ['marking', 'closed', 'entered'] as const

const SessionView = z.object({
  id: z.uuid(),
  exam: z.uuid(),
  examNumber: z.string(),
  title: z.string(),
  paper: z.string(),
  place: z.string(),
  heldOn: z.string(),
  stage: z.enum(STAGES),
})

const sessionView = (one: Session): z.output<typeof SessionView> => ({
  id: one.id,
  exam: one.exam,
  examNumber: one.examNumber,
  title: one.title,
  paper: one.paper,
  place: one.place,
  heldOn: one.heldOn,
  stage: one.enteredAt ? 'entered' : one.closedAt ? 'closed' : 'marking',
})

/** 实操考核 of one's own organisation, with what whoever asks is in each. */
export const listPractical = verb({
  name: 'practical.sessions',
  title: '查看实操考核',
  http: 'GET /practical/sessions',
  who: signedIn(),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(SessionView.extend({ own: z.enum(['none', 'examiner', 'chief']) })),
  }),
  async run(ctx) {
    const { organisation, account } = ctx.actor
    if (!organisation) return { items: [] }
    const sessions = await sessionsOf(ctx.db, organisation)
    const own = new Map(
      (
        await ownAmong(
          ctx.db,
          sessions.map(({ id }) => id),
          account,
        )
      ).map((one) => [one.session, one]),
    )
    return {
      items: sessions.map((one) => {
        const mine = own.get(one.id)
        const is = mine ? (mine.chief ? ('chief' as const) : ('examiner' as const)) : ('none' as const)
        return { ...sessionView(one), own: is }
      }),
    }
  },
})

/**
 * 评分进度: who marks whom and what is missing, for the chief and for whoever arranged it. What examiners gave is shown to the chief alone,
 * and only where it is in dispute; who marks and is not the chief does not see it at all.
 */
export const readPractical = verb({
  name: 'practical.progress',
  title: '查看评分进度',
  http: 'GET /practical/sessions/{id}',
  who: signedIn(),
  consistent: true,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    session: SessionView,
    chief: z.boolean(),
    items: z.array(ItemView),
    examiners: z.array(
      z.object({
        card: z.string(),
        name: z.string(),
        chief: z.boolean(),
        replaced: z.boolean(),
        /** How many candidates this examiner marks, and how many of them are done. */
        marks: z.number().int(),
        done: z.number().int(),
      }),
    ),
    candidates: z.array(
      z.object({
        id: z.uuid(),
        seat: z.string(),
        room: z.string(),
        admission: z.string(),
        name: z.string(),
        by: z.array(
          z.object({ card: z.string(), name: z.string(), missing: z.number().int(), own: z.number().int() }),
        ),
        apart: z.number().int(),
        /** To be read by the chief once nothing is open. */
        mark: z.string().nullable(),
        /** As it stands in the examination now, with corrections and appeals. */
        now: z.string().nullable(),
      }),
    ),
    apart: z.array(
      z.object({
        candidate: z.uuid(),
        seat: z.string(),
        item: z.string(),
        on: z.string(),
        values: z.array(z.object({ card: z.string(), name: z.string(), value: z.string() })),
      }),
    ),
    own: z.array(
      z.object({
        candidate: z.uuid(),
        seat: z.string(),
        card: z.string(),
        name: z.string(),
        item: z.string(),
        values: z.array(z.object({ value: z.string(), device: z.string(), at: z.number().int() })),
      }),
    ),
    late: z.array(
      z.object({
        candidate: z.uuid(),
        seat: z.string(),
        card: z.string(),
        name: z.string(),
        entries: z.array(z.object({ item: z.string(), value: z.string(), at: z.number().int() })),
        receivedAt: z.number().int(),
      }),
    ),
    /** Paper sheets that two people typed differently, cell by cell; for the look at the paper that settles it. */
    typed: z.array(
      z.object({
        seat: z.string(),
        name: z.string(),
        item: z.string(),
        values: z.array(z.object({ by: z.string(), value: z.string().nullable() })),
      }),
    ),
    /** Who stopped (中止), and why each examiner says so. */
    stopped: z.array(z.object({ seat: z.string(), name: z.string(), said: z.string() })),
    corrections: z.array(
      z.object({
        id: z.uuid(),
        seat: z.string(),
        before: z.string(),
        value: z.string(),
        reason: z.string(),
        stage: z.enum(CORRECTION_STAGES),
      }),
    ),
    rejected: z.array(
      z.object({ key: z.uuid(), name: z.string(), why: z.string(), receivedAt: z.number().int() }),
    ),
    decisions: z.array(
      z.object({
        id: z.uuid(),
        seat: z.string(),
        item: z.string(),
        value: z.string(),
        reason: z.string(),
        by: z.string(),
        at: z.number().int(),
      }),
    ),
    signatures: z.array(z.object({ name: z.string(), chief: z.boolean(), at: z.number().int() })),
    signed: z.boolean(),
  }),
  async run(ctx, { id }) {
    const session = await sessionInReach(ctx, id)
    const examiners = await examinersIn(ctx.db, id)
    const own = examiners.find(({ account, until }) => until === null && account === ctx.actor.account)
    const chief = own?.chief === true
    if (!chief && !ctx.actor.may.has('practical.arrange')) throw refusals.notChief()
    const names = new Map(examiners.map(({ card, name }) => [card, name]))
    const nameOf = (card: string) => names.get(card) ?? card
    const standings = await standingsOf(ctx, session)
    const { blind } = practicalOn(await ctx.standards(), session.heldOn)
    // Who decides between examiners sees no more of the candidate than they do.
    const named = chief && blind ? [] : standings.map(({ candidate }) => candidate.person)
    const people = await peopleByIds(ctx, named)
    const seats = new Map(standings.map(({ candidate }) => [candidate.id, candidate.seat]))
    const digest = digestOf(standings)
    const signatures = (await signaturesIn(ctx.db, id)).filter((one) => one.digest === digest)
    const duties = standings.flatMap((one) => one.duties)
    const now = session.enteredAt
      ? await standingMarks(ctx.db, session.exam, session.paper)
      : new Map<string, string>()
    const late = Map.groupBy(await lateIn(ctx.db, id), ({ candidate, card }) => `${candidate} ${card}`)
    return {
      session: sessionView(session),
      chief,
      items: (await itemsOf(ctx, session)).map(itemView),
      examiners: examiners.map(({ card, name, chief: leads, until }) => {
        const his = duties.filter((one) => one.card === card)
        return {
          card,
          name,
          chief: leads,
          replaced: until !== null,
          marks: his.length,
          done: his.filter(({ missing, own: twice }) => missing + twice === 0).length,
        }
      }),
      candidates: standings.map(({ candidate, duties: his, outcome }) => ({
        id: candidate.id,
        seat: candidate.seat,
        room: candidate.room,
        admission: candidate.admission,
        name: people.get(candidate.person)?.maskedName ?? '——',
        by: his.map(({ card, missing, own: twice }) => ({ card, name: nameOf(card), missing, own: twice })),
        apart: outcome.apart.length,
        mark: chief || session.enteredAt ? markText(outcome) : null,
        now: now.get(candidate.person) ?? null,
      })),
      apart: !chief
        ? []
        : standings.flatMap(({ candidate, outcome }) =>
            outcome.apart.map(({ item, on, values }) => ({
              candidate: candidate.id,
              seat: candidate.seat,
              item,
              on,
              values: values.map((one) => ({ ...one, name: nameOf(one.card) })),
            })),
          ),
      own: !chief
        ? []
        : standings.flatMap(({ candidate, outcome, cells }) =>
            outcome.own.map(({ card, item }) => ({
              candidate: candidate.id,
              seat: candidate.seat,
              card,
              name: nameOf(card),
              item,
              values: standing(cells.get(card)?.get(item) ?? []).map(({ value, device, at }) => ({
                value,
                device,
                at: at.getTime(),
              })),
            })),
          ),
      late: !chief
        ? []
        : [...late.values()].flatMap((entries) => {
            const [first] = entries
            if (!first?.candidate) return []
            return [
              {
                candidate: first.candidate,
                seat: seats.get(first.candidate) ?? '',
                card: first.card,
                name: nameOf(first.card),
                entries: entries.map(({ item, value, at }) => ({ item, value, at: at.getTime() })),
                receivedAt: first.receivedAt.getTime(),
              },
            ]
          }),
      typed: typedApart(await typedIn(ctx.db, id), seats, nameOf),
      stopped: standings.flatMap(({ candidate, cells }) =>
        [...cells].flatMap(([card, of]) =>
          standing(of.get(PRESENCE) ?? []).flatMap(({ value, said }) =>
            value === 'stopped'
              ? [{ seat: candidate.seat, name: nameOf(card), said: said ?? '没有写原因' }]
              : [],
          ),
        ),
      ),
      corrections: (await correctionsOf(ctx.db, id)).map((one) => ({
        id: one.id,
        seat: one.seat,
        before: one.before,
        value: one.value,
        reason: one.reason,
        stage: correctionStage(one),
      })),
      rejected: (await rejectedIn(ctx.db, id)).map(({ key, card, why, receivedAt }) => ({
        key,
        name: nameOf(card),
        why: why ?? '',
        receivedAt: receivedAt.getTime(),
      })),
      decisions: chief
        ? (await decisionsOf(ctx.db, id, 200)).map((one) => ({ ...one, at: one.at.getTime() }))
        : [],
      signatures: signatures.map(({ name, chief: leads, at }) => ({ name, chief: leads, at: at.getTime() })),
      signed: signatures.some(({ account }) => account === ctx.actor.account),
    }
  },
})

/** Where two people typed a paper sheet differently, with what each typed. */
function typedApart(
  all: readonly Typed[],
  seats: ReadonlyMap<string, string>,
  nameOf: (card: string) => string,
) {
  return [...Map.groupBy(all, ({ candidate, card }) => `${candidate} ${card}`).values()].flatMap((both) => {
    const [first, second] = both
    if (!first || !second) return []
    return differing(first.cells, second.cells).map((item) => ({
      seat: seats.get(first.candidate) ?? '',
      name: nameOf(first.card),
      item,
      values: [first, second].map(({ name, cells }) => ({ by: name, value: cells[item] ?? null })),
    }))
  })
}
