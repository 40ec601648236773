import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import { createAccount } from '../../kernel/identity/accounts.ts'
import type { Actor } from '../../kernel/identity/actor.ts'
import { giveGrant } from '../../kernel/identity/grants.ts'
import { ROLES } from '../../kernel/identity/roles.ts'
import { secretFromWords } from '../../kernel/identity/totp.ts'
import { budget } from '../../kernel/ledger/index.ts'
import { addDays, type CivilDate, civilDateOf, yearOf } from '../../kernel/value/civil-date.ts'
import { checkCreditCode } from '../../kernel/value/credit-code.ts'
import { fen } from '../../kernel/value/money.ts'
import {
  contextOf,
  type Kernel,
  perform,
  performAsSystem,
  standingClock,
  type VerbContext,
} from '../../kernel/verb/index.ts'
import {
  giveAgreement,
  giveScope,
  registerOrganisation,
  setPayAccount,
} from '../../modules/organisations/index.ts'
import { registerPerson, type SubsidyGroup, setStatus } from '../../modules/people/index.ts'
import { fundOf } from '../../modules/subsidy/index.ts'
import { CASE_VERBS } from '../modules.ts'
import { DEMO_ACCOUNTS, DEMO_DISTRICT, DEMO_PASSWORD } from './accounts.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { type InventedPerson, inventPerson } from './people.ts'
import {
  approveCase,
  fileRoadClass,
  holdRoadClass,
  holdRoadExam,
  passNotice,
  payBatch,
  type Walk,
} from './road.ts'
import type { RosterPerson } from './roster.ts'
import { settle } from './settle.ts'

const SEED = 20_260_226

/** How large the demo is. */
export interface DemoSize {
  people: number
  districts: number
}
export const WHOLE_CITY: DemoSize = { people: 2000, districts: 16 }
export const SMALL_CITY: DemoSize = { people: 40, districts: 1 }

/** Whether the demo is there already. */
export async function demoIsThere(kernel: Kernel): Promise<boolean> {
  const { rows } = await sql`select 1 from identity_account where login = 'jigou'`.execute(kernel.database.db)
  return rows.length > 0
}

/** Makes the fictional city from a seed: organisations, people, accounts, and cases in every state. */
export async function makeDemoCity(
  kernel: Kernel,
  secret: string,
  size: DemoSize,
  say: (text: string) => void,
): Promise<void> {
  // The embedded database has one connection. What a crash could lose here is made again, since accounts come last.
  const embedded = kernel.database.kind === 'pglite'
  if (embedded) await sql`set synchronous_commit = off`.execute(kernel.database.db)
  const chance = chanceFrom(SEED)
  const today = civilDateOf(kernel.clock.now())
  say('演示城市：登记机构…')
  const places = await performAsSystem(kernel, 'demo.organisations', (ctx) =>
    organisations(
      ctx,
      kernel.city.districts.slice(0).map((one) => one.code),
      today,
    ),
  )
  say(`演示城市：登记 ${size.people} 人…`)
  const people = await makePeople(kernel, chance, size, places, today)
  // Fresh tables have no statistics yet, and without them every later query is planned badly.
  await sql`analyze`.execute(kernel.database.db)
  for (const [index, district] of order(kernel).slice(0, size.districts).entries()) {
    say(`演示城市：${kernel.city.districts.find((one) => one.code === district)?.name} 的培训、考试和补贴…`)
    await districtLife(kernel, chance, places.get(district) as Place, people, index, today)
  }
  say('演示城市：开通账号…')
  if (embedded) await sql`set synchronous_commit = on`.execute(kernel.database.db)
  // Accounts come last, so that a demo whose making was interrupted is made again and not taken for whole.
  await accounts(kernel, secret, places.get(DEMO_DISTRICT) as Place)
  await settle(kernel)
}

interface Place {
  district: string
  provider: string
  assessor: string
  employer: string
  employerCode: string
}

const order = (kernel: Kernel): string[] => [
  DEMO_DISTRICT,
  ...kernel.city.districts.map((one) => one.code as string).filter((code) => code !== DEMO_DISTRICT),
]

const TRADES = ['焊工', '装配钳工', '数控车工', '铆工'] as const

