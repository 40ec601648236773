import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, citizen, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { approvedClass, openSchool, traineeOf, workers } from '../../../test/training/classroom.ts'
import { readFile, tickCases } from '../../kernel/case/index.ts'
import { workOff } from '../../kernel/event/index.ts'
import { listMessages, tellPeople } from '../../kernel/message/index.ts'
import { addDays, civilDate } from '../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../kernel/verb/index.ts'
import { idNumber } from '../../main/demo/people/people.ts'
import { inventCreditCode } from '../../main/demo/setting/places.ts'
import { CASE_VERBS, FOLLOWERS, PROCEDURES } from '../../main/modules.ts'
import {
  agreementsOf,
  beginRectification,
  endAgreement,
  giveAgreement,
  giveScope,
  registerOrganisation,
  setStatus,
} from '../organisations/index.ts'
import { registerPerson } from '../people/index.ts'
import { announceOffer } from './verbs/announce.ts'
import { compareOffers, listOffers, readPublicOffer } from './verbs/find-offers.ts'
import { admittedRoster, cancelOffer, enterClass, readOfferDesk } from './verbs/offer-desk.ts'
import { mySignUps, signUp } from './verbs/sign-up.ts'

const DISTRICT = '120116'
const TODAY = civilDate('2026-03-02')

let kernel: TestKernel
let made = 0
beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: `${TODAY}T09:00:00+08:00` })
})
afterAll(() => kernel.close())

const fail = (error: unknown) => {
  throw error
}
const settle = () => workOff(kernel, fail)

/** A school that may teach welders of level 4; `agreed` says whether it has an agreement. */
async function school(agreed = true) {
  made += 1
  const { id } = await performAsSystem(kernel, 'test', async (ctx) => {
    const school = await registerOrganisation(ctx, {
      name: `招生测试学校${made}`,
      creditCode: inventCreditCode(DISTRICT, 300 + made),
      kinds: ['private-school'],
      district: DISTRICT,
    })
    if (agreed)
      await giveAgreement(ctx, school.id, {
        number: `XY-${made}`,
        from: civilDate('2026-01-01'),
        to: civilDate('2026-12-31'),
        source: '测试',
      })
    await giveScope(ctx, school.id, {
      purpose: 'training',
      occupation: '焊工',
      levels: [4],
      from: civilDate('2026-01-01'),
      source: '测试',
    })
    return school
  })
  return { id, agent: agent('provider-agent', id) }
}

async function person(name: string) {
  made += 1
  const { id } = await performAsSystem(kernel, 'test', (ctx) =>
    registerPerson(ctx, { name, idNumber: idNumber(civilDate('1988-05-06'), made, TODAY), phone: null }),
  )
  return citizen(id)
}

const FORM = {
  occupation: '焊工',
  level: 4,
  hours: 120,
  mode: 'offline',
  place: '实训楼 101',
  startsOn: addDays(TODAY, 30),
  closesOn: addDays(TODAY, 20),
  seats: 2,
  fee: 300_000,
} as const

const step = (who: ReturnType<typeof citizen>, number: string, name: string, more: object = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })
const stateOf = async (number: string) => (await readFile(kernel.database.db, number))?.state

