import { z } from 'zod'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { refusals } from '../../refusals.ts'
import { ownPress } from '../press/own-press.ts'
import { receiveBlanks, spoilBlank } from './blanks.ts'
import { LOT, serialsOf } from './serials.ts'

const Serial = z
  .string()
  .trim()
  .transform((text) => text.toUpperCase())
  .refine((text) => /^[A-Z]{2}\d{8}$/.test(text), '证芯编号是 2 个字母加 8 位数字，例如 JX00000001')

/** 空白证书入库: a run of numbered blanks. Throws 409 where one of them came in before, by whomever. */
export const receiveBlankLot = verb({
  name: 'certificates.receive-blanks',
  title: '空白证书入库',
  http: 'POST /certificates/blanks',
  who: may('certificates.print-paper'),
  input: z.strictObject({
    first: Serial,
    pieces: z.number().int().min(1, '至少一张').max(LOT, `一次最多 ${LOT} 张`),
  }),
  output: z.object({ last: z.string() }),
  async run(ctx, { first, pieces }) {
    const organisation = ownPress(ctx)
    const serials = serialsOf(first, pieces)
    const last = serials?.at(-1)
    if (!serials || last === undefined)
      throw refusals.badEntry({
        fields: [{ path: 'pieces', message: '号段超出 8 位数字，请核对起始编号和张数' }],
      })
    const there = await receiveBlanks(ctx.db, { organisation, serials, on: ctx.today, by: ctx.actor.label })
    if (there) throw refusals.blankThere(there)
    ctx.act.subject('certificate-blanks', `${first}—${last}`)
    ctx.act.after({ pieces })
    return { last }
  },
})

/** 空白证书作废: one that was spoiled before anything was printed on it. Throws 409 where it is not left. */
export const spoilOneBlank = verb({
  name: 'certificates.spoil-blank',
  title: '作废空白证书',
  http: 'POST /certificates/blanks/spoiled',
  who: may('certificates.print-paper'),
  input: z.strictObject({
    serial: Serial,
    why: z.string().trim().min(2, '请写明原因').max(200),
  }),
  output: z.object({}),
  async run(ctx, { serial, why }) {
    const was = 'left' as const
    if (!(await spoilBlank(ctx.db, ownPress(ctx), serial, { was, on: ctx.today, why })))
      throw refusals.blankGone(serial)
    ctx.act.subject('certificate-blanks', serial)
    ctx.act.purpose(why)
    return {}
  },
})