async function organisations(
  ctx: VerbContext,
  districts: readonly string[],
  today: CivilDate,
): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  for (const [index, district] of districts.entries()) {
    const short = ctx.city.districts.find((one) => one.code === district)?.short ?? ''
    const made: string[] = []
    const codes: string[] = []
    for (const [kind, at] of [
      ['民办职业培训机构', 0],
      ['社会评价', 1],
      ['企业', 2],
      ['企业培训中心', 3],
    ] as const) {
      const creditCode = inventCreditCode(district, index * 4 + at)
      codes.push(creditCode)
      const { id } = await registerOrganisation(ctx, {
        name: `${short}${NAMES[kind]}（演示）`,
        creditCode,
        kinds: [KIND_OF[kind]],
        district,
        address: `${short}海河工匠路 ${index + 1} 号（演示）`,
        phone: '022-00000000',
        ...(kind === '社会评价' ? { siteCode: String(index + 1).padStart(6, '0'), bodyCode: '0000' } : {}),
      })
      made.push(id)
      if (kind !== '社会评价')
        await setPayAccount(ctx, id, {
          account: `1200${district}${String(at)}0000${String(index).padStart(2, '0')}`,
          bank: '演示银行',
        })
      for (const occupation of TRADES) {
        if (kind === '企业') continue
        await giveScope(ctx, id, {
          purpose: kind === '社会评价' ? 'assessment' : 'training',
          occupation,
          levels: [5, 4, 3],
          from: addDays(today, -1000),
          source: '演示数据',
        })
      }
      if (kind === '民办职业培训机构' || kind === '企业培训中心') {
        await giveAgreement(ctx, id, {
          number: `演示协议-${district}-${at}`,
          from: addDays(today, -500),
          to: addDays(today, 900),
          source: '演示数据',
        })
      }
    }
    // Next year's too: whoever follows the tour late in the year is paid in the next.
    for (const year of [yearOf(ctx.today), yearOf(ctx.today) + 1]) {
      await budget(ctx.db, {
        fund: await fundOf(ctx, district, year),
        amount: fen(300_000_000),
        key: `demo budget ${district} ${year}`,
        actor: 'system',
        at: ctx.now,
      })
    }
    places.set(district, {
      district,
      provider: made[0] as string,
      assessor: made[1] as string,
      employer: made[2] as string,
      employerCode: codes[2] as string,
    })
  }
  return places
}

const NAMES = {
  民办职业培训机构: '津沽职业培训学校',
  社会评价: '渤海技能评价中心',
  企业: '海河重工制造有限公司',
  企业培训中心: '新港机电企业培训中心',
}
const KIND_OF = {
  民办职业培训机构: 'private-school',
  社会评价: 'assessor',
  企业: 'employer',
  企业培训中心: 'enterprise-centre',
} as const

/** A credit code whose check character fits and whose body is an invented one. */
function inventCreditCode(district: string, serial: number): string {
  const body = `91${district}MA9${String(serial).padStart(6, '0')}`
  for (const last of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
    if (checkCreditCode(body + last).valid) return body + last
  }
  throw new Error('no check character fits')
}

const GROUPS: readonly SubsidyGroup[] = [
  'enterprise-employee',
  'enterprise-employee',
  'rural-worker',
  'registered-unemployed',
  'resident',
]

interface MadePerson extends RosterPerson {
  id: string
  district: string
}

async function makePeople(
  kernel: Kernel,
  chance: Chance,
  size: DemoSize,
  places: ReadonlyMap<string, Place>,
  today: CivilDate,
): Promise<MadePerson[]> {
  const made: MadePerson[] = []
  const districts = order(kernel)
  for (let from = 0; from < size.people; from += 100) {
    await performAsSystem(kernel, 'demo.people', async (ctx) => {
      for (let index = from; index < Math.min(from + 100, size.people); index += 1) {
        const invented = inventPerson(chance, index, today)
        const district = districts[size.districts === 1 ? 0 : index % districts.length] as string
        made.push(await enterPerson(ctx, invented, places.get(district) as Place, chance.one(GROUPS), today))
      }
    })
  }
  return made
}