describe('发布招生', () => {
  test('没有协议、超出范围的不能发布，几条一次说完，各带依据', async () => {
    const { agent: who } = await school(false)
    await expect(kernel.as(who, announceOffer, { ...FORM, level: 3 })).rejects.toMatchObject({
      status: 422,
      detail: expect.stringMatching(/协议（监督管理办法第三条）.*核准的培训范围/),
    })
  })

  test('群众看得到自己出多少、还剩几个名额；按区、职业找得到', async () => {
    const { agent: who } = await school()
    const { id } = await kernel.as(who, announceOffer, FORM)
    const one = await kernel.as(citizen('00000000-0000-4000-8000-000000000001'), readPublicOffer, { id })
    expect(one).toMatchObject({ open: true, free: 2, fee: 300_000 })
    expect(one.own).toBe(Math.max(0, 300_000 - (one.subsidy ?? 0)))
    const found = await kernel.as(who, listOffers, { district: DISTRICT as never, occupation: '焊工' })
    expect(found.items.map((offer) => offer.id)).toContain(id)
    expect(found.districts.find(({ code }) => code === DISTRICT)?.count).toBeGreaterThan(0)
    const none = await kernel.as(who, listOffers, { district: '120101' as never })
    expect(none.items).toEqual([])
  })

  test('两个招生可以左右对着看；同一个不能和自己比', async () => {
    const { agent: who } = await school()
    const [{ id: one }, { id: other }] = [
      await kernel.as(who, announceOffer, FORM),
      await kernel.as(who, announceOffer, { ...FORM, fee: 100_000 }),
    ]
    const { items } = await kernel.as(who, compareOffers, { one, other })
    expect(items.map(({ fee }) => fee)).toEqual([300_000, 100_000])
    await expect(kernel.as(who, compareOffers, { one, other: one })).rejects.toMatchObject({ status: 422 })
  })
})

describe('报名', () => {
  test('不用填任何东西；机构录取；再报一次的说已经报了', async () => {
    const { agent: who } = await school()
    const { id } = await kernel.as(who, announceOffer, FORM)
    const li = await person('李报名')
    const { number, seated } = await kernel.as(li, signUp, { id })
    expect([seated, await stateOf(number)]).toEqual([true, 'filed'])
    await expect(kernel.as(li, signUp, { id })).rejects.toMatchObject({ status: 409 })
    await step(who, number, 'admit')
    expect((await kernel.as(li, mySignUps, {})).items).toMatchObject([
      { number, stateText: '已录取，等开班', before: null },
    ])
  })

  test('同时来的人再多，也只答应名额那么多；其余的按先后候补', async () => {
    const { agent: who } = await school()
    const { id } = await kernel.as(who, announceOffer, { ...FORM, seats: 5 })
    const people = []
    for (let at = 0; at < 12; at += 1) people.push(await person(`同时${'甲乙丙丁戊己庚辛壬癸子丑'[at]}`))
    const answers = await Promise.all(people.map((one) => kernel.as(one, signUp, { id })))
    expect(answers.filter(({ seated }) => seated)).toHaveLength(5)
    expect((await kernel.as(who, readPublicOffer, { id })).free).toBe(0)
    const { signUps } = await kernel.as(who, readOfferDesk, { id })
    expect(signUps.map(({ state }) => state).filter((state) => state === 'waiting')).toHaveLength(7)
  })

  test('有人退出，第一个候补的递补；后来报名的不能抢在候补前面', async () => {
    const { agent: who } = await school()
    const { id } = await kernel.as(who, announceOffer, { ...FORM, seats: 1 })
    const [first, second, third] = [await person('甲先'), await person('乙候'), await person('丙后')]
    const one = await kernel.as(first, signUp, { id })
    const two = await kernel.as(second, signUp, { id })
    await step(first, one.number, 'withdraw', { reason: 'no-time' })
    const three = await kernel.as(third, signUp, { id })
    await settle()
    expect([await stateOf(one.number), await stateOf(two.number), await stateOf(three.number)]).toEqual([
      'withdrawn',
      'filed',
      'waiting',
    ])
    expect((await kernel.as(third, mySignUps, {})).items[0]?.before).toBe(0)
  })

  test('候补的人退出，名额不变；退出以后可以再报', async () => {
    const { agent: who } = await school()
    const { id } = await kernel.as(who, announceOffer, { ...FORM, seats: 1 })
    const [first, second] = [await person('丁先'), await person('戊候')]
    await kernel.as(first, signUp, { id })
    const two = await kernel.as(second, signUp, { id })
    await step(second, two.number, 'withdraw', { reason: 'no-time' })
    await settle()
    expect((await kernel.as(who, readPublicOffer, { id })).free).toBe(0)
    expect((await kernel.as(second, signUp, { id })).seated).toBe(false)
  })

  test('截止以后、整改期间不能报名，说清楚为什么', async () => {
    const own = await school()
    const { id } = await kernel.as(own.agent, announceOffer, FORM)
    const late = await person('己晚')
    await performAsSystem(kernel, 'test', (ctx) =>
      beginRectification(ctx, own.id, { letter: '整改1号', from: TODAY, reason: '测试' }),
    )
    await expect(kernel.as(late, signUp, { id })).rejects.toMatchObject({
      status: 409,
      detail: expect.stringContaining('整改'),
    })
  })

  test('协议昨天到期的、并入别家的：不能再报名，也不能再发布；说清楚为什么', async () => {
    const [lapsed, merged] = [await school(), await school()]
    const [one, other] = [
      await kernel.as(lapsed.agent, announceOffer, FORM),
      await kernel.as(merged.agent, announceOffer, FORM),
    ]
    await performAsSystem(kernel, 'test', async (ctx) => {
      const [agreement] = await agreementsOf(ctx.db, lapsed.id)
      await endAgreement(ctx, lapsed.id, agreement?.id ?? '', TODAY, '测试')
      await setStatus(ctx, merged.id, {
        status: 'no-new-classes',
        reason: 'merged',
        from: TODAY,
        decidedIn: '测试',
      })
    })
    const late = await person('巳晚')
    for (const [{ agent: who }, { id }, why] of [
      [lapsed, one, '没有有效的补贴培训协议'],
      [merged, other, '并入其他机构'],
    ] as const) {
      await expect(kernel.as(late, signUp, { id })).rejects.toMatchObject({
        status: 409,
        detail: expect.stringMatching(new RegExp(`${why}.*请看别的班`)),
      })
      await expect(kernel.as(who, announceOffer, FORM)).rejects.toMatchObject({
        status: 422,
        detail: expect.stringContaining(why),
      })
    }
  })
})

