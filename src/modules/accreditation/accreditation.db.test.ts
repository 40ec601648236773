import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ASKED, AT, accreditationWalk, BUREAU } from '../../../test/accreditation/accreditation-walk.ts'
import { official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { casesOf } from '../../kernel/case/index.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { CASE_VERBS, FOLLOWERS } from '../../main/modules.ts'
import { planExam } from '../assessment/index.ts'
import { organisationById, scopesOf } from '../organisations/index.ts'
import { accreditationById, accreditationNow } from './register/accreditation.ts'
import { applyForAccreditation } from './verbs/apply.ts'
import { beginYearlyCheck, giveBackAccreditation, proposeLeaving } from './verbs/leave.ts'
import { listAccredited, readAccredited } from './verbs/list.ts'
import { myAccreditation } from './verbs/mine.ts'
import { addExaminer, addSupervisor, memberLeaves, shutVenue } from './verbs/people-and-places.ts'

let kernel: TestKernel
let walk: ReturnType<typeof accreditationWalk>
beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = accreditationWalk(kernel)
})
afterAll(() => kernel?.close())

const { officer, expert, decider } = BUREAU
const at = (day: string) => kernel.clock.set(`${day}T09:00:00+08:00`)
const unmet = (decision: { reasons: { met: boolean; rule: string }[] } | null) =>
  decision?.reasons.flatMap(({ met, rule }) => (met ? [] : [rule]))
const plan = (one: { agent: typeof officer; venue: string }, more: object = {}) =>
  kernel.as(one.agent, planExam, {
    occupation: '焊工',
    level: '4',
    heldOn: '2026-05-20',
    venue: one.venue,
    capacity: 30,
    ...more,
  })

