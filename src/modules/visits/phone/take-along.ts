import { z } from 'zod'
import { CaseNumber } from '../../../kernel/value/shapes.ts'
import { standing } from '../../../kernel/value/standing.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { ownSupervisor, visitInReach } from '../desk/reach.ts'
import { VERDICTS } from '../in-words.ts'
import { requireAdmitted } from '../recusal/declare.ts'
import { refusals } from '../refusals.ts'
import { visitsOn } from '../standard.ts'
import { countedIn } from '../store/entries.ts'
import { photosIn } from '../store/photos.ts'

/** 取检查表: what a supervisor's phone takes along: the checklist, what stands of the supervisor's own words and photos, nothing of the other's. */
export const takeChecklist = verb({
  name: 'visits.take-checklist',
  title: '取督导检查表',
  http: 'GET /visits/{number}/checklist',
  who: may('visits.walk'),
  consistent: true,
  input: z.strictObject({ number: CaseNumber }),
  output: z.object({
    id: z.string(),
    title: z.string(),
    organisation: z.string(),
    place: z.string(),
    day: z.string(),
    card: z.string(),
    supervisor: z.string(),
    lead: z.boolean(),
    /** The day has come and the checklist is not ended. */
    open: z.boolean(),
    closed: z.boolean(),
    groups: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        items: z.array(
          z.object({ id: z.string(), words: z.string(), clause: z.string(), redLine: z.boolean() }),
        ),
      }),
    ),
    /** What stands in each line of the supervisor's own: several where two phones said different things. */
    cells: z.array(
      z.object({ item: z.string(), key: z.uuid(), verdict: z.enum(VERDICTS), remark: z.string() }),
    ),
    photos: z.array(z.object({ item: z.string(), key: z.uuid() })),
  }),
  async run(ctx, { number }) {
    const visit = await visitInReach(ctx, number)
    const own = await ownSupervisor(ctx, number)
    if (!own) throw refusals.notOnTeam()
    await requireAdmitted(ctx, visit, own)
    const standards = await ctx.standards()
    const { groups } = visitsOn(standards, visit.day)
    const entries = (await countedIn(ctx.db, number)).filter(({ card }) => card === own.card)
    const cells = [...Map.groupBy(entries, ({ item }) => item).values()].flatMap((all) =>
      standing(all.map((one) => ({ ...one, value: one.verdict }))),
    )
    const organisation = await organisationById(ctx.db, visit.organisation)
    return {
      id: number,
      title: visit.title,
      organisation: organisation?.name ?? '',
      place: visit.place,
      day: visit.day,
      card: own.card,
      supervisor: own.name,
      lead: own.lead,
      open: visit.standing === 'open' && visit.day <= ctx.today,
      closed: visit.standing !== 'open',
      groups: groups.map(({ id, title, items }) => ({
        id,
        title,
        items: items.map(({ clause, ...item }) => ({ ...item, clause: standards.cite(clause).text })),
      })),
      cells: cells.map(({ item, key, verdict, remark }) => ({ item, key, verdict, remark })),
      photos: (await photosIn(ctx.db, number))
        .filter(({ card, file }) => card === own.card && file !== null)
        .map(({ item, key }) => ({ item, key })),
    }
  },
})
