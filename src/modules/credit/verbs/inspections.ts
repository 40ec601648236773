import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { creditRows, heldCredit, organisationById, organisationsByIds } from '../../organisations/index.ts'
import { addInspection, visitsDue } from '../inspection/plan.ts'
import { refusals } from '../refusals.ts'

const PAGE = 20

/** Who is to be inspected next, by how often its grade asks for it (检查安排). */
export const listInspections = verb({
  name: 'credit.inspections',
  title: '查看检查安排',
  http: 'GET /credit/inspections',
  who: may('credit.record'),
  input: z.strictObject({ ...pageAsked }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        grade: z.string(),
        perYear: z.number().int(),
        drawWeight: z.number().int(),
        lastOn: z.string().nullable(),
        dueOn: z.string(),
        overdue: z.boolean(),
      }),
    ),
    ...pageNeighbours,
  }),
  async run(ctx, asked) {
    const page = await visitsDue(ctx.db, ctx.actor.districts, asked, PAGE)
    const ids = page.items.map(({ organisation }) => organisation)
    const [found, credits] = [await organisationsByIds(ctx.db, ids), await creditRows(ctx.db, ids)]
    return {
      ...page,
      items: page.items.map(({ organisation: id, district: _district, ...visit }) => ({
        id,
        name: found.get(id)?.name ?? '',
        grade: heldCredit(credits.get(id) ?? [], ctx.today)?.grade ?? '',
        ...visit,
        overdue: visit.dueOn < ctx.today,
      })),
    }
  },
})

/** An inspection was made (登记检查); the next is planned from it. What it found is entered as credit information of its own. */
export const recordInspection = verb({
  name: 'credit.record-inspection',
  title: '登记一次检查',
  http: 'POST /credit/{id}/inspections',
  who: may('credit.record'),
  input: z.strictObject({
    id: z.uuid(),
    on: Day,
    document: z.string().trim().min(2, '请填写检查记录编号').max(100),
    finding: z.string().trim().min(4, '请写明查了什么、结果如何').max(300),
  }),
  output: z.object({}),
  async run(ctx, { id, on, document, finding }) {
    const found = await organisationById(ctx.db, id)
    if (!found) throw refusals.noSuchOrganisation()
    ctx.within({ district: found.district })
    ctx.act.subject('organisation', id)
    ctx.act.district(found.district)
    if (on > ctx.today) throw refusals.inspectedInFuture({ fields: [{ path: 'on', message: '请核对日期' }] })
    const by = ctx.actor.account
    if (!(await addInspection(ctx.db, { organisation: id, on, document, finding, by, at: ctx.now })))
      throw refusals.inspectionRecorded()
    ctx.act.after({ inspection: document })
    return {}
  },
})
