import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import type { Actor } from '../../kernel/identity/actor.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { type CivilDate, civilDateOf } from '../../kernel/value/civil-date.ts'
import { type Kernel, perform, performAsSystem, problem } from '../../kernel/verb/index.ts'
import { certificatesOf } from '../../modules/certificates/index.ts'
import { DEMO_DISTRICT } from '../demo/accounts.ts'
import { demoActor, demoCitizen } from '../demo/actors.ts'
import { chanceFrom } from '../demo/chance.ts'
import { type DemoClock, moveDemoClock } from '../demo/clock.ts'
import { type InventedPerson, inventPerson } from '../demo/people.ts'
import { type KnownToRegisters, letRegistersKnow } from '../demo/registers.ts'
import { enterPerson, whatRegistersKnow } from '../demo/residents.ts'
import {
  approveCase,
  fileRoadClass,
  holdRoadClass,
  holdRoadExam,
  passNotice,
  payBatch,
  type Walk,
} from '../demo/road.ts'
import { settle } from '../demo/settle.ts'

/** What a visitor's walk has made so far. */
export interface TourState {
  walk: string
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
    const { rows } = await sql<{ id: string; credit_code: string }>`select id, credit_code from organisation
      where district = ${DEMO_DISTRICT} and 'employer' = any(kinds) limit 1`.execute(ctx.db)
    const employer = rows[0]
    if (!employer) throw new Error('the demo has no employer')
    const place = {
      district: DEMO_DISTRICT,
      provider: '',
      assessor: '',
      employer: employer.id,
      employerCode: employer.credit_code,
    }
    const made = await enterPerson(ctx, invented, place, 'enterprise-employee', '焊工')
    known.push(whatRegistersKnow(made, place, ctx.today))
    const state: TourState = {
      walk,
      welder: { id: made.id, ...invented, employerCode: employer.credit_code },
    }
    await sql`insert into demo_tour (id, started_at, state) values (${walk}, ${ctx.now}, ${JSON.stringify(state)}::jsonb)`.execute(
      ctx.db,
    )
  })
  await letRegistersKnow(kernel, known, false)
  return walk
}

/** A walk as it stands, or null. */
export async function readTour(db: Db, walk: string | null): Promise<TourState | null> {
  if (!walk || !/^[0-9a-f-]{36}$/.test(walk)) return null
  const { rows } = await sql<{ state: TourState }>`select state from demo_tour where id = ${walk}`.execute(db)
  return rows[0]?.state ?? null
}

/** Does one step of a walk (and those before it that were left out), once each. */
export async function takeTourStep(kernel: Kernel, walk: string, step: number): Promise<void> {
  let state = await readTour(kernel.database.db, walk)
  if (!state || !Number.isInteger(step) || step < 1 || step > STEPS.length) throw problem(404, '没有这一步')
  const doing = tourWalk(kernel)
  if (step >= 2 && !state.class) {
    const welder = state.welder
    const people = [
      {
        ...(welder as InventedPerson),
        group: 'enterprise-employee' as const,
        creditCode: welder.employerCode,
      },
    ]
    const filed = await fileRoadClass(doing, {
      occupation: '焊工',
      level: 4,
      hours: 120,
      place: '演示实训楼 201',
      teacher: '演示·韩师傅',
      people,
    })
    await approveCase(doing, filed.number)
    state = await keep(kernel, { ...state, class: filed })
  }
  if (step >= 3 && state.class && !state.class.held) {
    await holdRoadClass(doing, state.class.id, state.welder.id)
    state = await keep(kernel, { ...state, class: { ...state.class, held: true } })
  }
  if (step >= 4 && state.class && !state.exam) {
    const exam = await holdRoadExam(doing, {
      class: state.class.id,
      occupation: '焊工',
      level: 4,
      place: '演示考点',
      markOf: () => '88.5',
    })
    await passNotice(doing, { login: 'pingjia' }, exam.number)
    const [certificate] = await certificatesOf(kernel.database.db, state.welder.id)
    if (!certificate) throw new Error('the examination gave no certificate')
    state = await keep(kernel, {
      ...state,
      exam,
      certificate: { id: certificate.id, code: certificate.code, number: certificate.number },
    })
  }
  if (step >= 6 && !state.batch) {
    const { rows } = await sql<{
      number: string
    }>`select number from case_file where kind = 'BT' and person = ${state.welder.id} order by number limit 1`.execute(
      kernel.database.db,
    )
    const claim = rows[0]?.number
    if (!claim) throw new Error('no claim was raised')
    await approveCase(doing, claim)
    await passNotice(doing, { login: 'qufuhe' }, claim)
    const paid = await payBatch(doing)
    state = await keep(kernel, { ...state, claim, batch: paid?.number ?? '' })
  }
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

async function keep(kernel: Kernel, state: TourState): Promise<TourState> {
  await sql`update demo_tour set state = ${JSON.stringify(state)}::jsonb where id = ${state.walk}`.execute(
    kernel.database.db,
  )
  return state
}

function tourWalk(kernel: Kernel): Walk {
  const actors = new Map<string, Actor>()
  const actorOf = async (login: string): Promise<Actor> => {
    const known = actors.get(login) ?? (await demoActor(kernel.database.db, login))
    actors.set(login, known)
    return known
  }
  return {
    async does(who, verb, input) {
      const actor =
        who === 'public'
          ? PUBLIC
          : 'person' in who
            ? demoCitizen(who.person, '市民')
            : await actorOf(who.login)
      return perform(kernel, verb, { actor, requestId: 'tour', key: randomUUID() }, input)
    },
    today: async () => civilDateOf(kernel.clock.now()),
    async until(day) {
      await moveDemoClock(kernel.database.db, new Date(`${day}T09:00:00+08:00`))
      await (kernel.clock as DemoClock).look()
      await settle(kernel)
    },
    settle: () => settle(kernel),
  }
}
