import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  aHouse,
  aSheet,
  type Held,
  type House,
  held,
  type Marker,
  marksFor,
  seated,
  sends,
  sheetOf,
} from '../../../../test/practical/practical-walk.ts'
import { casesOf } from '../../../kernel/case/index.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { CASE_VERBS, FOLLOWERS, WORK_VERBS } from '../../../main/modules.ts'
import { addRelative, askRecusal, declareBonds, readDeclaration } from '../../assessment/index.ts'
import { identitiesOf } from '../../people/index.ts'
import { closeMarking, signMarking } from '../desk/close.ts'
import { decideApart } from '../desk/decide.ts'
import { readPractical } from '../desk/read.ts'

let kernel: TestKernel
let house: House
const OFFICER = official('municipal-officer')

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  house = await aHouse(kernel)
  await aSheet(kernel, house)
})
afterAll(() => kernel?.close())

const three = () => house.examiners as [Marker, Marker, Marker]
const step = (who: Actor, number: string, name: string, more: object = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })
const declares = (
  who: Actor,
  one: { exam: string },
  candidates: readonly string[],
  more: { reason?: string; card?: string; relation?: string } = {},
) =>
  kernel.as(who, declareBonds, {
    id: one.exam,
    none: candidates.length === 0,
    bound: candidates.map((candidate) => ({ candidate, relation: more.relation ?? 'relative' })),
    reason: more.reason ?? '看过名单才想起来',
    card: more.card ?? '',
  })
const seatsOf = async (one: Held, who: Marker) =>
  (await sheetOf(kernel, one, who)).candidates.map(({ seat }) => seat)
const open = async (one: { exam: string }, kind: string) =>
  (await casesOf(kernel.database.db, { kind, states: ['found', 'filed', 'elsewhere'] })).filter(
    ({ form }) => form.exam === one.exam,
  )
const allMark = async (one: Held, whom: readonly Marker[], seats: readonly string[]) => {
  for (const who of whom)
    await sends(
      kernel,
      one,
      who,
      seats.flatMap((seat) => marksFor(seat, ['18', '40', '25'])),
    )
}