describe('机构一个工作日内答复', () => {
  const chased = async (actor: Parameters<typeof step>[0], number: string) => {
    await tellPeople(kernel, PROCEDURES, { sms: false, withPhone: async () => new Set<string>() })
    const { items } = await kernel.as(actor, listMessages, {})
    return items.filter((one) => one.case === number && /按期|已过办理期限/.test(one.text))
  }

  test('到了期限还没有答复的，第二天催机构一次、告诉报名人已经催办，转区里督办；答复了的不催', async () => {
    const { agent: who } = await school()
    const { id } = await kernel.as(who, announceOffer, FORM)
    const [waits, answered] = [await person('子未答'), await person('丑已答')]
    const one = await kernel.as(waits, signUp, { id })
    const other = await kernel.as(answered, signUp, { id })
    await step(who, other.number, 'admit')
    const due = (await readFile(kernel.database.db, one.number))?.dueOn
    expect(due).toBe('2026-03-03')
    const tick = () => tickCases(kernel, PROCEDURES, fail)
    await tick()
    expect(await chased(who, one.number)).toEqual([])
    kernel.clock.set('2026-03-04T09:00:00+08:00')
    await tick()
    await tick()
    expect(await chased(who, one.number)).toMatchObject([
      { text: '培训报名：已过办理期限，请今天就办；已转督办。', asks: true, read: false },
    ])
    expect((await chased(waits, one.number)).map(({ text }) => text)).toEqual([
      '培训报名：培训机构没有按期办理，已经催办。',
    ])
    expect(await chased(answered, other.number)).toEqual([])
    const watched = await kernel.as(official('district-reviewer', [DISTRICT]), CASE_VERBS.listCases, {
      box: 'watch',
      kind: 'BM',
    })
    expect(watched.items.map(({ number }) => number)).toContain(one.number)
    kernel.clock.set(`${TODAY}T09:00:00+08:00`)
  })
})

describe('报了名的人', () => {
  test('看得到自己还在不在报名里：候补、录取的在，退出的不在', async () => {
    const { agent: who } = await school()
    const { id } = await kernel.as(who, announceOffer, { ...FORM, seats: 1 })
    const [first, second] = [await person('寅先'), await person('卯候')]
    const one = await kernel.as(first, signUp, { id })
    await kernel.as(second, signUp, { id })
    const signedUp = async (of: typeof first) => (await kernel.as(of, mySignUps, {})).items[0]?.signedUp
    expect([await signedUp(first), await signedUp(second)]).toEqual([true, true])
    await step(first, one.number, 'withdraw', { reason: 'no-time' })
    expect(await signedUp(first)).toBe(false)
  })
})

