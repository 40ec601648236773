import { z } from 'zod'
import { countedTotal, may, pageAsked, pageNeighbours, verb } from '../../../kernel/verb/index.ts'
import { uploadRules } from './policy.ts'
import { uploadText } from './rules.ts'
import { batches, countDue, returned } from './store.ts'

const PAGE = 50
const COUNTED = 10_000
const HOUR_MS = 3_600_000

/** The batches that went to the national query, newest first, and how many certificates wait (上传批次). */
export const listUploads = verb({
  name: 'certificates.uploads',
  title: '查看证书上传批次',
  http: 'GET /certificates/uploads',
  who: may('certificates.upload'),
  input: z.strictObject({ ...pageAsked }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        madeAt: z.string(),
        rows: z.number(),
        accepted: z.number(),
        rejected: z.number(),
        waiting: z.number(),
        /** No whole receipt after the hours that the city gives. */
        late: z.boolean(),
        /** It came to the national query over the line, where the city has one; and what stood in the way the last time. */
        handed: z.boolean(),
        trouble: z.string().nullable(),
      }),
    ),
    due: z.number(),
    ...countedTotal,
    ...pageNeighbours,
  }),
  async run(ctx, asked) {
    const { items, ...neighbours } = await batches(ctx.db, asked, PAGE)
    const { chaseHours } = await uploadRules(ctx)
    return {
      ...neighbours,
      total: items.length,
      beyond: neighbours.next !== null,
      due: await countDue(ctx.db, COUNTED),
      items: items.map((one) => ({
        id: one.id,
        number: one.number,
        madeAt: one.made_at.toISOString(),
        rows: one.rows,
        accepted: one.accepted,
        rejected: one.rejected,
        waiting: one.rows - one.accepted - one.rejected,
        late: !one.answered_at && ctx.now.getTime() - one.made_at.getTime() > chaseHours * HOUR_MS,
        handed: one.handed_at !== null,
        trouble: one.trouble,
      })),
    }
  },
})

/** What the checks or the national query sent back, oldest first: of one's own organisation, or of the whole city. */
export const listReturned = verb({
  name: 'certificates.returned',
  title: '查看退回的证书',
  http: 'GET /certificates/returned',
  who: may('certificates.propose'),
  input: z.strictObject({ ...pageAsked }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        name: z.string(),
        organisation: z.string(),
        stateText: z.string(),
        since: z.string(),
        reason: z.string(),
      }),
    ),
    ...countedTotal,
    ...pageNeighbours,
  }),
  async run(ctx, asked) {
    const { kind, organisation } = ctx.actor
    if (kind === 'organisation' && !organisation)
      return { items: [], total: 0, beyond: false, next: null, previous: null }
    const own = kind === 'organisation' ? organisation : null
    const { items, ...neighbours } = await returned(ctx.db, own, asked, PAGE)
    return {
      ...neighbours,
      total: items.length,
      beyond: neighbours.next !== null,
      items: items.map((one) => ({
        id: one.id,
        number: one.number,
        name: one.name,
        organisation: one.organisation_name,
        stateText: uploadText(one.action, one.state),
        since: one.since.toISOString(),
        reason: one.reason,
      })),
    }
  },
})
