import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { casesOf } from '../../kernel/case/index.ts'
import type { Db } from '../../kernel/database/index.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../../kernel/verb/index.ts'
import { certificatesOf } from '../../modules/certificates/index.ts'
import { organisationsByKind, payAccountsOf } from '../../modules/organisations/index.ts'
import { FACTS, type FactKind } from '../../modules/people/index.ts'
import { needFactsOf } from '../../modules/registers/index.ts'
import { chanceFrom } from '../demo/chance.ts'
import { DEMO_DISTRICT } from '../demo/people/accounts.ts'
import { type InventedPerson, inventPerson } from '../demo/people/people.ts'
import { enterPerson, whatRegistersKnow } from '../demo/people/residents.ts'
import { askAll, type KnownToRegisters, letRegistersKnow } from '../demo/setting/registers.ts'
import {
  approveCase,
  fileRoadClass,
  holdRoadClass,
  holdRoadExam,
  passNotice,
  payBatch,
} from '../demo/story/road.ts'
import { refusals } from '../refusals.ts'
import { type PastWalk, pastWalk, walkDays } from './past.ts'

/** What a visitor's walk has made so far. */
export interface TourState {
  walk: string
  /** The day on which it stands; its first where it has not begun. */
  on?: CivilDate
  welder: { id: string; name: string; idNumber: string; phone: string; born: CivilDate; employerCode: string }
  class?: { id: string; number: string; held?: boolean }
  exam?: { id: string; number: string }
  certificate?: { id: string; code: string; number: string }
  claim?: string
  batch?: string
}

/** The steps, in the words of the tour. */
export const STEPS: readonly { title: string; sentence: string }[] = [
  { title: '看紧缺目录', sentence: '焊工是“非常紧缺”职业，目录写明四级 120 课时补贴多少。' },
  { title: '开班备案', sentence: '培训机构传一份名册，区里一人受理、一人复核，准予开班。' },
  { title: '扫码上课', sentence: '十五天课，每天扫码签到，课时自己累加，办结结业。' },
  { title: '考试发证', sentence: '另一家机构组织考试，两人各录一遍成绩，公示期满自动发证。' },
  { title: '扫码验证', sentence: '任何人扫证书上的码，不登录就能核对印着的每一项。' },
  { title: '补贴到账', sentence: '系统自动发起申领，区里审核、公示、拨付，银行回盘对平。' },
  { title: '本人看结果', sentence: '这位焊工在“我的”里看到证书和到账的补贴。' },
]

/** Begins a walk with a welder whom nobody has met yet. */
export async function startTour(kernel: Kernel): Promise<string> {
  const walk = randomUUID()
  const known: KnownToRegisters[] = []
  await performAsSystem(kernel, 'demo.tour', async (ctx) => {
    const chance = chanceFrom(Number.parseInt(walk.slice(0, 8), 16))
    const count = await sql<{ count: number }>`select count(*) as count from demo_tour`.execute(ctx.db)
    const invented = inventPerson(chance, 3000 + (count.rows[0]?.count ?? 0), ctx.today)
    const employers = await organisationsByKind(ctx.db, 'employer', DEMO_DISTRICT)
    const accounts = await payAccountsOf(
      ctx.db,
      employers.map(({ id }) => id),
    )
    // The tour's money has to arrive: not every employer has said where.
    const employer = employers.find(({ id }) => accounts.has(id))
    if (!employer) throw new Error('the demo has no employer that can be paid')
    const place = {
      district: DEMO_DISTRICT,
      provider: '',
      assessor: '',
      employer: employer.id,
      employerCode: employer.creditCode,
    }
    const made = await enterPerson(ctx, invented, place, 'enterprise-employee', '焊工')
    known.push(whatRegistersKnow(made, place, ctx.today))
    const state: TourState = {
      walk,
      welder: { id: made.id, ...invented, employerCode: employer.creditCode },
    }
    await sql`insert into demo_tour (id, started_at, state) values (${walk}, ${ctx.now}, ${JSON.stringify(state)}::jsonb)`.execute(
      ctx.db,
    )
  })
  await letRegistersKnow(kernel, known, false)
  return walk
}

/** A walk as it stands, or null. */
export async function readTour(
  db: Db,
  walk: string | null,
  { lock = false } = {},
): Promise<TourState | null> {
  if (!walk || !/^[0-9a-f-]{36}$/.test(walk)) return null
  const { rows } = await sql<{ state: TourState }>`select state from demo_tour where id = ${walk}
    ${lock ? sql`for update` : sql``}`.execute(db)
  return rows[0]?.state ?? null
}