describe('招生结束', () => {
  test('取消招生：报名的人个个收到告知；结束以后不能再报、不能再取消', async () => {
    const { agent: who } = await school()
    const { id } = await kernel.as(who, announceOffer, FORM)
    const one = await kernel.as(await person('庚人'), signUp, { id })
    expect(await kernel.as(who, cancelOffer, { id, why: '报名人数不足' })).toEqual({ told: 1 })
    await settle()
    expect(await stateOf(one.number)).toBe('cancelled')
    await expect(kernel.as(await person('辛晚'), signUp, { id })).rejects.toMatchObject({ status: 409 })
    await expect(kernel.as(who, cancelOffer, { id, why: '再取消一次' })).rejects.toMatchObject({
      status: 409,
    })
  })

  test('别的机构看不到名单，不能答复、不能取消', async () => {
    const [own, other] = [await school(), await school()]
    const { id } = await kernel.as(own.agent, announceOffer, FORM)
    const { number } = await kernel.as(await person('壬人'), signUp, { id })
    await expect(kernel.as(other.agent, readOfferDesk, { id })).rejects.toMatchObject({ status: 403 })
    await expect(kernel.as(other.agent, cancelOffer, { id, why: '不是我的' })).rejects.toMatchObject({
      status: 403,
    })
    await expect(step(other.agent, number, 'admit')).rejects.toMatchObject({ status: 403 })
  })

  test('填的备案号不存在、是别家的：说没有这个班次', async () => {
    const { agent: who } = await school()
    const { id } = await kernel.as(who, announceOffer, FORM)
    await expect(
      kernel.as(who, enterClass, { id, class: 'KB-2026-120116-009999' as never }),
    ).rejects.toMatchObject({ status: 422 })
  })

  test('别的职业的班、名册上没有一个录取的人的班：不收，说怎么办；录取的人在名册上的编入，不在的得知招生结束', async () => {
    const lines = workers(2)
    const own = await openSchool(kernel, 640)
    const announced = async (more = {}) =>
      (await kernel.as(own.agent, announceOffer, { ...FORM, ...more })).id
    const [id, advanced] = [await announced(), await announced({ level: 3 })]
    const filed = await approvedClass(kernel, own.agent, lines, { startsOn: '2026-03-09' })
    const enter = (offer: string) =>
      kernel.as(own.agent, enterClass, { id: offer, class: filed.number as never })
    const outside = await kernel.as(await person('辰另册'), signUp, { id })
    await step(own.agent, outside.number, 'admit')
    await expect(enter(advanced)).rejects.toMatchObject({ code: 'enrolment.otherClass' })
    await expect(enter(id)).rejects.toMatchObject({
      code: 'enrolment.otherRoster',
      fields: [{ path: 'class', message: expect.stringContaining('核对备案号') }],
    })
    expect(await stateOf(outside.number)).toBe('admitted')
    expect((await kernel.as(own.agent, readPublicOffer, { id })).open).toBe(true)
    const inside = await kernel.as(await traineeOf(kernel, lines[0] ?? {}), signUp, { id })
    await step(own.agent, inside.number, 'admit')
    await enter(id)
    await settle()
    expect([await stateOf(inside.number), await stateOf(outside.number)]).toEqual(['entered', 'cancelled'])
  })

  test('录取名册只有录取的人，没有录取的人时说先答复', async () => {
    const { agent: who } = await school()
    const { id } = await kernel.as(who, announceOffer, FORM)
    const { number } = await kernel.as(await person('癸人'), signUp, { id })
    await expect(kernel.as(who, admittedRoster, { id })).rejects.toMatchObject({ status: 409 })
    await step(who, number, 'admit')
    expect((await kernel.as(who, admittedRoster, { id })).bytes.length).toBeGreaterThan(1000)
  })
})
