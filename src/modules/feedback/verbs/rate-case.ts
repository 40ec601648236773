import { z } from 'zod'
import { type CaseFile, offeredOn, readEvents, readFile } from '../../../kernel/case/index.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { CaseNumber } from '../../../kernel/value/shapes.ts'
import { type CivilDate, civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { rate } from '../rate.ts'
import { StarsShape, Words } from '../rating.ts'
import { refusals } from '../refusals.ts'
import { lastDayToRate } from '../rules.ts'
import { feedbackOn } from '../standard.ts'

/** Rates how a case was handled, once it has ended; whose case it is, once. */
export const rateCase = verb({
  name: 'feedback.rate-case',
  title: '评价一件办件',
  http: 'POST /feedback/cases/{number}/rating',
  who: may('feedback.rate'),
  input: z.strictObject({ number: CaseNumber, stars: StarsShape, words: Words }),
  output: z.object({
    /** The case in which a bad rating is looked into. */
    complaint: z.string().nullable(),
  }),
  async run(ctx, { number, stars, words }) {
    const file = await readFile(ctx.db, number)
    if (!file || !isOf(ctx.actor, file)) throw refusals.notYours()
    const standards = await ctx.standards()
    const service = serviceOf(standards, file.kind, ctx.today)
    if (!service) throw refusals.notRated()
    if (!file.closedAt) throw refusals.notOver()
    const last = lastDayToRate(civilDateOf(file.closedAt), feedbackOn(standards, ctx.today).ratings)
    if (ctx.today > last) throw refusals.tooLate()
    return rate(ctx, {
      ...service,
      about: number,
      district: file.district,
      stars,
      words,
      judged: await handlersOf(ctx.db, number),
    })
  },
})

/** Whether a case is this person's or organisation's own. */
export const isOf = (actor: Actor, { person, organisation }: CaseFile): boolean =>
  actor.person !== null
    ? person === actor.person
    : actor.organisation !== null && organisation === actor.organisation

/** The service to which a kind of case belongs, on a day; null where it is none that is rated. */
export function serviceOf(
  standards: Standards,
  kind: string,
  day: CivilDate,
): { service: string; title: string } | null {
  const found = Object.entries(offeredOn(standards, day)).find(([, { cases }]) => cases.includes(kind))
  return found ? { service: found[0], title: found[1].title } : null
}

/** The accounts of the officials who moved a case. */
async function handlersOf(db: Parameters<typeof readEvents>[0], number: string): Promise<string[]> {
  const events = await readEvents(db, number)
  const accounts = events.flatMap(({ actorKind, actor }) =>
    actorKind === 'official' && actor ? [actor] : [],
  )
  return [...new Set(accounts)]
}
