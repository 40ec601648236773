import { randomInt, randomUUID } from 'node:crypto'
import type { sql } from 'kysely'
import type { z } from 'zod'
import { type CaseFile, openCase, type Procedure, procedure } from '../../src/kernel/case/index.ts'
import type { Actor } from '../../src/kernel/identity/actor.ts'
import { budget } from '../../src/kernel/ledger/index.ts'
import { fen } from '../../src/kernel/value/money.ts'
import { checkCreditCode } from '../../src/kernel/value/number/credit-code.ts'
import { type CivilDate, civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { performAsSystem, type Verb, type VerbContext } from '../../src/kernel/verb/index.ts'
import { bankAnswers } from '../../src/main/demo/story/road.ts'
import { CASE_VERBS, FOLLOWERS, PROCEDURES } from '../../src/main/modules.ts'
import { registerOrganisation, setPayAccount } from '../../src/modules/organisations/index.ts'
import {
  bankFile,
  compile,
  fundOf,
  mayGoOn,
  paidBySteps,
  RETURNED,
  type Reservation,
  type Reserved,
  reserve,
} from '../../src/modules/payments/index.ts'
import { official, type TestKernel, testKernel } from '../kernel.ts'
import { type Settled, settle } from './settle.ts'

export const DISTRICT = '120116'
export const bureau = official('municipal-officer')
export const finance = official('finance-officer')

/** Cases of these tests: approved from the first, paid like any other. */
export const paidProcedure: Procedure = procedure({
  // No kind of the city's own has these letters.
  kind: 'QQ',
  title: '试验补贴',
  starts: 'approved',
  states: {
    review: { title: '待区复核', holder: '区', progress: 2, within: { noTerm: '试验' } },
    approved: { title: '待拨付', holder: '市', progress: 4, within: { noTerm: '试验' } },
    batched: { title: '拨付中', holder: '银行', progress: 4, within: { noTerm: '试验' } },
    paid: { title: '已到账', holder: '已办结', progress: 4, ends: 'done' },
    recovered: { title: '已追回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    include: { title: '编入', from: 'approved', to: 'batched', by: 'system' },
    drop: { title: '退回', from: 'batched', to: 'approved', by: 'system' },
    bounce: { title: '退票', from: ['batched', 'paid'], to: 'approved', by: 'system' },
    settle: { title: '到账', from: 'batched', to: 'paid', by: 'system' },
    recheck: { title: '退回复核', from: ['approved', 'batched'], to: 'review', by: 'system' },
    recovered: { title: '追回', from: 'paid', to: 'recovered', by: 'system' },
  },
  resume: async (ctx, file) =>
    (await mayGoOn(ctx.db, file.number))
      ? { record: file.record as never, amount: file.amount }
      : { hold: RETURNED },
})
paidBySteps({
  procedure: paidProcedure,
  dependant: 'trial',
  steps: {
    include: 'include',
    drop: 'drop',
    bounce: 'bounce',
    settle: 'settle',
    recheck: 'recheck',
    recovered: 'recovered',
  },
})

/** A payments desk on a fresh database: funds with money, payees with accounts, cases to pay. */
export interface Desk {
  kernel: TestKernel
  as<I extends z.ZodType, O extends z.ZodType>(
    actor: Actor,
    verb: Verb<I, O>,
    input: z.input<I>,
  ): Promise<z.output<O>>
  act<T>(run: (ctx: VerbContext) => Promise<T>): Promise<T>
  payee(): Promise<string>
  setAccount(payee: string, account?: string): Promise<void>
  /** Opens a case and reserves; says what became of it. */
  claim(what?: Partial<Claim>): Promise<{ number: string; reserved: Reserved }>
  /** Compiles, releases and gives the file that went to the bank. */
  toBank(): Promise<{ batch: string; sent: string }>
  /** Lets the bank pay all but the cases named. */
  answers(batch: string, sent: string, bounced?: readonly string[]): Promise<Settled>
  /** The whole way: compiled, released, answered. */
  pay(bounced?: readonly string[]): Promise<string>
  rows<T>(query: ReturnType<typeof sql>): Promise<T[]>
  close(): Promise<void>
}

interface Claim {
  person: string
  payee: string
  amount: number
  keys: string[]
  limits: Reservation['limits']
  district: string
  countsOn: CivilDate
  fund: string
}

let serial = 0

/** Opens a desk; `yuan` is the budget of the district's fund. */
export async function openDesk(yuan = 1_000_000): Promise<Desk> {
  const kernel = await testKernel({ followers: FOLLOWERS })
  const act: Desk['act'] = (run) => performAsSystem(kernel, 'test', run)
  await act(async (ctx) => {
    for (const district of [DISTRICT, '120101']) {
      const fund = await fundOf(ctx, district)
      await budget(ctx.db, {
        fund,
        amount: fen(yuan * 100),
        key: `budget ${fund}`,
        actor: 'test',
        at: ctx.now,
      })
    }
  })
  const desk: Desk = {
    kernel,
    act,
    as: (actor, verb, input) => kernel.as(actor, verb, input),
    async payee() {
      serial += 1
      const creditCode = inventCode(serial)
      const { id } = await act((ctx) =>
        registerOrganisation(ctx, {
          name: `试验公司${serial}`,
          creditCode,
          kinds: ['employer'],
          district: DISTRICT,
          address: '',
          phone: '',
        }),
      )
      await desk.setAccount(id)
      return id
    },
    async setAccount(payee, account = `62${randomInt(1e12)}`) {
      await act((ctx) => setPayAccount(ctx, payee, { account: account.padEnd(12, '0'), bank: '试验银行' }))
    },
    async claim(what = {}) {
      const person = what.person ?? randomUUID()
      const amount = what.amount ?? 324_000
      const payee = what.payee ?? (await desk.payee())
      return act(async (ctx) => {
        const file = await openTrial(ctx, amount, person, what.district ?? DISTRICT)
        const reserved = await reserve(ctx, {
          case: file.number,
          person,
          payee: { kind: 'organisation', id: payee },
          purpose: 'training',
          fund: what.fund ?? (await fundOf(ctx, what.district ?? DISTRICT)),
          amount: fen(amount),
          keys: what.keys ?? [`cost/${person}/焊工/4/${file.number}`],
          limits: what.limits ?? [],
          countsOn: what.countsOn ?? civilDate('2026-02-01'),
        })
        return { number: file.number, reserved }
      })
    },
    async toBank() {
      const { number } = await desk.as(bureau, compile, {})
      if (!number) throw new Error('nothing to pay')
      await desk.as(finance, CASE_VERBS.stepCase, { number, step: 'release' })
      const { bytes } = await desk.as(finance, bankFile, { number })
      return { batch: number, sent: new TextDecoder().decode(bytes) }
    },
    answers: (batch, sent, bounced = []) =>
      settle((verb, input) => desk.as(finance, verb, input), batch, bankAnswers(sent, bounced)),
    async pay(bounced = []) {
      const { batch, sent } = await desk.toBank()
      const answer = await desk.answers(batch, sent, bounced)
      if (answer.outcome !== 'settled') throw new Error(JSON.stringify(answer))
      return batch
    },
    rows: async <T>(query: ReturnType<typeof sql>) => (await query.execute(kernel.database.db)).rows as T[],
    close: () => kernel.close(),
  }
  return desk
}

const openTrial = (ctx: VerbContext, amount: number, person: string, district: string): Promise<CaseFile> =>
  openCase(ctx, paidProcedure, { district, person, title: '试验补贴', form: {}, amount })

/** All procedures and the trial one. */
export const WITH_TRIAL = [...PROCEDURES, paidProcedure]

function inventCode(serial: number): string {
  const body = `91120116MB${String(serial).padStart(7, '0')}`
  for (const last of '0123456789ABCDEFGHJKLMNPQRTUWXY')
    if (checkCreditCode(body + last).valid) return body + last
  throw new Error('no check character fits')
}
