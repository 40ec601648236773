import { casesOf } from '../../../kernel/case/index.ts'
import { addDays, type CivilDate, yearOf } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../../../kernel/verb/index.ts'
import {
  applyForBase,
  applyForCentre,
  beginCentreYear,
  CENTRE_PROCEDURES,
  giveBackCentre,
  importStaff,
  listCentres,
  proposeRevocation,
  writeStaff,
} from '../../../modules/centres/index.ts'
import { registerOrganisation } from '../../../modules/organisations/index.ts'
import { CASE_VERBS, FILE_VERBS } from '../../modules.ts'
import { chanceFrom } from '../chance.ts'
import { inventPerson } from '../people/people.ts'
import { inventCreditCode, type Place } from '../setting/places.ts'
import { passedFor } from '../story/passed.ts'
import { pastWalk } from '../story/past-walk.ts'
import type { Walk } from '../story/road.ts'

/** How far an application has come. */
const APPLICATIONS = [
  'filed',
  'correcting',
  'materials',
  'visit',
  'deciding',
  'notice',
  'refused',
  'withdrawn',
] as const

/** How far the year of a centre that was named has come, the one in the demo's own district first. */
const YEARS = ['assessing', 'reporting', 'deciding', 'mending', 'passed', 'failed', 'ended'] as const

/** An enterprise of the demo with who acts there. */
interface Made {
  place: Place
  walk: Walk
}

const PAPER = new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const photo = (at: number) => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, at])

/**
 * Leaves enterprise training centres at every stage: applications, named ones in their yearly assessment, endings. The
 * enterprise whose account can be signed in to is left free to apply. All of it fictional.
 */
export async function centreDesk(kernel: Kernel, places: readonly Place[], today: CivilDate): Promise<void> {
  const [own, ...others] = places
  if (!own || others.length < APPLICATIONS.length + YEARS.length - 2) return
  const extra = await performAsSystem(kernel, 'demo.centres', async (ctx) => {
    const made: Place[] = []
    for (const [at, name] of ['滨海精密机械有限公司（演示）', '滨海动力装备有限公司（演示）'].entries()) {
      const creditCode = inventCreditCode(own.district, 900 + at)
      const kinds = ['employer' as const]
      const { id } = await registerOrganisation(ctx, { name, creditCode, kinds, district: own.district })
      made.push({ ...own, employer: id, employerCode: creditCode })
    }
    return made
  })
  const made = (place: Place): Made => ({ place, walk: pastWalk(kernel, place, addDays(today, -430)) })
  const [filed, assessing] = extra.map(made) as [Made, Made]
  const rest = others.map(made)
  const named = [assessing, ...rest.slice(0, YEARS.length - 1)]
  for (const one of named) await toNotice(one)
  await passed(kernel, addDays(today, -405))
  await years(kernel, named, today)
  await keepArchive(named[YEARS.indexOf('passed')] as Made, today)
  const applying = [filed, ...rest.slice(YEARS.length - 1)]
  for (const [at, end] of APPLICATIONS.entries()) await apply(applying[at] as Made, end, today)
}

const passed = (kernel: Kernel, day: CivilDate) => passedFor(kernel, CENTRE_PROCEDURES, day)

const step = async (
  { walk }: Made,
  login: string,
  number: string,
  name: string,
  more: { reason?: string; note?: string; input?: Record<string, unknown>; corrections?: string[] } = {},
): Promise<void> => {
  await walk.does({ login }, CASE_VERBS.stepCase, { number, step: name, ...more })
}

async function applied({ walk }: Made): Promise<string> {
  const { number } = await walk.does({ login: 'qiye' }, applyForCentre, {
    staff: 1200,
    capacity: 160,
    teachers: 18,
    occupations: '焊工、装配钳工、车工',
    place: '演示·厂区培训楼一至三层',
    why: '演示：大型装备制造企业，自有实训车间和题库，每年新招技能岗位三百人，全部先训后上岗。',
  })
  if (!number) throw new Error('the enterprise of the demo does not meet the conditions')
  return number
}

