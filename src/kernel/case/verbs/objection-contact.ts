import { z } from 'zod'
import { CaseNumber } from '../../value/shapes.ts'
import { may, verb } from '../../verb/index.ts'
import { ObjectionForm } from '../objection.ts'
import { refusals } from '../refusals.ts'
import { readFile } from '../store/case-store.ts'
import { requireCase } from '../store/reach.ts'

/** Opens how the objector can be reached, so that the objection can be answered; an act of its own, with its reason. */
export const readObjectionContact = verb({
  name: 'objections.contact',
  title: '查看异议人的联系方式',
  http: 'POST /objections/{number}/contact',
  who: may('objections.decide'),
  input: z.strictObject({
    number: CaseNumber,
    reason: z.string().trim().min(4, '请写明查看的原因').max(200),
  }),
  output: z.object({ contact: z.string() }),
  async run(ctx, { number, reason }) {
    const file = await readFile(ctx.db, number)
    if (!file) throw refusals.noSuchCase()
    requireCase(ctx, file)
    if (file.kind !== 'YY') throw refusals.noObjection()
    ctx.act.subject('case', number)
    ctx.act.district(file.district)
    ctx.act.purpose(reason)
    const { contact, notice } = ObjectionForm.parse(file.form)
    return { contact: ctx.sealer.open(contact, `objection.contact:${notice}`) }
  },
})
