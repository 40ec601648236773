import { z } from 'zod'
import { anybody, problem, verb } from '../../verb/index.ts'
import { readFile } from '../case-store.ts'
import { listNotices, readNotice } from '../notice.ts'
import { openCase } from '../open-case.ts'
import type { Procedure } from '../procedure.ts'
import { Notice } from './shapes.ts'
import { noticeView } from './views.ts'

const PAGE = 20

/** 公示公告: what stands in public notice and what has. */
export const listPublicNotices = verb({
  name: 'notices.list',
  title: '查看公示',
  http: 'GET /notices',
  who: anybody(),
  input: z.strictObject({ page: z.number().int().min(1).max(10_000).default(1) }),
  output: z.object({ items: z.array(Notice), total: z.number().int(), pages: z.number().int() }),
  async run(ctx, { page }) {
    const { items, total } = await listNotices(ctx.db, { limit: PAGE, offset: (page - 1) * PAGE })
    return { items: items.map(noticeView), total, pages: Math.max(1, Math.ceil(total / PAGE)) }
  },
})

/** One notice with its masked lines. */
export const readPublicNotice = verb({
  name: 'notices.read',
  title: '查看一则公示',
  http: 'GET /notices/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.uuid() }),
  output: Notice,
  async run(ctx, { id }) {
    const notice = await readNotice(ctx.db, id)
    if (!notice) throw problem(404, '没有这则公示')
    return noticeView(notice)
  },
})

/** Objects to a notice while it is open; the objector's contact is sealed and only the reviewer's to read. */
export const objectToNotice = (objections: Procedure) =>
  verb({
    name: 'notices.object',
    title: '提出异议',
    http: 'POST /notices/{id}/objections',
    who: anybody(),
    input: z.strictObject({
      id: z.uuid(),
      text: z.string().trim().min(10, '请写明异议的事实和理由，至少 10 个字').max(2000),
      contact: z.string().trim().min(5, '请留下联系方式，以便答复').max(100),
    }),
    output: z.object({ number: z.string() }),
    async run(ctx, { id, text, contact }) {
      const notice = await readNotice(ctx.db, id)
      if (!notice) throw problem(404, '没有这则公示')
      if (notice.closedOn || notice.endsOn < ctx.today) {
        throw problem(409, '公示期已满', {
          detail: `如发现问题，请通过“补贴资金举报”反映，或拨打 ${ctx.city.site.hotline}。`,
        })
      }
      const against = await readFile(ctx.db, notice.number)
      if (!against) throw new Error(`${notice.number}: a notice without its case`)
      const file = await openCase(ctx, objections, {
        district: against.district,
        title: `对 ${notice.number} 的公示异议`,
        form: {
          against: notice.number,
          notice: id,
          text,
          contact: ctx.sealer.seal(contact, `objection.contact:${id}`),
        },
      })
      return { number: file.number }
    },
  })
