import { casesOf } from '../../../../kernel/case/index.ts'
import { addDays, type CivilDate, civilDate, yearOf } from '../../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../../../../kernel/verb/index.ts'
import {
  ACCREDITATION_PROCEDURES,
  addExaminer,
  addSupervisor,
  addVenue,
  applyForAccreditation,
  beginYearlyCheck,
  giveBackAccreditation,
  listAccredited,
  proposeLeaving,
} from '../../../../modules/accreditation/index.ts'
import { planExam } from '../../../../modules/assessment/index.ts'
import { freezeOrganisation, freezeProcedure } from '../../../../modules/certificates/index.ts'
import { registerOrganisation } from '../../../../modules/organisations/index.ts'
import { CASE_VERBS, FILE_VERBS } from '../../../modules.ts'
import { idNumber } from '../../people/people.ts'
import { inventCreditCode, type Place } from '../../setting/places.ts'
import { passedFor } from '../../story/passed.ts'
import { pastWalk } from '../../story/past-walk.ts'
import type { Walk } from '../../story/road.ts'

/** How far an application has come. */
const APPLICATIONS = ['filed', 'correcting', 'review', 'deciding', 'notice', 'refused', 'withdrawn'] as const

/** How far the year of an accredited one has come, and its way out. */
const STANDING = [
  ['reporting', 'dropped'],
  ['checking', 'told'],
  ['deciding', 'kept'],
  ['mending', 'deciding'],
  ['passed', 'notice'],
  ['failed', 'proposed'],
  ['dropped', 'ended'],
  ['dropped', 'teach-out'],
] as const

type Application = (typeof APPLICATIONS)[number]
type Year = (typeof STANDING)[number][0]
type Leaving = (typeof STANDING)[number][1]

interface Made {
  serial: number
  place: Place
  walk: Walk
  venue: string
}

const NAMES = ['海河职业技术学校', '津沽高级技工学校', '渤海装备技能评价中心', '滨城现代制造学校']
const PAPER = new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const LOGIN = 'pingjia'

/** Leaves the accreditation of assessment organisations at every stage: applications, years, ways out. All of it fictional. */
export async function accreditationDesk(
  kernel: Kernel,
  places: readonly Place[],
  today: CivilDate,
): Promise<void> {
  if (places.length < 2) return
  const many = APPLICATIONS.length + STANDING.length
  const schools = await performAsSystem(kernel, 'demo.accreditation', async (ctx) => {
    const made: Place[] = []
    for (let at = 0; at < many; at += 1) {
      const place = places[at % places.length] as Place
      const { id } = await registerOrganisation(ctx, {
        name: `${NAMES[at % NAMES.length]}${at + 1}（演示）`,
        creditCode: inventCreditCode(place.district, 3000 + at),
        kinds: ['vocational-school'],
        district: place.district,
      })
      made.push({ ...place, assessor: id })
    }
    return made
  })
  const made: Made[] = []
  for (const [serial, place] of schools.entries())
    made.push(
      await staffed({ serial, place, walk: pastWalk(kernel, place, addDays(today, -430)), venue: '' }, today),
    )
  const accredited = made.slice(0, STANDING.length)
  for (const one of accredited) await toNotice(one)
  const passed = (day: CivilDate) => passedFor(kernel, ACCREDITATION_PROCEDURES, day)
  await passed(addDays(today, -405))
  await years(kernel, accredited, today)
  for (const [at, [, leaving]] of STANDING.entries())
    if (leaving === 'ended' || leaving === 'teach-out')
      await givesBack(accredited[at] as Made, leaving, today)
  await passed(addDays(today, -6))
  for (const [at, [, leaving]] of STANDING.entries()) await leaves(accredited[at] as Made, leaving, today)
  await frozen(kernel, accredited, today)
  for (const [at, end] of APPLICATIONS.entries()) await apply(made[STANDING.length + at] as Made, end, today)
}

const does = <I extends object>(
  one: Made,
  login: string,
  number: string,
  step: string,
  more: I | object = {},
) => one.walk.does({ login }, CASE_VERBS.stepCase, { number, step, ...more })

const attach = ({ walk }: Made, login: string, number: string, name: string) =>
  walk.does({ login }, FILE_VERBS.attachToCase, { number, file: { name, content: PAPER } })