/** Does one step of a walk (and those before it that were left out), once each; a step that fails leaves nothing. */
export async function takeTourStep(kernel: Kernel, walk: string, step: number): Promise<void> {
  const found = await readTour(kernel.database.db, walk)
  if (!found || !Number.isInteger(step) || step < 1 || step > STEPS.length) throw refusals.noSuchTourStep()
  await knowWelder(kernel, found.welder.id)
  for (const { at, done, does } of ACTS) {
    if (at > step) return
    await kernel.database.transaction(async (tx) => {
      const state = await readTour(tx, walk, { lock: true })
      if (!state || done(state)) return
      const doing = pastWalk(kernel, tx, state.welder.id, state.on ?? walkDays(kernel).first)
      const next = await does(doing, state, tx, kernel)
      await sql`update demo_tour set state = ${JSON.stringify({ ...next, on: doing.day() })}::jsonb
        where id = ${walk}`.execute(tx)
    })
  }
}

/** Sees to it that the registers have told of the welder: in a demo that has stood for long their files are old. */
async function knowWelder(kernel: Kernel, welder: string): Promise<void> {
  const ready = await performAsSystem(kernel, 'demo.tour', async (ctx) => {
    const asked = await needFactsOf(ctx, [welder], Object.keys(FACTS) as FactKind[], ctx.today)
    return asked.ready
  })
  if (!ready) await askAll(kernel)
}

/** One act of the walk: with which step it is done, whether it is behind, and what it makes. */
interface TourAct {
  at: number
  done(state: TourState): boolean
  does(doing: PastWalk, state: TourState, tx: Db, kernel: Kernel): Promise<TourState>
}

const ACTS: readonly TourAct[] = [
  {
    at: 2,
    done: (state) => state.class !== undefined,
    async does(doing, state) {
      const welder = state.welder
      const filed = await fileRoadClass(doing, {
        occupation: '焊工',
        level: 4,
        hours: 120,
        place: '演示实训楼 201',
        teacher: '演示·韩师傅',
        people: [
          {
            ...(welder as InventedPerson),
            group: 'enterprise-employee' as const,
            creditCode: welder.employerCode,
          },
        ],
      })
      await approveCase(doing, filed.number)
      return { ...state, class: filed }
    },
  },
  {
    at: 3,
    done: (state) => state.class?.held === true,
    async does(doing, state) {
      const filed = made(state.class, 'class')
      await holdRoadClass(doing, filed.id, state.welder.id)
      return { ...state, class: { ...filed, held: true } }
    },
  },
  {
    at: 4,
    done: (state) => state.exam !== undefined,
    async does(doing, state, tx, kernel) {
      const exam = await holdRoadExam(doing, {
        class: made(state.class, 'class').id,
        occupation: '焊工',
        level: 4,
        place: '演示考点',
        markOf: () => '88.5',
      })
      // The claims follow from the certificate, and what is not reviewed in time is late.
      await passNotice(doing, { login: 'pingjia' }, exam.number, walkDays(kernel).claims)
      const certificate = made((await certificatesOf(tx, state.welder.id))[0], 'certificate')
      return {
        ...state,
        exam,
        certificate: { id: certificate.id, code: certificate.code, number: certificate.number },
      }
    },
  },
  {
    at: 6,
    done: (state) => state.batch !== undefined,
    async does(doing, state, tx) {
      const raised = await casesOf(tx, { kind: 'BT', person: state.welder.id })
      const claim = made(raised.at(-1), 'claim').number
      await approveCase(doing, claim)
      await passNotice(doing, { login: 'qufuhe' }, claim)
      const paid = made(await payBatch(doing, [], [claim]), 'batch')
      return { ...state, claim, batch: paid.number }
    },
  },
]

function made<T>(one: T | null | undefined, what: string): T {
  if (one === null || one === undefined) throw new Error(`the walk has no ${what}`)
  return one
}

/** How many steps a walk has behind it; the steps that only look are always open once what they look at is there. */
export function doneUpTo(state: TourState): number {
  if (state.batch !== undefined) return STEPS.length
  if (state.certificate) return 5
  if (state.class?.held) return 3
  return state.class ? 2 : 1
}

/** Who the visitor becomes, and the page where a step is to be seen. */
export interface TourView {
  as: { account: string; title: string } | { person: string; title: string } | null
  next: string
}

export function viewOf(state: TourState, step: number): TourView {
  const welder = { person: state.welder.id, title: '这位焊工' }
  if (step === 1) return { as: null, next: `/subsidy/catalog?q=${encodeURIComponent('焊工')}` }
  if (step === 2)
    return { as: { account: 'qufuhe', title: '区复核岗' }, next: `/work/cases/${state.class?.number}` }
  if (step === 3)
    return { as: { account: 'jigou', title: '培训机构经办' }, next: `/work/classes/${state.class?.id}` }
  if (step === 4) return { as: welder, next: '/my/certificates' }
  if (step === 5) return { as: null, next: `/v/${state.certificate?.code}` }
  if (step === 6) return { as: { account: 'shenji', title: '审计员' }, next: `/work/cases/${state.claim}` }
  return { as: welder, next: '/my/subsidies' }
}