describe('备案', () => {
  test('受理、两人评审、核定序列码、公示以后备案；公众看得到范围、考点和利害关系，看不到人员姓名', async () => {
    at('2026-03-02')
    const one = await walk.organisation()
    const number = await walk.toDecision(one)
    expect(await walk.stateOf(number)).toBe('deciding')
    await expect(walk.step(decider, number, 'propose')).rejects.toMatchObject({
      code: 'accreditation.notMet',
      detail: expect.stringContaining('序列码'),
    })
    await walk.code(number, '700001')
    await walk.step(decider, number, 'propose')
    await walk.until('2026-03-12')
    expect(await walk.stateOf(number)).toBe('accredited')
    const { items } = await kernel.as(PUBLIC, listAccredited, { occupation: '焊工', district: AT })
    const listed = items.find(({ organisation }) => organisation === one.id)
    const shown = await kernel.as(PUBLIC, readAccredited, { id: listed?.id ?? '' })
    expect(shown.accreditation).toMatchObject({ conflict: ASKED.conflict, category: '社会培训评价组织' })
    expect(shown.standing).toMatchObject({ examiners: 3, supervisors: 1, venues: [{ places: 40 }] })
    expect(JSON.stringify(shown)).not.toContain('考评员甲')
    expect(await organisationById(kernel.database.db, one.id)).toMatchObject({
      kinds: ['vocational-school', 'assessor'],
      siteCode: '700001',
    })
    const [scope] = await scopesOf(kernel.database.db, one.id)
    expect(scope).toMatchObject({ purpose: 'assessment', from: '2026-03-12', to: '2029-03-11' })
  })

  test('不够条件的当场说明是哪一条；职业名称不对的指出来；别的单位在办不影响', async () => {
    at('2026-03-02')
    const one = await walk.organisation()
    const refused = await kernel.as(one.agent, applyForAccreditation, {
      ...ASKED,
      occupations: '焊工、铆工',
      districts: [AT, '120101'],
      category: 'Y',
    })
    expect(refused.outcome).toBe('refused')
    expect(unmet(refused.decision)).toEqual(['applicant-kind', 'examiners-with-card', 'venue-places'])
    await expect(walk.applied(one, { occupations: '炼丹工' })).rejects.toMatchObject({
      fields: [{ message: expect.stringContaining('炼丹工') }],
    })
    await walk.applied(one)
    await expect(walk.applied(one)).rejects.toMatchObject({ code: 'accreditation.applicationOpen' })
  })

  test('用人单位评价本单位职工和劳务派遣、实习人员，证书字头为 Y', async () => {
    at('2026-03-02')
    const one = await walk.organisation(['employer'])
    await walk.accredited(one, '700002', '2026-03-12', {
      category: 'Y',
      candidates: ['dispatched', 'interns'],
    })
    expect(await accreditationNow(kernel.database.db, one.id)).toMatchObject({
      category: 'Y',
      candidates: ['staff', 'dispatched', 'interns'],
    })
    expect(await plan(one)).toMatchObject({ outcome: 'planned' })
  })

  test('评审人不能决定，回避的、同一人不能再提意见，有人不通过就不能备案', async () => {
    at('2026-03-02')
    const one = await walk.organisation()
    const number = await walk.applied(one)
    await expect(walk.step(officer, number, 'accept')).rejects.toMatchObject({
      code: 'accreditation.noPapers',
    })
    await walk.attach(one.agent, number, '认定方案')
    await walk.step(officer, number, 'accept')
    await expect(walk.review(expert, number, { free: false })).rejects.toMatchObject({ status: 400 })
    await walk.review(expert, number, { passes: 'no' })
    await expect(walk.review(expert, number)).rejects.toMatchObject({ code: 'accreditation.reviewedAlready' })
    await walk.step(officer, number, 'recuse', { reason: 'worked' })
    await expect(walk.review(officer, number)).rejects.toMatchObject({
      code: 'accreditation.ownOrganisation',
    })
    const third = { ...officer, account: '00000000-0000-4000-8000-00000000beef', label: '市业务二' }
    await walk.review(third, number)
    await walk.code(number, '700003')
    await expect(walk.step(decider, number, 'propose')).rejects.toMatchObject({
      detail: expect.stringContaining('1 人不通过'),
    })
    await walk.step(decider, number, 'review-again', { note: '请补充命题说明后重评' })
    await walk.review(expert, number)
    await walk.review(third, number)
    await walk.step(decider, number, 'propose')
    expect(await walk.stateOf(number)).toBe('notice')
  })

  test('公示期间考评员的证卡到期，不备案，退回决定', async () => {
    at('2026-03-02')
    const one = await walk.organisation(['vocational-school'], '2026-03-08')
    const number = await walk.accredited(one, '700004', '2026-03-12')
    expect(await walk.stateOf(number)).toBe('deciding')
    expect(await accreditationNow(kernel.database.db, one.id)).toBeNull()
  })

  test('别的单位的序列码不能再给；督导员证卡编号、过期和重复的证卡当场拒绝', async () => {
    at('2026-03-02')
    const one = await walk.organisation()
    const number = await walk.toDecision(one)
    await expect(walk.code(number, '700001')).rejects.toMatchObject({
      code: 'organisations.siteCodeOfAnother',
    })
    const person = { name: '王督导', idNumber: one.people[0] ?? '', cardFrom: '2024-01-01' }
    await expect(
      kernel.as(one.agent, addSupervisor, { ...person, card: 'X12240001', cardTo: '2030-01-01' }),
    ).rejects.toMatchObject({ code: 'accreditation.supervisorCard' })
    await expect(
      kernel.as(one.agent, addSupervisor, { ...person, card: 'R12249001', cardTo: '2026-03-01' }),
    ).rejects.toMatchObject({ code: 'accreditation.cardPast' })
    const again = {
      ...person,
      card: 'KP-1-0',
      cardTo: '2030-01-01',
      occupation: '焊工',
      levels: [5 as const],
    }
    await expect(kernel.as(one.agent, addExaminer, again)).rejects.toMatchObject({
      code: 'accreditation.cardElsewhere',
    })
  })
})

describe('备案范围以外的不能编考试计划', () => {
  test('别的等级、别的区、过了有效期、座位超过考位、没有选自己的考点：都说明是哪一条', async () => {
    at('2026-03-02')
    const one = await walk.organisation()
    const other = await walk.organisation()
    await walk.accredited(one, '700011', '2026-03-12')
    expect(await plan(one)).toMatchObject({ outcome: 'planned' })
    expect(unmet((await plan(one, { level: '2' })).decision)).toEqual(['scope', 'venue-in-scope'])
    expect(unmet((await plan(one, { heldOn: '2029-03-12' })).decision)).toEqual(['scope', 'venue-in-scope'])
    expect(unmet((await plan(one, { capacity: 41 })).decision)).toEqual(['venue-seats'])
    expect(unmet((await plan(one, { venue: other.venue, place: '别人的考点' })).decision)).toEqual([
      'own-venue',
    ])
    await kernel.as(one.agent, shutVenue, { id: one.venue })
    expect(unmet((await plan(one, { place: '一号考点' })).decision)).toEqual(['own-venue'])
    await expect(kernel.as(other.agent, shutVenue, { id: one.venue })).rejects.toMatchObject({ status: 404 })
  })
})