/** Three examiners, a supervisor and a venue. */
async function staffed(one: Made, today: CivilDate): Promise<Made> {
  const card = { cardFrom: addDays(today, -900), cardTo: addDays(today, 900) }
  const number = (at: number) => idNumber(civilDate('1975-06-15'), one.serial * 4 + at + 1, today)
  for (const [at, name] of ['演示·考评甲', '演示·考评乙', '演示·考评丙'].entries())
    await one.walk.does({ login: LOGIN }, addExaminer, {
      ...card,
      name,
      idNumber: number(at),
      card: `演示考评-${one.serial + 1}-${at + 1}`,
      occupation: '焊工',
      levels: [5, 4, 3],
    })
  await one.walk.does({ login: LOGIN }, addSupervisor, {
    ...card,
    name: '演示·督导',
    idNumber: number(3),
    card: `R1224${String(one.serial + 1).padStart(4, '0')}`,
  })
  const { id: venue } = await one.walk.does({ login: LOGIN }, addVenue, {
    name: '演示·一号考点',
    district: one.place.district,
    address: '演示·实训楼一层焊接车间',
    places: 40,
    equipment: '焊机 40 台、监控 12 路',
  })
  return { ...one, venue }
}

async function applied({ walk, place }: Made): Promise<string> {
  const { number } = await walk.does({ login: LOGIN }, applyForAccreditation, {
    category: 'S',
    occupations: '焊工',
    levels: [5, 4, 3],
    districts: [place.district],
    standard: '焊工国家职业技能标准（2018年版）',
    scheme: '演示：题库命题、两人阅卷、实操三名考评员评分、全程录像。',
    conflict: '演示：本校也办焊工培训，本校学员由别的评价机构考。',
  })
  if (!number) throw new Error('the school of the demo does not meet the conditions')
  return number
}

async function toReview(one: Made): Promise<string> {
  const number = await applied(one)
  await attach(one, LOGIN, number, '演示·认定方案.pdf')
  await does(one, 'shiju', number, 'accept')
  return number
}

async function toDecision(one: Made): Promise<string> {
  const number = await toReview(one)
  const input = { passes: 'yes', opinion: '演示：方案完整，命题、考务、监督都写清楚了。', free: true }
  for (const login of ['shiju', 'qufuhe']) await does(one, login, number, 'review', { input })
  await does(one, 'shiju', number, 'code', {
    input: { siteCode: String(800_001 + one.serial), bodyCode: '0000' },
  })
  return number
}

async function toNotice(one: Made): Promise<void> {
  await does(one, 'shifuhe', await toDecision(one), 'propose')
}

async function apply(one: Made, end: Application, today: CivilDate): Promise<void> {
  await one.walk.until(addDays(today, -3))
  if (end === 'notice') return toNotice(one)
  if (end === 'deciding') return void (await toDecision(one))
  if (end === 'review') return void (await toReview(one))
  const number = await applied(one)
  if (end === 'correcting')
    await does(one, 'shiju', number, 'correct', { corrections: ['scheme-paper', 'scheme'] })
  if (end === 'refused') await does(one, 'shifuhe', number, 'refuse', { reason: 'untrue' })
  if (end === 'withdrawn') await does(one, LOGIN, number, 'withdraw', { reason: 'later' })
}

/** The year that is over is checked, each as far as its place in the list says. */
async function years(kernel: Kernel, accredited: readonly Made[], today: CivilDate): Promise<void> {
  const began = addDays(today, -25)
  const [first] = accredited
  if (!first) return
  await first.walk.until(began)
  await first.walk.does({ login: 'shiju' }, beginYearlyCheck, { year: yearOf(began) - 1 })
  await passedFor(kernel, ACCREDITATION_PROCEDURES, began)
  for (const [at, [end]] of STANDING.entries()) {
    const one = accredited[at] as Made
    await one.walk.until(addDays(began, 1))
    if (end !== 'reporting' && end !== 'dropped') await year(kernel, one, end)
  }
}