describe('申报', () => {
  test('名单只有遮掩的姓名；勾一人，他的评分分工换给别人，别人的不动；自己的申报别人看不到', async () => {
    const one = await held(kernel, house, 4, { examiners: three() })
    const [first] = three()
    const mine = await kernel.as(first.actor, readDeclaration, { id: one.exam })
    expect(mine.who).toEqual({ card: first.card, name: first.name, onPaper: false })
    expect(mine.people).toHaveLength(4)
    expect(JSON.stringify(mine.people)).not.toMatch(/\d{15}|00\d 号/)
    expect(mine.people.every(({ name }) => name.includes('*'))).toBe(true)
    expect(mine.cards).toEqual([])
    const before = new Map<Marker, string[]>()
    for (const who of three()) before.set(who, await seatsOf(one, who))
    const seat = before.get(first)?.[0] ?? ''
    const relative = one.people[Number(seat) - 1] as string
    const { done } = await declares(first.actor, one, [relative])
    expect(done).toEqual([expect.stringMatching(new RegExp(`${seat} 号操作技能：改由考评.评`))])
    expect(await seatsOf(one, first)).toEqual(before.get(first)?.filter((of) => of !== seat))
    for (const who of three().slice(1))
      expect(await seatsOf(one, who)).toEqual(expect.arrayContaining(before.get(who) ?? []))
    const planner = await kernel.as(house.agent, readDeclaration, { id: one.exam, card: first.card })
    expect(planner.cards.find(({ card }) => card === first.card)?.declared).toBe(true)
    expect(planner.before).toEqual({ turn: 2, none: false, stale: false, bound: [] })
    const { rows } = await sql<{ relation: string }>`select relation from exam_bond`.execute(
      kernel.database.db,
    )
    expect(rows.map(({ relation }) => relation).join()).not.toContain('relative')
    expect(await open(one, 'HP')).toEqual([])
  })

  test('承诺没有也是申报；没勾也没承诺、勾了又承诺、关系不在名单里、名单外的人，都说明', async () => {
    const one = await held(kernel, house, 2, { declared: false })
    const [first] = three()
    const todo = async () =>
      (await kernel.as(first.actor, WORK_VERBS.listTodo, {})).items.filter(({ to }) =>
        to.includes(`${one.exam}/declaration`),
      )
    // To declare, and to mark, which leads there first.
    expect(await todo()).toHaveLength(2)
    const say = (none: boolean, bound: { candidate: string; relation: string }[]) =>
      kernel.as(first.actor, declareBonds, { id: one.exam, none, bound })
    const candidate = one.people[0] as string
    await expect(say(false, [])).rejects.toMatchObject({ code: 'assessment.saysBoth' })
    await expect(say(true, [{ candidate, relation: 'relative' }])).rejects.toMatchObject({
      code: 'assessment.saysBoth',
    })
    await expect(say(false, [{ candidate, relation: 'friend' }])).rejects.toMatchObject({
      code: 'assessment.badBonds',
    })
    await expect(say(false, [{ candidate: one.exam, relation: 'relative' }])).rejects.toMatchObject({
      code: 'assessment.badBonds',
    })
    expect(await say(true, [])).toEqual({ turn: 1, done: [] })
    expect(await todo()).toEqual([])
  })

  test('更正要写理由；撤下的不再回避，原来换走的不换回来，写过的都留着', async () => {
    const one = await held(kernel, house, 2, { examiners: three() })
    const [first] = three()
    const seat = (await seatsOf(one, first))[0] ?? ''
    const relative = one.people[Number(seat) - 1] as string
    await declares(first.actor, one, [relative])
    await expect(declares(first.actor, one, [], { reason: '' })).rejects.toMatchObject({
      code: 'assessment.whyOtherwise',
    })
    await declares(first.actor, one, [], { reason: '同名，不是我表弟' })
    expect(await seatsOf(one, first)).not.toContain(seat)
    const { rows } = await sql<{
      withdrawn_why: string
    }>`select withdrawn_why from exam_bond where exam = ${one.exam}::uuid`.execute(kernel.database.db)
    expect(rows).toEqual([{ withdrawn_why: '同名，不是我表弟' }])
    await expect(
      sql`delete from exam_declaration where exam = ${one.exam}::uuid`.execute(kernel.database.db),
    ).rejects.toThrow()
    await expect(
      sql`update exam_bond set withdrawn_at = null, withdrawn_why = null where exam = ${one.exam}::uuid`.execute(
        kernel.database.db,
      ),
    ).rejects.toThrow()
  })

  test('别的机构的人看不到也申报不了；考评员不能替别人报；考务录入签名的纸质申报', async () => {
    const one = await held(kernel, house, 2, { examiners: three() })
    const [first, second] = three()
    const stranger = await aHouse(kernel)
    const theirs = stranger.examiners[0] as Marker
    for (const who of [theirs.actor, stranger.agent]) {
      await expect(kernel.as(who, readDeclaration, { id: one.exam })).rejects.toMatchObject({ status: 403 })
      await expect(declares(who, one, [])).rejects.toMatchObject({ status: 403 })
    }
    await expect(declares(first.actor, one, [], { card: second.card })).rejects.toMatchObject({
      code: 'assessment.notYourCard',
    })
    const seat = (await seatsOf(one, second))[0] ?? ''
    await declares(house.agent, one, [one.people[Number(seat) - 1] as string], { card: second.card })
    expect(await seatsOf(one, second)).not.toContain(seat)
  })

  test('常备申报按证件号码比对：以后的考试不能指派，已经指派的当场换；撤下要写理由', async () => {
    const one = await held(kernel, house, 2, { examiners: three() })
    const [first] = three()
    const seat = (await seatsOf(one, first))[0] ?? ''
    const relative = one.people[Number(seat) - 1] as string
    const known = await performAsSystem(kernel, 'test', (ctx) => identitiesOf(ctx, [relative]))
    const { number, name } = known.get(relative) ?? { number: '', name: '' }
    const { done } = await kernel.as(first.actor, addRelative, {
      name,
      idNumber: number,
      relation: 'relative',
    })
    expect(done).toEqual([expect.stringContaining('改由')])
    await expect(
      step(house.agent, one.number, 'assign-examiners', {
        input: {
          cards: three()
            .map(({ card }) => card)
            .join('、'),
          chief: first.card,
        },
      }),
    ).rejects.toMatchObject({ detail: expect.stringContaining(`${first.name}要回避${seat} 号`) })
    const { rows } = await sql<{ said: string }>`select said from examiner_relative`.execute(
      kernel.database.db,
    )
    expect(JSON.stringify(rows)).not.toContain(number)
  })
})

