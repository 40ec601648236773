import { z } from 'zod'
import { Decision } from '../../kernel/case/index.ts'
import { addDays, yearOf } from '../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { creditsOf, heldCredit, organisationById } from '../organisations/index.ts'
import { compute } from './rating/compute.ts'
import { evidenceText, namesOf } from './rating/evidence.ts'
import { OCCASIONS, ratingsOf } from './rating/store.ts'
import { refusals } from './refusals.ts'
import { inRepair } from './repair/store.ts'
import { creditKind } from './standard.ts'
import { eventsOf } from './store.ts'

const Shown = z.object({
  id: z.uuid(),
  name: z.string(),
  happenedOn: z.string(),
  count: z.number().int(),
  /** What is left after corrections. */
  left: z.number().int(),
  evidence: z.string(),
  correction: z.boolean(),
  repair: z.discriminatedUnion('may', [
    z.object({ may: z.literal('yes') }),
    z.object({ may: z.literal('from'), day: z.string() }),
    z.object({ may: z.literal('asked'), number: z.string() }),
    z.object({ may: z.literal('no') }),
  ]),
})

/** The credit of an organisation with why, event by event (评分卡): what its page, its own screen and the officers' show. */
export const CreditCard = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Whether such organisations are rated at all. */
  rated: z.boolean(),
  held: z
    .object({
      grade: z.string(),
      title: z.string(),
      year: z.number().int(),
      from: z.string(),
      newClasses: z.boolean(),
      priority: z.boolean(),
      inspections: z.number().int(),
      drawWeight: z.number().int(),
    })
    .nullable(),
  /** The year that is explained: that of the grade, else last year. */
  year: z.number().int(),
  decision: Decision,
  events: z.array(Shown),
  /** What the years after it have brought so far. */
  since: z.array(Shown),
  ratings: z.array(
    z.object({
      number: z.string(),
      year: z.number().int(),
      occasion: z.string(),
      score: z.string(),
      grade: z.string(),
      inForceOn: z.string().nullable(),
    }),
  ),
  repair: z.object({ afterDays: z.number().int(), best: z.string() }).nullable(),
  edition: z.string().nullable(),
  assumed: z.boolean(),
})
export type CreditCard = z.output<typeof CreditCard>

/** The card of one organisation. Throws 404. */
export async function cardOf(ctx: VerbContext, id: string): Promise<z.input<typeof CreditCard>> {
  const found = await organisationById(ctx.db, id)
  if (!found) throw refusals.noSuchOrganisation()
  const edition = (await ctx.standards()).inForce(creditKind, ctx.today)
  const held = heldCredit(await creditsOf(ctx.db, id), ctx.today)
  const thisYear = yearOf(ctx.today)
  const year = held?.year ?? thisYear - 1
  const { record } = await compute(ctx, id, year)
  return {
    id,
    name: found.name,
    rated: edition?.data.covers.some((kind) => found.kinds.includes(kind)) ?? false,
    held: held && {
      grade: held.grade,
      title: held.title,
      year: held.year,
      from: held.from,
      newClasses: held.newClasses,
      priority: held.priority,
      inspections: held.inspections,
      drawWeight: held.drawWeight,
    },
    year,
    decision: record.decision as z.input<typeof Decision>,
    events: await shownEvents(ctx, id, year),
    since: await eventsAfter(ctx, id, year, thisYear),
    // What is computed or told only is the organisation's own to know.
    ratings: (await ratingsOf(ctx.db, id))
      .filter(({ standing }) => standing === 'in-force')
      .map(({ occasion, organisation: _organisation, standing: _standing, disputed: _disputed, ...one }) => ({
        ...one,
        occasion: OCCASIONS[occasion],
      })),
    repair: edition && { afterDays: edition.data.repair.afterDays, best: edition.data.repair.best },
    edition: edition?.name ?? null,
    assumed: edition?.status !== 'confirmed',
  }
}

async function eventsAfter(ctx: VerbContext, id: string, year: number, last: number) {
  const found = []
  for (let one = year + 1; one <= last; one += 1) found.push(...(await shownEvents(ctx, id, one)))
  return found
}

async function shownEvents(ctx: VerbContext, id: string, year: number): Promise<z.input<typeof Shown>[]> {
  const events = await eventsOf(ctx.db, id, year)
  const named = await namesOf(ctx)
  const data = (await ctx.standards()).inForce(creditKind, ctx.today)?.data
  const asked = await inRepair(
    ctx.db,
    events.map((event) => event.id),
  )
  return events.map((event) => {
    const left = events.reduce(
      (sum, { id: one, corrects, count }) => (one === event.id || corrects === event.id ? sum + count : sum),
      0,
    )
    const from = addDays(event.happenedOn, data?.repair.afterDays ?? 0)
    const repairable =
      data?.indicators.some(({ key, repairable }) => repairable && key === event.indicator) ?? false
    const number = asked.get(event.id)
    return {
      id: event.id,
      name: named(event.indicator),
      happenedOn: event.happenedOn,
      count: event.count,
      left,
      evidence: evidenceText(event),
      correction: event.corrects !== null,
      repair: number
        ? { may: 'asked', number }
        : event.corrects !== null || left <= 0 || !repairable
          ? { may: 'no' }
          : from > ctx.today
            ? { may: 'from', day: from }
            : { may: 'yes' },
    }
  })
}