/** Registers an invented person with what the registers would say of them. */
export async function enterPerson(
  ctx: VerbContext,
  invented: InventedPerson,
  place: Place,
  group: SubsidyGroup,
  today: CivilDate,
): Promise<MadePerson> {
  const { id } = await registerPerson(ctx, {
    name: invented.name,
    idNumber: invented.idNumber,
    phone: invented.phone,
    district: place.district,
    trust: 'A',
  })
  const since = addDays(today, -3000)
  const source = '演示登记'
  if (group === 'enterprise-employee') {
    await setStatus(ctx, id, {
      kind: 'employed',
      organisation: place.employer,
      from: since,
      source,
      trust: 'A',
    })
    await setStatus(ctx, id, { kind: 'insured', from: since, source, trust: 'A' })
  } else {
    // Worked for years before, so that the conditions of the level are met.
    await setStatus(ctx, id, {
      kind: 'employed',
      organisation: place.employer,
      from: since,
      to: addDays(today, -400),
      source,
      trust: 'A',
    })
    await setStatus(ctx, id, { kind: STATUS[group], from: addDays(today, -390), source, trust: 'A' })
  }
  return {
    ...invented,
    id,
    district: place.district,
    group,
    creditCode: group === 'enterprise-employee' ? place.employerCode : null,
  }
}

const STATUS = {
  'rural-worker': 'rural-worker',
  'registered-unemployed': 'registered-unemployed',
  resident: 'resident',
} as Record<SubsidyGroup, 'rural-worker' | 'registered-unemployed' | 'resident'>

/** How far a class of the demo has come. */
type Stage =
  | 'filed'
  | 'review'
  | 'approved'
  | 'completed'
  | 'enrolling'
  | 'exam-notice'
  | 'claims'
  | 'claims-review'
  | 'claims-notice'
  | 'claims-approved'
  | 'paid'
  | 'bounced'

/** In the demo's own district every stage is there; elsewhere one a district. */
const STAGES: readonly Stage[] = [
  'paid',
  'bounced',
  'claims-approved',
  'claims-notice',
  'claims-review',
  'claims',
  'exam-notice',
  'enrolling',
  'completed',
  'approved',
  'review',
  'filed',
]

async function districtLife(
  kernel: Kernel,
  chance: Chance,
  place: Place,
  people: readonly MadePerson[],
  index: number,
  today: CivilDate,
): Promise<void> {
  const own = people.filter((one) => one.district === place.district)
  const stages = index === 0 ? STAGES : [STAGES[index % STAGES.length] as Stage]
  const size = 3
  for (const [at, stage] of stages.entries()) {
    const group = own.slice(at * size, at * size + size)
    if (group.length > 0) await live(kernel, chance, place, stage, group, today)
  }
}

async function live(
  kernel: Kernel,
  chance: Chance,
  place: Place,
  stage: Stage,
  people: readonly MadePerson[],
  today: CivilDate,
): Promise<void> {
  const walk = pastWalk(kernel, place, addDays(today, -START_DAYS_AGO[stage]))
  const trade = stage === 'paid' ? '焊工' : chance.one(TRADES)
  const plan = {
    occupation: trade,
    level: 4 as const,
    hours: 80,
    place: '演示实训楼 101',
    teacher: '演示·韩师傅',
    people,
  }
  const filed = await fileRoadClass(walk, plan)
  if (stage === 'filed') return
  if (stage === 'review') {
    await walk.does({ login: 'qushouli' }, CASE_VERBS.stepCase, { number: filed.number, step: 'accept' })
    return
  }
  await approveCase(walk, filed.number)
  if (stage === 'approved') return
  await holdRoadClass(walk, filed.id, null)
  if (stage === 'completed' || stage === 'enrolling') return
  const exam = await holdRoadExam(walk, {
    class: filed.id,
    occupation: trade,
    level: 4,
    place: '演示考点',
    markOf: (seat) => (seat % 7 === 6 ? '52.5' : `${66 + ((seat * 7) % 30)}`),
  })
  if (stage === 'exam-notice') return
  await passNotice(walk, { login: 'pingjia' }, exam.number)
  if (stage === 'claims') return
  const claims = await claimsOf(kernel, people)
  for (const number of claims)
    await walk.does({ login: 'qushouli' }, CASE_VERBS.stepCase, { number, step: 'accept' })
  if (stage === 'claims-review') return
  for (const number of claims)
    await walk.does({ login: 'qufuhe' }, CASE_VERBS.stepCase, { number, step: 'approve' })
  if (stage === 'claims-notice' || claims.length === 0) return
  await passNotice(walk, { login: 'qufuhe' }, claims[0] as string)
  if (stage === 'claims-approved') return
  await payBatch(walk, stage === 'bounced' ? [claims[0] as string] : [])
}