const attach = (made: Made, login: string, number: string, name: string, content: Uint8Array) =>
  made.walk.does({ login }, FILE_VERBS.attachToCase, { number, file: { name, content } })

async function toVisit(made: Made): Promise<string> {
  const number = await applied(made)
  await attach(made, 'qiye', number, '演示·场地和教师证明.pdf', PAPER)
  await step(made, 'qushouli', number, 'recommend', { note: '演示：情况属实，同意推荐' })
  await step(made, 'shiju', number, 'accept')
  return number
}

async function toDecision(made: Made): Promise<string> {
  const number = await toVisit(made)
  for (const [at, name] of ['车间', '设备', '教室'].entries())
    await attach(made, 'qufuhe', number, `演示·${name}.png`, photo(at))
  const input = {
    visitedOn: await made.walk.today(),
    capacity: 160,
    teachers: 18,
    finding: '演示：看了实训车间、设备、教师和台账，与申报一致。',
    free: true,
  }
  for (const login of ['qufuhe', 'shiju']) await step(made, login, number, 'sign', { input })
  return number
}

async function toNotice(made: Made): Promise<void> {
  await step(made, 'shifuhe', await toDecision(made), 'propose')
}

/** An application that has come so far, a few days ago. */
async function apply(made: Made, end: (typeof APPLICATIONS)[number], today: CivilDate): Promise<void> {
  await made.walk.until(addDays(today, -3))
  if (end === 'notice') return toNotice(made)
  if (end === 'deciding') return void (await toDecision(made))
  if (end === 'visit') return void (await toVisit(made))
  const number = await applied(made)
  if (end === 'correcting')
    await step(made, 'qushouli', number, 'correct', { corrections: ['place-proof', 'teachers'] })
  if (end === 'refused') await step(made, 'qushouli', number, 'not-recommend', { reason: 'untrue' })
  if (end === 'withdrawn') await step(made, 'qiye', number, 'withdraw', { reason: 'later' })
  if (end !== 'materials') return
  await attach(made, 'qiye', number, '演示·场地和教师证明.pdf', PAPER)
  await step(made, 'qushouli', number, 'recommend', { note: '演示：情况属实，同意推荐' })
}

/** The year that is over is assessed, each centre as far as its place in the list says; then what ends. */
async function years(kernel: Kernel, named: readonly Made[], today: CivilDate): Promise<void> {
  const began = addDays(today, -25)
  const [first] = named
  if (!first) return
  await first.walk.until(began)
  await first.walk.does({ login: 'shiju' }, beginCentreYear, { year: yearOf(began) - 1 })
  await passed(kernel, began)
  for (const [at, end] of YEARS.entries()) {
    const made = named[at] as Made
    await made.walk.until(addDays(began, 1))
    if (end === 'ended') {
      const reason = '演示：培训并入集团统一组织'
      const { number } = await made.walk.does({ login: 'qiye' }, giveBackCentre, { reason })
      await step(made, 'shifuhe', number, 'decide', { note: '演示：同意注销' })
    } else if (end !== 'reporting') await year(kernel, made, end)
  }
  for (const [at, end] of BASES.entries()) await base(named[at] as Made, end)
  await passed(kernel, addDays(today, -6))
  for (const [at, end] of ENDINGS.entries()) await ending(named[at] as Made, end, today)
  // Another became free to try again.
  await base(named[BASES.indexOf('refused')] as Made, 'notice')
}