describe('晚报的', () => {
  test('已经给了分：不静悄悄，开一件回避核查；本人看不到也办不了；换人重评以后原来的分不算', async () => {
    const one = await held(kernel, house, 2, { examiners: three() })
    const [first] = three()
    const seat = (await seatsOf(one, first))[0] ?? ''
    await allMark(one, [first], [seat])
    await declares(first.actor, one, [one.people[Number(seat) - 1] as string])
    const [found, ...more] = await open(one, 'HP')
    expect(more).toEqual([])
    const number = found?.number ?? ''
    expect(await seatsOf(one, first)).toContain(seat)
    await expect(step(first.actor, number, 'again')).rejects.toMatchObject({ status: 403 })
    await expect(step(house.agent, number, 'keep', { reason: 'not-bound' })).rejects.toMatchObject({
      status: 403,
    })
    // A second declaration of the same opens no second case.
    await declares(first.actor, one, [], { reason: '先撤下，再核对' })
    await declares(first.actor, one, [one.people[Number(seat) - 1] as string], { reason: '核对过，是表弟' })
    expect(await open(one, 'HP')).toHaveLength(1)
    await step(house.agent, number, 'again')
    expect(await seatsOf(one, first)).not.toContain(seat)
    expect(await open(one, 'HP')).toEqual([])
  })

  test('没有别的考评员：开回避核查，换人重评说明要先再指派；最小的机构里市局可以决定维持', async () => {
    const one = await held(kernel, house, 1)
    const [first] = three()
    await declares(first.actor, one, [one.people[0] as string])
    const [found] = await open(one, 'HP')
    const number = found?.number ?? ''
    await expect(step(house.agent, number, 'again')).rejects.toMatchObject({
      code: 'practical.tooFewExaminers',
    })
    // Whoever turned out to be bound cannot go on marking meanwhile.
    const sent = await sends(kernel, one, first, marksFor('001', ['18', '40', '25']))
    expect(sent.results.map(({ became }) => became)).toEqual(['rejected', 'rejected', 'rejected'])
    await step(OFFICER, number, 'keep', { reason: 'not-bound' })
    expect(await open(one, 'HP')).toEqual([])
  })

  test('成绩已经进了考试、公布了：换人重评开成绩复核', async () => {
    const one = await held(kernel, house, 1)
    const [first, second] = three()
    await allMark(one, [first, second], ['001'])
    await kernel.as(house.chief.actor, closeMarking, { id: one.session })
    for (const who of [house.chief, first]) await kernel.as(who.actor, signMarking, { id: one.session })
    await declares(second.actor, one, [one.people[0] as string])
    const [found] = await open(one, 'HP')
    const number = found?.number ?? ''
    await expect(step(house.agent, number, 'again')).rejects.toMatchObject({ code: 'practical.entered' })
    for (const name of ['甲', '乙'])
      await step(agent('marker', house.id, name), one.number, 'enter-marks', {
        input: { paper: 'theory', marks: [{ seat: '001', value: '80' }] },
      })
    await step(house.agent, one.number, 'publish')
    await step(OFFICER, number, 'again')
    const [appeal] = await open(one, 'FH')
    expect(appeal?.person).toBe(one.people[0])
  })
})

test('组长也回避：申报以后不能裁定这名考生的差异', async () => {
  const one = await held(kernel, house, 1)
  const [first, second] = three()
  await sends(kernel, one, first, marksFor('001', ['18', '48', '25']))
  await sends(kernel, one, second, marksFor('001', ['18', '20', '25']))
  const { apart } = await kernel.as(house.chief.actor, readPractical, { id: one.session })
  const { candidate = '', item = '', on = '' } = apart[0] ?? {}
  await declares(house.chief.actor, one, [one.people[0] as string])
  await expect(
    kernel.as(house.chief.actor, decideApart, {
      id: one.session,
      candidate,
      item,
      on,
      value: '30',
      reason: '看过焊件',
    }),
  ).rejects.toMatchObject({ code: 'practical.boundChief' })
})

describe('申请回避', () => {
  const asks = (who: Actor, one: { exam: string }, against: string, more: object = {}) =>
    kernel.as(who, askRecusal, {
      id: one.exam,
      against,
      relation: 'interest',
      why: '和我家有过官司',
      ...more,
    })

  test('考生申请，本单位另一个人决定，评分分工换人；被申请的人看不到也不能决定', async () => {
    const one = await held(kernel, house, 3, { examiners: three() })
    const [first] = three()
    const seat = (await seatsOf(one, first))[0] ?? ''
    const candidate = citizen(one.people[Number(seat) - 1] as string)
    const { number } = await asks(candidate, one, first.name)
    const { rows } = await sql<{ said: string }>`select said from recusal_request`.execute(kernel.database.db)
    expect(JSON.stringify(rows)).not.toContain('官司')
    await expect(kernel.as(first.actor, CASE_VERBS.readCase, { number })).rejects.toMatchObject({
      status: 403,
    })
    await expect(step(candidate, number, 'grant', { input: { card: first.card } })).rejects.toMatchObject({
      status: 403,
    })
    await expect(step(house.agent, number, 'grant', { input: { card: 'SC-没有' } })).rejects.toMatchObject({
      code: 'assessment.noCardHere',
    })
    await step(house.agent, number, 'grant', { input: { card: first.card } })
    expect(await seatsOf(one, first)).not.toContain(seat)
  })

  test('机构的人提的，自己不能决定，由市局决定；没有参加这场的人、期限过了的不能申请；一场最多三件没决定的', async () => {
    const one = await seated(kernel, house, 2)
    const { number } = await asks(house.agent, one, '考评甲', { seat: '001' })
    await expect(
      step(house.agent, number, 'grant', { input: { card: three()[0].card } }),
    ).rejects.toMatchObject({ status: 403 })
    await step(OFFICER, number, 'refuse', { reason: 'not-bound' })
    await expect(asks(citizen(house.id), one, '考评甲')).rejects.toMatchObject({ status: 404 })
    const candidate = citizen(one.people[0] as string)
    for (const against of ['考评甲', '考评乙', '考评丙']) await asks(candidate, one, against)
    await expect(asks(candidate, one, '考评丁')).rejects.toMatchObject({ code: 'assessment.recusalsWait' })
    const [mine] = await open(one, 'HB')
    await step(candidate, mine?.number ?? '', 'withdraw', { reason: 'mistake' })
    await asks(candidate, one, '考评丁')
  })
})
