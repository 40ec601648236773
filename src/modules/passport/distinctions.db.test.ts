import { afterAll, beforeAll, expect, test } from 'vitest'
import { agent, asking, citizen, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { anAssessor } from '../../../test/sitting/sitting-walk.ts'
import { perform, performAsSystem } from '../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../main/modules.ts'
import { applicantFacts } from '../assessment/application/applicant-facts.ts'
import { planExam } from '../assessment/index.ts'
import { examById } from '../assessment/store.ts'
import { enterEarlier } from '../certificates/verbs/enter-earlier.ts'
import { proposeRevocation } from '../certificates/verbs/propose-revocation.ts'
import { readCertificate } from '../certificates/verbs/read-certificate.ts'
import { registerPerson } from '../people/index.ts'
import { myPassport, myPassportFile } from './verbs/my-passport.ts'
import { openPassport, sharePassport } from './verbs/share-passport.ts'

const CLERK = official('district-clerk', ['120116'])
const REVIEWER = official('district-reviewer', ['120116'])
const CITY = official('municipal-officer')
const SECOND = official('municipal-reviewer')
const WELDER = { name: '张建国', idNumber: '11010519491231002X' }
const FITTER = { name: '李建军', idNumber: '120101198003075119' }

let kernel: TestKernel
let welder: string
let fitter: string
beforeAll(async () => {
  kernel = await testKernel({ at: '2026-03-02T09:00:00+08:00' })
  ;[welder, fitter] = await performAsSystem(kernel, 'test', async (ctx) => [
    (await registerPerson(ctx, { ...WELDER, trust: 'B' })).id,
    (await registerPerson(ctx, { ...FITTER, trust: 'B' })).id,
  ])
})
afterAll(() => kernel.close())

const entry = (more: object = {}) => ({
  ...WELDER,
  scheme: 'competition' as const,
  certificateNumber: '津人社技竞〔2025〕7号',
  occupation: '焊工',
  distinction: '第三届海河工匠杯焊工项目第 2 名',
  issuedOn: '2025-09-30',
  issuer: '天津市人力资源和社会保障局',
  evidence: '看过表彰文件和获奖证书原件',
  ...more,
})
const enters = async (more: object = {}) => (await kernel.as(CLERK, enterEarlier, entry(more))).number
const step = (who: typeof CLERK, number: string, name: string) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name })
const passportOf = (person: string) => kernel.as(citizen(person), myPassport, {})
const distinctionsOf = async (person: string) => (await passportOf(person)).distinctions

test('竞赛获奖、荣誉由一人登记、另一人核验；核验了才写进技能护照，不写文号', async () => {
  const number = await enters()
  expect(await distinctionsOf(welder)).toEqual([])
  await expect(step(CLERK, number, 'accept')).rejects.toMatchObject({ status: 403 })
  await step(REVIEWER, number, 'accept')
  const won = {
    title: '第三届海河工匠杯焊工项目第 2 名',
    scheme: '技能竞赛获奖证书',
    issuer: '天津市人力资源和社会保障局',
    issuedOn: '2025-09-30',
  }
  expect(await distinctionsOf(welder)).toEqual([won])
  const shown = await passportOf(welder)
  expect(shown.earlier).toEqual([])
  expect(JSON.stringify(shown)).not.toContain('2025〕7号')
  const file = async (kind: 'jsonld' | 'pdf') =>
    (await perform(kernel, myPassportFile, asking(citizen(welder)), { kind })).bytes
  expect(JSON.parse(new TextDecoder().decode(await file('jsonld'))).award).toEqual([
    '第三届海河工匠杯焊工项目第 2 名（天津市人力资源和社会保障局，2025-09-30）',
  ])
  expect((await file('pdf')).length).toBeGreaterThan(1000)
})

test('只分享证书的链接，打开看不到获奖和荣誉', async () => {
  const shows = async (trainings: boolean) => {
    const { code } = await kernel.as(citizen(welder), sharePassport, { days: 1, trainings })
    return (await kernel.as(citizen(fitter), openPassport, { code })).distinctions.length
  }
  expect(await shows(true)).toBeGreaterThan(0)
  expect(await shows(false)).toBe(0)
})

test('一份表彰文件写几个人、一个人几项，各登记各的；同一人同一项不登记两次', async () => {
  await step(REVIEWER, await enters(FITTER), 'accept')
  expect(await distinctionsOf(fitter)).toHaveLength(1)
  await step(REVIEWER, await enters({ scheme: 'honour', distinction: '天津市技术能手' }), 'accept')
  expect((await distinctionsOf(welder)).map(({ title }) => title)).toContain('天津市技术能手')
  await expect(enters()).rejects.toMatchObject({ status: 409 })
  const both = await Promise.allSettled([1, 2].map(() => enters({ distinction: '全国技术能手' })))
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test.each([
  [{ distinction: null }, 'distinction'],
  [{ distinction: '冠军' }, 'distinction'],
  [{ level: '3' }, 'level'],
  [{ grade: 'middle' }, 'grade'],
  [{ issuedOn: '2026-03-03' }, 'issuedOn'],
  [{ scheme: 'other', level: '3' }, 'distinction'],
  [{ scheme: 'title', grade: 'middle' }, 'distinction'],
])('填错的退回，指出是哪一栏：%j', async (more, path) => {
  await expect(enters({ certificateNumber: '文号 9', ...more })).rejects.toMatchObject({
    fields: expect.arrayContaining([expect.objectContaining({ path })]),
  })
})

test('名次、荣誉不是等级，也不是职称：申报条件里不算', async () => {
  const assessor = await anAssessor(kernel)
  const { id } = await kernel.as(agent('assessor-agent', assessor), planExam, {
    occupation: '焊工',
    level: '3',
    heldOn: '2026-03-20',
    place: '第一考点',
    capacity: 30,
    class: null,
  })
  const { facts, sources } = await performAsSystem(kernel, 'test', async (ctx) => {
    const exam = await examById(ctx.db, id ?? '')
    if (!exam) throw new Error('no examination')
    return applicantFacts(ctx, exam, welder)
  })
  expect([facts.applicant.certificates, facts.applicant.titles, sources]).toEqual([[], [], []])
})

test('查实不实的，市局两人撤销登记，护照里就没有了；同一份文件里别人的不动', async () => {
  const { earlier } = await kernel.as(CITY, readCertificate, { number: '津人社技竞〔2025〕7号' })
  // Whoever revokes sees whose it is.
  const own = earlier.filter(
    ({ holder, levelText }) => holder.startsWith('张') && levelText.includes('第 2 名'),
  )
  expect(own).toHaveLength(1)
  const { number } = await kernel.as(CITY, proposeRevocation, {
    id: own[0]?.id ?? '',
    reason: 'fraud',
    basis: '主办方函复名单里没有此人',
  })
  await step(SECOND, number, 'approve')
  expect((await distinctionsOf(welder)).map(({ title }) => title)).toEqual(['天津市技术能手'])
  expect(await distinctionsOf(fitter)).toHaveLength(1)
})
