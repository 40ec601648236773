import { readFile, takeStep } from '../../../kernel/case/index.ts'
import { groundsOf } from '../../../kernel/ground/index.ts'
import { openReexamination, reexaminable } from '../../../kernel/reexamination/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { lockPerson, payableOf, recoverOverturned } from '../../payments/index.ts'
import { livingOf } from '../living/gather.ts'
import { advanceOf } from '../plan/advance.ts'
import { headOf } from '../plan/heads.ts'
import { programmeOfCase } from '../store.ts'
import { PAYMENT, paymentProcedure } from './procedure.ts'
import { type ProgrammePayment, paymentOfCase } from './store.ts'

/** What was paid for somebody is looked at again when its ground is gone (复查): as it was decided, beside today's records. */
const paymentReexamination = reexaminable({
  kind: PAYMENT,
  title: '培训项目、生活费补贴',
  async about(ctx, number) {
    const file = await readFile(ctx.db, number)
    if (!file) throw new Error(`no case ${number}`)
    const { district, person, organisation, title, subtitle } = file
    return { district, person, organisation, title, subtitle, href: `/work/cases/${number}` }
  },
  async redecide(ctx, number) {
    const file = await readFile(ctx.db, number)
    const { decision, record } = await decidedNow(ctx, await paymentOfCase(ctx.db, number))
    return { before: file?.record?.decision ?? null, after: decision, record }
  },
  overturn: recoverOverturned,
})

/** What would be decided as the records are today. */
async function decidedNow(ctx: VerbContext, { programme, class: id, person, part }: ProgrammePayment) {
  if (programme === null) return livingOf(ctx, id ?? '', person)
  const of = await programmeOfCase(ctx.db, programme)
  return part === 'advance' ? await advanceOf(ctx, of, person) : await headOf(ctx, of, person)
}

/** What a payment rests on was withdrawn: unpaid it goes back to review with its money free, paid it is re-examined by two. */
export async function followWithdrawal(
  ctx: VerbContext,
  { payment: number, why }: { payment: string; why: string },
): Promise<void> {
  const { person } = await paymentOfCase(ctx.db, number)
  await lockPerson(ctx.db, person)
  const payable = await payableOf(ctx.db, number)
  const file = await readFile(ctx.db, number)
  if (!file) throw new Error(`${number} vanished`)
  if (payable?.state === 'paid')
    await openReexamination(ctx, { kind: paymentReexamination.kind, id: number }, why)
  else if (
    [paymentProcedure.steps['ground-lost']?.from ?? []].flat().includes(file.state) &&
    payable?.state !== 'sent'
  )
    await takeStep(ctx, [paymentProcedure], number, 'ground-lost', { note: why })
}

/** What lost its ground while it was at the bank is re-examined once the bank has paid it. */
export async function followPayment(ctx: VerbContext, number: string): Promise<void> {
  const lost = (await groundsOf(ctx.db, { kind: PAYMENT, id: number })).find(
    ({ withdrawn }) => withdrawn !== null,
  )
  if (lost?.withdrawn) await followWithdrawal(ctx, { payment: number, why: lost.withdrawn.why })
}
