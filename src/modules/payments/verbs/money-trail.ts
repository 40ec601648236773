import { z } from 'zod'
import { type CaseFile, casesOf, readFile, StateTone, stateShown } from '../../../kernel/case/index.ts'
import { restingOn } from '../../../kernel/ground/index.ts'
import { CaseNumber } from '../../../kernel/value/shapes.ts'
import { may, reaches, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { certificateByNumber } from '../../certificates/index.ts'
import { classByNumber } from '../../training/index.ts'
import { linesOf } from '../batch/payment-line.ts'
import { paymentCases } from '../payable/payment-case.ts'
import { refusals } from '../refusals.ts'
import { stationsBefore } from '../trail/before.ts'
import { stationsOfMoney } from '../trail/money.ts'

const Line = z.object({
  text: z.string(),
  work: z.string().nullable(),
  site: z.string().nullable(),
  closed: z.string().nullable(),
})

/** 一笔钱一页: from the clause to the figure that counts it, each station with where it is read. */
export const moneyTrail = verb({
  name: 'payments.money-trail',
  title: '查看一笔钱的来龙去脉',
  http: 'GET /payments/cases/{number}/money',
  who: may('ledger.read'),
  consistent: true,
  input: z.strictObject({ number: CaseNumber }),
  output: z.object({
    number: z.string(),
    title: z.string(),
    stateTitle: z.string(),
    stateTone: StateTone,
    amount: z.number().int().nullable(),
    stations: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        lines: z.array(Line),
        none: z.string().nullable(),
      }),
    ),
  }),
  async run(ctx, { number }) {
    const file = await readFile(ctx.db, number)
    if (!file || !isPaid(file)) throw refusals.noSuchCase()
    ctx.within(file)
    return {
      ...headOf(file),
      stations: [...(await stationsBefore(ctx, file)), ...(await stationsOfMoney(ctx, file))],
    }
  },
})

/** So many sums are listed of one class or batch. */
const MOST = 1000

/** 哪些钱由它而来: the sums that rest on a class or a certificate, or that stand in a batch. */
export const moneyFrom = verb({
  name: 'payments.money-from',
  title: '查看由此而来的每一笔钱',
  http: 'GET /payments/money-from/{number}',
  who: may('ledger.read'),
  consistent: true,
  input: z.strictObject({ number: z.string().trim().min(4).max(40) }),
  output: z.object({
    items: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        stateTitle: z.string(),
        stateTone: StateTone,
        amount: z.number().int().nullable(),
      }),
    ),
    /** Some lie in districts that this post does not see. */
    beyond: z.number().int(),
  }),
  async run(ctx, { number }) {
    const numbers = await paidFrom(ctx, number)
    const files = (await casesOf(ctx.db, { numbers: numbers.slice(0, MOST) })).filter(isPaid)
    const seen = files.filter((file) => reaches(ctx.actor, { district: file.district }))
    return { items: seen.map(headOf), beyond: files.length - seen.length }
  },
})

async function paidFrom(ctx: VerbContext, number: string): Promise<string[]> {
  if (number.startsWith('BF-')) return (await linesOf(ctx.db, number)).map((one) => one.case)
  const dependants = new Set(paymentCases().map(({ dependant }) => dependant))
  const training = number.startsWith('KB-') ? await classByNumber(ctx.db, number) : null
  const certificate = training ? null : await certificateByNumber(ctx.db, number)
  const source = training
    ? { kind: 'class', id: training.id }
    : certificate && { kind: 'certificate', id: certificate.id }
  if (!source) throw refusals.noSuchCase()
  return (await restingOn(ctx.db, source)).filter(({ kind }) => dependants.has(kind)).map(({ id }) => id)
}

const procedureOf = ({ kind }: CaseFile) =>
  paymentCases().find(({ procedure }) => procedure.kind === kind)?.procedure

const isPaid = (file: CaseFile): boolean => procedureOf(file) !== undefined

function headOf(file: CaseFile) {
  const procedure = procedureOf(file)
  if (!procedure) throw refusals.noSuchCase()
  const { title, tone } = stateShown(procedure, file.state)
  return {
    number: file.number,
    title: file.title,
    stateTitle: title,
    stateTone: tone,
    amount: file.amount,
  }
}