async function year(kernel: Kernel, made: Made, end: (typeof YEARS)[number]): Promise<void> {
  const [open] = await casesOf(kernel.database.db, {
    kind: 'QN',
    organisation: made.place.employer,
    closed: false,
  })
  const number = open?.number ?? ''
  const ownTrained = end === 'failed' || end === 'mending' ? 20 : 460
  const input = { ownTrained, staff: 1220, capacity: 160, teachers: 19, remark: '演示：含安全和新工艺培训' }
  await step(made, 'qiye', number, 'confirm', { input })
  if (end === 'assessing') return
  await step(made, 'qushouli', number, 'assess', { note: '演示：与台账一致' })
  if (end === 'mending') await step(made, 'shifuhe', number, 'mend', { note: '演示：请补足职工培训' })
  if (end === 'passed') await step(made, 'shifuhe', number, 'pass')
  if (end === 'failed') await step(made, 'shifuhe', number, 'fail', { note: '演示：全年几乎没有培训' })
}

/** A centre has brought in the archive of its own staff, as its personnel office would: one sheet. */
async function keepArchive({ walk }: Made, today: CivilDate): Promise<void> {
  const chance = chanceFrom(120_116)
  const lines = Array.from({ length: 60 }, (_, at) => {
    const { name, idNumber } = inventPerson(chance, STAFF_FROM + at, today)
    const since = addDays(today, -400 - 50 * at)
    return { name, idNumber, post: chance.one(POSTS), since, left: '', levels: '', trained: '' }
  })
  const { bytes } = await writeStaff(lines)
  const file = { name: '演示·职工培训档案.xlsx', content: new Uint8Array(bytes) }
  const { errors } = await walk.does({ login: 'qiye' }, importStaff, { file })
  if (errors.length > 0) throw new Error(`the archive of the demo: ${errors[0]?.message}`)
}

const POSTS = ['焊接班长', '装配钳工', '数控车工', '质检员', '设备维护']

/** Beyond everybody whom the demo and its tour register. */
const STAFF_FROM = 8000

/** How far a centre has come on its way to a public training base; the one in notice has become it since. */
const BASES = ['deciding', 'filed', 'refused', 'withdrawn', 'notice'] as const

async function base(made: Made, end: (typeof BASES)[number]): Promise<void> {
  const { number } = await made.walk.does({ login: 'qiye' }, applyForBase, {
    publicSeats: 40,
    plan: '演示：周末和晚间向社会开放焊接、钳工工位，免费提供设备和耗材。',
  })
  if (!number) throw new Error('the centre of the demo cannot be a base')
  if (end === 'filed') return
  if (end === 'withdrawn') return step(made, 'qiye', number, 'withdraw', { reason: 'later' })
  if (end === 'refused') return step(made, 'shifuhe', number, 'refuse', { reason: 'no-need' })
  await step(made, 'qushouli', number, 'recommend', { note: '演示：设备和师资向社会开放没有困难' })
  if (end === 'notice') await step(made, 'shifuhe', number, 'propose')
}

/** How far an ending has come; the one that follows from a year that failed stands as proposed by itself. */
const ENDINGS = ['dropped', 'told', 'kept', 'deciding', 'notice'] as const

async function ending(made: Made, end: (typeof ENDINGS)[number], today: CivilDate): Promise<void> {
  await made.walk.until(addDays(today, -3))
  const { items } = await made.walk.does('public', listCentres, { district: made.place.district })
  const centre = items.find(({ organisation }) => organisation === made.place.employer)
  if (!centre) throw new Error(`no centre was named in ${made.place.district}`)
  const { number } = await made.walk.does({ login: 'shiju' }, proposeRevocation, {
    id: centre.id,
    reason: 'untrue',
    finding: '演示：年度报告的教师人数与社保登记不符',
  })
  if (end === 'dropped') return step(made, 'shiju', number, 'drop', { reason: 'not-shown' })
  await attach(made, 'shiju', number, '演示·检查记录.pdf', PAPER)
  await step(made, 'shiju', number, 'tell')
  if (end === 'told') return
  await step(made, 'qiye', number, 'answer', { input: { text: '演示：三名教师为返聘，不在社保名册里。' } })
  if (end === 'kept') await step(made, 'shifuhe', number, 'keep', { reason: 'upheld' })
  if (end === 'notice') await step(made, 'shifuhe', number, 'decide', { note: '演示：理由不成立' })
}
