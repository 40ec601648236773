import type { CaseFile, Choice, Hold, StepOutcome } from '../../../kernel/case/index.ts'
import { type Fen, fen } from '../../../kernel/value/money.ts'
import { yearOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { fundOf, lockPerson, payeeAccount, reserve } from '../../payments/index.ts'
import { PAYMENT_KINDS } from '../kinds.ts'
import { livingOn } from '../living/standard.ts'
import { programmeOn } from '../standard.ts'
import { type ProgrammePayment, paymentOfCase } from './store.ts'

const ACCOUNT_MISSING: Choice = { code: 'account-missing', text: '收款方还没有登记收款账户' }
const NO_FUNDS: Choice = { code: 'funds', text: '本区今年的补贴资金额度不足，等待追加' }

/** What became of setting money aside: it is, it waits, or something stands against it for good. */
export type Secured = { is: 'secured' } | { is: 'held'; hold: Hold } | { is: 'barred'; why: string }

/** Sets the money of a case aside, so that it is paid once and from a fund that can cover it (资金占用). */
export async function secure(ctx: VerbContext, file: CaseFile): Promise<Secured> {
  const one = await paymentOfCase(ctx.db, file.number)
  await lockPerson(ctx.db, one.person)
  if (!(await payeeAccount(ctx.db, one.payee))) return { is: 'held', hold: ACCOUNT_MISSING }
  const reserved = await reserve(ctx, {
    case: file.number,
    person: one.person,
    payee: one.payee,
    purpose: one.part === 'advance' ? `${one.kind}-advance` : one.kind,
    fund: await fundOf(ctx, file.district, yearOf(ctx.today)),
    amount: amountOf(file),
    keys: one.keys,
    limits: await limitsOf(ctx, one),
    countsOn: one.countsOn,
  })
  if (reserved.reserved) return { is: 'secured' }
  if (reserved.reason === 'funds') return { is: 'held', hold: NO_FUNDS }
  const by = reserved.by ?? '别的办件'
  const why =
    reserved.reason === 'limit'
      ? `${one.kind === 'living' ? '本年度的生活费补贴' : `${PAYMENT_KINDS[one.kind]}补贴`}次数已满，见 ${by}`
      : `同样的培训已由 ${by} 批准或拨付，只补一次`
  return { is: 'barred', why }
}

/** The step's outcome that follows from it. */
export async function secured(ctx: VerbContext, file: CaseFile): Promise<StepOutcome> {
  const found = await secure(ctx, file)
  if (found.is === 'held') return { to: 'waiting', hold: found.hold }
  if (found.is === 'barred') return { to: 'refused', note: found.why, attention: [found.why] }
  return { to: 'notice' }
}

/** How often one person may be paid: of 生活费补贴 so many a year, of a programme as its kind says. */
async function limitsOf(ctx: VerbContext, one: ProgrammePayment) {
  if (one.kind === 'living') return [await oftenOf(ctx, one)]
  const often = programmeOn(await ctx.standards(), one.kind, one.countsOn)?.data.often
  // What was paid ahead and what is settled are of one training.
  if (!often || one.part === 'advance') return []
  const window = often.within === 'year' ? `/${yearOf(one.countsOn)}` : ''
  return [{ key: `${one.kind}-often/${one.person}${window}`, max: often.most }]
}

/** How many a year one person may have, by the standard of the day that counts. */
async function oftenOf(ctx: VerbContext, { person, countsOn }: ProgrammePayment) {
  const edition = livingOn(await ctx.standards(), countsOn)
  if (!edition) throw new Error(`no standard of 生活费补贴 on ${countsOn}`)
  return { key: `living/${person}/${yearOf(countsOn)}`, max: edition.data.often.perYear }
}

function amountOf({ number, amount }: CaseFile): Fen {
  if (amount === null || amount < 1) throw new Error(`${number}: nothing to set aside`)
  return fen(amount)
}