async function year(kernel: Kernel, one: Made, end: Year): Promise<void> {
  const [open] = await casesOf(kernel.database.db, {
    kind: 'PN',
    organisation: one.place.assessor,
    closed: false,
  })
  const number = open?.number ?? ''
  const input = { complaints: 1, report: '演示：考评员、考点没有变化，一件投诉已经答复。' }
  await does(one, LOGIN, number, 'confirm', { input })
  if (end === 'checking') return
  await does(one, 'shiju', number, 'check', { input: { finding: '演示：抽查三场录像和评分表' } })
  if (end === 'mending') await does(one, 'shifuhe', number, 'mend', { note: '演示：请补齐录像' })
  if (end === 'passed') await does(one, 'shifuhe', number, 'pass')
  if (end === 'failed') await does(one, 'shifuhe', number, 'fail', { note: '演示：三场没有录像' })
}

/** One has nothing left to examine when its way out begins; the other has one examination planned. */
async function givesBack(one: Made, how: 'ended' | 'teach-out', today: CivilDate): Promise<void> {
  if (how === 'teach-out') {
    const { outcome } = await one.walk.does({ login: LOGIN }, planExam, {
      occupation: '焊工',
      level: '4',
      heldOn: addDays(today, 20),
      venue: one.venue,
      capacity: 30,
    })
    if (outcome !== 'planned') throw new Error('the school of the demo may not plan its last examination')
  }
  const { number } = await one.walk.does({ login: LOGIN }, giveBackAccreditation, {
    reason: '演示：集中办培训，不再做评价',
  })
  await does(one, 'shifuhe', number, 'decide', { note: '演示：同意退出' })
}

/** Issuing that was stopped: one answers for it, one is to be lifted, one was, and one went on by itself. */
async function frozen(kernel: Kernel, accredited: readonly Made[], today: CivilDate): Promise<void> {
  const freeze = async (one: Made, on: CivilDate): Promise<string> => {
    const walk = pastWalk(kernel, one.place, on)
    const reason = '演示：抽查录像，两场考试的监考员没有证卡。'
    return (await walk.does({ login: 'shiju' }, freezeOrganisation, { id: one.place.assessor, reason }))
      .number
  }
  const [waits, lifting, lifted, lapsed] = accredited as [Made, Made, Made, Made]
  await freeze(lapsed, addDays(today, -60))
  await passedFor(kernel, [freezeProcedure], addDays(today, -10))
  const answered = await freeze(waits, addDays(today, -3))
  await does(waits, LOGIN, answered, 'answer', { input: { text: '演示：两名监考员已经换成有证卡的。' } })
  for (const one of [lifting, lifted]) {
    const number = await freeze(one, addDays(today, -3))
    await does(one, 'shiju', number, 'propose-lifting', { note: '演示：看过改正材料，属实。' })
    if (one === lifted) await does(one, 'shifuhe', number, 'lift', { note: '演示：同意恢复。' })
  }
}

async function leaves(one: Made, end: Leaving, today: CivilDate): Promise<void> {
  if (end === 'ended' || end === 'teach-out' || end === 'proposed') return
  await one.walk.until(addDays(today, -3))
  if (end === 'deciding') {
    await one.walk.does({ login: LOGIN }, giveBackAccreditation, { reason: '演示：场地改建，不再评价' })
    return
  }
  const { items } = await one.walk.does('public', listAccredited, { district: one.place.district })
  const found = items.find(({ organisation }) => organisation === one.place.assessor)
  if (!found) throw new Error('a school of the demo is not accredited')
  const { number } = await one.walk.does({ login: 'shiju' }, proposeLeaving, {
    id: found.id,
    reason: 'out-of-scope',
    finding: '演示：在备案以外的区组织过一场考试',
  })
  if (end === 'dropped') return void (await does(one, 'shiju', number, 'drop', { reason: 'not-shown' }))
  await attach(one, 'shiju', number, '演示·检查记录.pdf')
  await does(one, 'shiju', number, 'tell')
  if (end === 'told') return
  await does(one, LOGIN, number, 'answer', { input: { text: '演示：那一场是培训结业考核，不是等级认定。' } })
  if (end === 'kept') await does(one, 'shifuhe', number, 'keep', { reason: 'upheld' })
  if (end === 'notice') await does(one, 'shifuhe', number, 'decide', { note: '演示：理由不成立' })
}