describe('年度检查', () => {
  test('机构确认、市里检查、另一人决定；没有改好的定为不合格，自动提出取消', async () => {
    at('2026-03-02')
    const one = await walk.organisation()
    await walk.accredited(one, '700021', '2026-03-12')
    await expect(kernel.as(officer, beginYearlyCheck, { year: 2026 })).rejects.toMatchObject({ status: 409 })
    at('2027-01-05')
    await kernel.as(officer, beginYearlyCheck, { year: 2026 })
    await walk.settle()
    const [opened] = await casesOf(kernel.database.db, { kind: 'PN', organisation: one.id })
    const number = opened?.number ?? ''
    const input = { complaints: 2, report: '考评员没有变化，投诉两件都已答复。' }
    await walk.step(one.agent, number, 'confirm', { input })
    await walk.step(officer, number, 'check', { input: { finding: '抽查三场录像，一场没有录像' } })
    await expect(walk.step(officer, number, 'pass')).rejects.toMatchObject({ status: 403 })
    await walk.step(decider, number, 'mend', { note: '补齐录像设备' })
    await walk.until('2027-04-20')
    expect(await walk.stateOf(number)).toBe('deciding')
    await walk.step(decider, number, 'fail', { note: '逾期没有改正' })
    await walk.settle()
    const [ending] = await casesOf(kernel.database.db, { kind: 'PC', organisation: one.id })
    expect(ending).toMatchObject({ state: 'proposed' })
  })
})

describe('退出', () => {
  test('自愿退出：公示期满不能编新计划，已经编的考完以前备案还在，取消考试以后终止', async () => {
    at('2026-03-02')
    const one = await walk.organisation()
    await walk.accredited(one, '700031', '2026-03-12')
    const planned = await plan(one)
    const { number } = await kernel.as(one.agent, giveBackAccreditation, { reason: '业务调整，不再评价' })
    await expect(
      kernel.as(one.agent, giveBackAccreditation, { reason: '业务调整，不再评价' }),
    ).rejects.toMatchObject({ code: 'accreditation.endingOpen' })
    await walk.step(decider, number, 'decide', { note: '同意' })
    await walk.until('2026-03-25')
    expect(await walk.stateOf(number)).toBe('teach-out')
    expect(unmet((await plan(one)).decision)).toEqual(['scope', 'not-teaching-out'])
    await kernel.as(one.agent, CASE_VERBS.stepCase, {
      number: planned.number ?? '',
      step: 'cancel',
      reason: 'too-few',
    })
    await walk.settle()
    expect(await walk.stateOf(number)).toBe('ended')
    expect(await accreditationNow(kernel.database.db, one.id)).toBeNull()
    expect(await kernel.as(one.agent, myAccreditation, {})).toMatchObject({
      accreditation: null,
      mayApply: true,
    })
  })

  test('取消：没有依据不能告知，机构可以申辩，没有在考的公示期满就终止，限期内不能再申请', async () => {
    at('2026-03-02')
    const one = await walk.organisation()
    await walk.accredited(one, '700032', '2026-03-12')
    const now = await accreditationNow(kernel.database.db, one.id)
    const elsewhere = official('district-clerk', ['120101'])
    await expect(
      kernel.as(elsewhere, proposeLeaving, { id: now?.id ?? '', reason: 'leaked', finding: '替考三人' }),
    ).rejects.toMatchObject({ status: 403 })
    const { number } = await kernel.as(officer, proposeLeaving, {
      id: now?.id ?? '',
      reason: 'leaked',
      finding: '替考三人',
    })
    await expect(walk.step(officer, number, 'tell')).rejects.toMatchObject({
      code: 'accreditation.noEvidence',
    })
    await walk.attach(officer, number, '检查记录')
    await walk.step(officer, number, 'tell')
    await walk.step(one.agent, number, 'answer', { input: { text: '替考的是考生自己，本单位已经报案。' } })
    await expect(walk.step(one.agent, number, 'take-back', { reason: 'goes-on' })).rejects.toMatchObject({
      code: 'accreditation.notYours',
    })
    await walk.step(decider, number, 'decide', { note: '事实清楚' })
    await walk.until('2026-03-25')
    await walk.settle()
    expect(await walk.stateOf(number)).toBe('ended')
    expect(await accreditationById(kernel.database.db, now?.id ?? '')).toMatchObject({
      endSort: 'revoked',
      endedOn: '2026-03-25',
    })
    const again = await kernel.as(one.agent, applyForAccreditation, ASKED)
    expect(unmet(again.decision)).toEqual(['accreditation-ban'])
  })
})

test('离任的考评员不再算数，不能替别的单位办离任', async () => {
  at('2026-03-02')
  const one = await walk.organisation()
  const other = await walk.organisation()
  const mine = await kernel.as(one.agent, myAccreditation, {})
  const id = mine.members.find(({ role }) => role === '考评员')?.id ?? ''
  await expect(kernel.as(other.agent, memberLeaves, { id })).rejects.toMatchObject({ status: 404 })
  await kernel.as(one.agent, memberLeaves, { id })
  const refused = await kernel.as(one.agent, applyForAccreditation, ASKED)
  expect(unmet(refused.decision)).toEqual(['examiners-with-card'])
})
