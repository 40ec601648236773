import { openCase, takeStep } from '../../../kernel/case/index.ts'
import { setGrounds } from '../../../kernel/ground/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { lockPerson } from '../../payments/index.ts'
import { personById } from '../../people/index.ts'
import { awaitedFacts } from '../../registers/index.ts'
import { PAYMENT_KINDS } from '../kinds.ts'
import { PAYMENT, paymentProcedure } from '../pay/procedure.ts'
import { insertPayment, livingRaised } from '../pay/store.ts'
import { inFen } from '../rules/plan.ts'
import { livingOf } from './gather.ts'
import { livingOn } from './standard.ts'

/**
 * Raises 生活费补贴 when somebody has completed a class (免申): for whom a register, or the roster, says that they are in
 * need. The district looks at it before any money is set aside; what a register has not said yet is asked for. Run
 * again, nothing happens twice.
 */
export async function raiseLiving(
  ctx: VerbContext,
  { class: id, person }: { class: string; person: string },
): Promise<void> {
  await lockPerson(ctx.db, person)
  if (await livingRaised(ctx.db, id, person)) return
  const { training, facts, record, grounds } = await livingOf(ctx, id, person)
  const edition = livingOn(await ctx.standards(), facts.startsOn)
  // It goes beside a training of the catalogue, not beside a course.
  if (edition === null || !training.completed || training.course) return
  if (facts.groups.length === 0) {
    if (training.group !== 'hardship') return
    await awaitedFacts(ctx, [person], ['hardship', 'relief'])
  }
  const known = await personById(ctx, person)
  if (!known) throw new Error(`no person ${person}`)
  const countsOn = training.completedOn ?? ctx.today
  const system = ctx.asSystem(`${training.number} 结业`)
  const { number } = await openCase(system, paymentProcedure, {
    district: training.district,
    person,
    organisation: null,
    title: `${known.maskedName} · ${training.occupation} ${levelName(training.level)} · ${PAYMENT_KINDS.living}`,
    subtitle: '本人',
    form: {},
    record,
    amount: inFen(edition.data.amount.yuan),
    note: `${training.number} 结业`,
  })
  await insertPayment(ctx.db, {
    number,
    programme: null,
    class: id,
    kind: 'living',
    part: 'settlement',
    person,
    occupation: training.occupation,
    level: training.level,
    payee: { kind: 'person', id: person },
    keys: [`living/${person}/${id}`],
    countsOn,
  })
  await setGrounds(ctx, { kind: PAYMENT, id: number }, grounds)
  await takeStep(system, [paymentProcedure], number, 'look')
}
