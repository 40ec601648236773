import { z } from 'zod'
import { standing } from '../../../kernel/value/standing.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { ownExaminer, requireAdmitted, sessionInReach } from '../desk/reach.ts'
import { itemsOf } from '../desk/standing.ts'
import { refusals } from '../refusals.ts'
import { ItemView, itemView } from '../sheet/read.ts'
import { practicalOn } from '../standard.ts'
import { candidatesIn, dutiesIn } from '../store/candidates.ts'
import { countedIn } from '../store/entries.ts'

/**
 * 取评分表: what an examiner's phone takes along before marking: the sheet, the candidates to mark, and what stands of the examiner's own
 * marks. No name where the city marks blind, and nothing of what any other examiner gave.
 */
export const takeSheet = verb({
  name: 'practical.take-sheet',
  title: '取评分表',
  http: 'GET /practical/sessions/{id}/sheet',
  who: may('practical.mark'),
  consistent: true,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    title: z.string(),
    place: z.string(),
    heldOn: z.string(),
    card: z.string(),
    examiner: z.string(),
    chief: z.boolean(),
    closed: z.boolean(),
    items: z.array(ItemView),
    stopReasons: z.array(z.object({ code: z.string(), text: z.string() })),
    candidates: z.array(
      z.object({
        id: z.uuid(),
        seat: z.string(),
        room: z.string(),
        admission: z.string(),
        name: z.string().nullable(),
        /** What stands in each cell of the examiner's own: several where two phones said different things. */
        cells: z.array(z.object({ item: z.string(), key: z.uuid(), value: z.string() })),
      }),
    ),
  }),
  async run(ctx, { id }) {
    const session = await sessionInReach(ctx, id)
    const own = await ownExaminer(ctx, id)
    if (!own) throw refusals.notExaminer()
    await requireAdmitted(ctx, session, own)
    const { blind, stopReasons } = practicalOn(await ctx.standards(), session.heldOn)
    const mine = new Set(
      (await dutiesIn(ctx.db, id)).flatMap((one) => (one.card === own.card ? [one.candidate] : [])),
    )
    const candidates = (await candidatesIn(ctx.db, id)).filter((one) => mine.has(one.id))
    const people = blind
      ? null
      : await peopleByIds(
          ctx,
          candidates.map(({ person }) => person),
        )
    const entries = Map.groupBy(
      (await countedIn(ctx.db, id)).filter(({ card }) => card === own.card),
      ({ candidate, item }) => `${candidate} ${item}`,
    )
    const cells = [...entries.values()].flatMap((all) => standing(all))
    return {
      id,
      title: session.title,
      place: session.place,
      heldOn: session.heldOn,
      card: own.card,
      examiner: own.name,
      chief: own.chief,
      closed: session.closedAt !== null,
      items: (await itemsOf(ctx, session)).map(itemView),
      stopReasons,
      candidates: candidates.map((one) => ({
        id: one.id,
        seat: one.seat,
        room: one.room,
        admission: one.admission,
        name: people?.get(one.person)?.maskedName ?? null,
        cells: cells
          .filter(({ candidate }) => candidate === one.id)
          .map(({ item, key, value }) => ({ item, key, value })),
      })),
    }
  },
})