/** So long ago did a class of each stage begin that it is just there today. */
const START_DAYS_AGO: Record<Stage, number> = {
  filed: 1,
  review: 2,
  approved: 3,
  completed: 14,
  enrolling: 15,
  'exam-notice': 16,
  claims: 30,
  'claims-review': 32,
  'claims-notice': 23,
  'claims-approved': 45,
  paid: 60,
  bounced: 52,
}

async function claimsOf(kernel: Kernel, people: readonly MadePerson[]): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`select number from case_file
    where kind = 'BT' and state = 'filed' and held_code is null and person = any(${people.map((one) => one.id)}::uuid[]) order by number`.execute(
    kernel.database.db,
  )
  return rows.map((row) => row.number)
}

/** A walk through days that have passed, by people of this district who need no account. */
function pastWalk(kernel: Kernel, place: Place, from: CivilDate): Walk {
  const clock = standingClock(`${from}T09:00:00+08:00`)
  const then: Kernel = { ...kernel, clock }
  return {
    does: (who, verb, input) =>
      perform(
        then,
        verb,
        {
          actor:
            who === 'public'
              ? PUBLIC_ACTOR
              : 'person' in who
                ? citizen(who.person)
                : postActor(who.login, place),
          requestId: 'demo',
          key: randomUUID(),
        },
        input,
      ),
    today: async () => civilDateOf(clock.now()),
    async until(day) {
      clock.set(`${day}T09:00:00+08:00`)
    },
    settle: () => settle(then),
  }
}

const PUBLIC_ACTOR: Actor = {
  kind: 'public',
  account: null,
  label: '公众',
  roles: [],
  districts: [],
  organisation: null,
  person: null,
  session: null,
}

const citizen = (person: string): Actor => ({
  ...PUBLIC_ACTOR,
  kind: 'citizen',
  label: '演示市民',
  roles: ['citizen'],
  person,
})

function postActor(login: string, place: Place): Actor {
  const account = DEMO_ACCOUNTS.find((one) => one.login === login)
  if (!account) throw new Error(`no demo account ${login}`)
  const organisation =
    account.organisation === 'provider'
      ? place.provider
      : account.organisation === 'assessor'
        ? place.assessor
        : account.organisation === 'employer'
          ? place.employer
          : null
  return {
    kind: organisation ? 'organisation' : 'official',
    account: `demo-${login}-${place.district}`,
    label: account.label,
    roles: [account.role],
    districts: organisation ? [] : account.district ? [place.district] : 'all',
    organisation,
    person: null,
    session: null,
  }
}

async function accounts(kernel: Kernel, secret: string, place: Place): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await kernel.database.transaction(async (db) => {
    const { now, today } = contextOf(kernel, { actor: PUBLIC_ACTOR, requestId: 'demo' }, db)
    for (const one of DEMO_ACCOUNTS) {
      const organisation =
        one.organisation === 'provider'
          ? place.provider
          : one.organisation === 'assessor'
            ? place.assessor
            : one.organisation === 'employer'
              ? place.employer
              : null
      const { account } = await createAccount(db, {
        kind: organisation ? 'organisation' : 'official',
        duty: ROLES[one.role].duty,
        login: one.login,
        label: one.label,
        now,
        ready: { passwordHash, totpSecret: secretFromWords(one.login), secrets: [secret] },
      })
      await giveGrant(db, {
        account,
        role: one.role,
        district: one.district,
        organisation,
        from: addDays(today, -1),
        to: null,
        by: null,
        now,
      })
    }
  })
}
