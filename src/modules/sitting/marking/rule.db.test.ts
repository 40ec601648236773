import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agent, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  type Arranged,
  anAssessor,
  arranged,
  entered,
  ITEMS,
  NOBODY,
  RIGHT,
  welders,
} from '../../../../test/sitting/sitting-walk.ts'
import { casesOf, tickCases } from '../../../kernel/case/index.ts'
import { workOff } from '../../../kernel/event/index.ts'
import { CASE_VERBS, FOLLOWERS, PROCEDURES } from '../../../main/modules.ts'
import { readExam } from '../../assessment/index.ts'
import { certificatesOf } from '../../certificates/index.ts'
import { collectPapers } from '../desk/close.ts'
import { readPaper } from '../protocol/read-paper.ts'
import { saveAnswers } from '../protocol/save.ts'
import { listRulings, readRuling, readSessionItems } from './items.ts'
import { decideRuling, proposeRuling } from './rule.ts'

const REVIEWER = official('municipal-reviewer')
/** Without the text, which people mark: five questions that a machine marks, of four points each. */
const PAPER = ITEMS.filter(({ kind }) => kind !== 'extended-text' && kind !== 'hotspot')
let kernel: TestKernel
let one: Arranged

const step = (who: Parameters<TestKernel['as']>[0], name: string, more: object = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number: one.number, step: name, ...more })
const later = (days: number) =>
  kernel.clock.set(new Date(kernel.clock.now().getTime() + days * 86_400_000).toISOString())
const tick = async () => {
  const fail = (error: unknown) => {
    throw error
  }
  await tickCases(kernel, PROCEDURES, fail)
  await workOff(kernel, fail)
}
const id = (kind: string) => PAPER.find((item) => item.kind === kind)?.id as string
const textOf = (item: string, option: string) => {
  const own = PAPER.find((one) => one.id === item)
  return own && 'options' in own ? own.options.find((one) => one.id === option)?.text : undefined
}
const passed = async () =>
  (await kernel.as(one.chief, readExam, { id: one.exam })).candidates.map((candidate) => candidate.passed)

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  one = await arranged(kernel, await anAssessor(kernel), await welders(kernel, 1, 3), { items: PAPER })
  kernel.clock.set(one.opensAt.toISOString())
  // 16 of 20 points; 12, which is just enough; and 8, which is not.
  const right = [
    ['choice', 'multiple', 'order', 'match'],
    ['choice', 'multiple', 'order'],
    ['order', 'match'],
  ]
  for (const [at, kinds] of right.entries()) {
    const machine = await entered(kernel, one, at, `M${at}`)
    await kernel.as(NOBODY, readPaper, { token: machine.token })
    const saves = kinds.map((kind, n) => ({
      item: id(kind),
      seq: machine.first + n + 1,
      answer: RIGHT[kind] as string,
      at: kernel.clock.now().getTime(),
    }))
    await kernel.as(NOBODY, saveAnswers, { token: machine.token, saves })
  }
  kernel.clock.set(new Date(one.opensAt.getTime() + 91 * 60_000).toISOString())
  await kernel.as(one.chief, collectPapers, { id: one.session, withoutSilent: true })
  for (const name of ['甲', '乙'])
    await step(agent('marker', one.assessor, name), 'enter-marks', {
      input: { paper: 'skill', marks: one.seats.map(({ seat }) => ({ seat, value: '80' })) },
    })
})
afterAll(() => kernel.close())

test('机考的成绩人不能再录；公布、公示、发证都走考试自己的路', async () => {
  await expect(
    step(agent('marker', one.assessor, '甲'), 'enter-marks', {
      input: { paper: 'theory', marks: [{ seat: '001', value: '99' }] },
    }),
  ).rejects.toMatchObject({ code: 'assessment.markedByMachine' })
  await step(one.chief, 'publish')
  expect(await passed()).toEqual([true, true, false])
  // What was published stays, whoever comes with SQL.
  await expect(
    sql`update exam_mark set value = '100' where exam = ${one.exam}::uuid and source = 'machine'`.execute(
      kernel.database.db,
    ),
  ).rejects.toThrow(/stays/)
  later(14)
  await tick()
  expect(
    (await certificatesOf(kernel.database.db, one.people[1] as string)).map(({ state }) => state),
  ).toEqual(['valid'])
})

test('发证以后更正一题的答案：由另一个人决定，重新评分，失去及格的证书复查，刚够的补发', async () => {
  later(7)
  const proposal = { id: one.session, item: id('choice'), reason: '参考答案有误，专家复核' }
  const { ruling } = await kernel.as(one.chief, proposeRuling, { ...proposal, key: { right: 'c4' } })
  await expect(kernel.as(one.chief, decideRuling, { id: ruling, accept: true })).rejects.toMatchObject({
    status: 403,
  })
  expect(await kernel.as(REVIEWER, decideRuling, { id: ruling, accept: true })).toEqual({
    changed: 2,
    passing: 0,
    reexamined: 1,
  })
  await expect(kernel.as(REVIEWER, decideRuling, { id: ruling, accept: true })).rejects.toMatchObject({
    code: 'sitting.rulingDecided',
  })
  expect(await passed()).toEqual([true, false, false])
  const reexaminations = await casesOf(kernel.database.db, { kind: 'FC' })
  expect(reexaminations.map(({ person }) => person)).toEqual([one.people[1]])
  later(1)
  // The same item is then declared void: it counts for everybody, who had lost it passes again.
  const second = await kernel.as(one.chief, proposeRuling, { ...proposal, key: null })
  expect(await kernel.as(REVIEWER, decideRuling, { id: second.ruling, accept: true })).toEqual({
    changed: 3,
    passing: 2,
    reexamined: 0,
  })
  expect(await passed()).toEqual([true, true, true])
  // Who passes only now is certified now.
  expect(
    (await certificatesOf(kernel.database.db, one.people[2] as string)).map(({ state }) => state),
  ).toEqual(['valid'])
})

test('办以前看得到：几人成绩变、几人变合格、几张证书复查，和办了以后的一样', async () => {
  later(1)
  const item = id('multiple')
  // Nobody has answered another than what was right; with another key whoever did loses it.
  const { ruling } = await kernel.as(one.chief, proposeRuling, {
    id: one.session,
    item,
    key: { right: ['c2'] },
    reason: '参考答案有误，专家复核',
  })
  const seen = await kernel.as(REVIEWER, readRuling, { id: ruling })
  expect(seen.foreseen.map(({ label, text }) => `${label}：${text}`)).toEqual([
    '成绩：3 人里 2 人变化：0 人升高，2 人降低',
    '合格：0 人变为合格，1 人变为不合格',
    '证书：补发 0 张，1 张开复查，补贴跟着复查',
  ])
  expect(seen.own).toBe(false)
  expect(seen.ruling.key).toBe(textOf(item, 'c2'))
  expect(await kernel.as(REVIEWER, decideRuling, { id: ruling, accept: true })).toEqual({
    changed: 2,
    passing: 0,
    reexamined: 1,
  })
  expect((await kernel.as(REVIEWER, readRuling, { id: ruling })).foreseen).toEqual([])
})

test('题目情况：得分率、作答分布、怎么判，评价机构自己的才看得到', async () => {
  const { items } = await kernel.as(one.chief, readSessionItems, { id: one.session })
  expect(items.map(({ p }) => p)).toEqual([...items.map(({ p }) => p)].sort((a, b) => a - b))
  const choice = items.find(({ item }) => item === id('choice'))
  expect(choice).toMatchObject({ standing: 'void', candidates: 3, p: 1, kindTitle: '单选题' })
  expect(choice?.answers.map(({ text, count }) => [text, count])).toEqual([
    [textOf(id('choice'), 'c2'), 2],
    ['没有作答', 1],
  ])
  expect(choice?.rulings.map(({ what, stage }) => [what, stage])).toEqual([
    ['void', 'decided'],
    ['key', 'decided'],
  ])
  const stranger = agent('assessor-agent', '00000000-0000-4000-8000-0000000000ff', '外人')
  await expect(kernel.as(stranger, readSessionItems, { id: one.session })).rejects.toMatchObject({
    status: 403,
  })
  await expect(
    kernel.as(stranger, proposeRuling, { id: one.session, item: id('order'), key: null, reason: '题干有误' }),
  ).rejects.toMatchObject({ status: 403 })
})

test('题目的数字进题库：以最后一次评分为准', async () => {
  const { rows } = await sql<{ item: string; p: string; candidates: number }>`select item, p, candidates
    from bank_administration`.execute(kernel.database.db)
  expect(rows).toHaveLength(PAPER.length)
  expect(new Set(rows.map(({ candidates }) => candidates))).toEqual(new Set([3]))
  const of = (kind: string) => Number(rows.find(({ item }) => item === id(kind))?.p)
  expect([of('choice'), of('multiple'), of('text-entry')]).toEqual([1, 0, 0])
})

test('提不合规的：没有这道题、不合题的答案、没有变化、已有一件在等，都不收，说得清怎么办', async () => {
  const reason = '参考答案有误，专家复核'
  const propose = (item: string, key: Record<string, unknown> | null) =>
    kernel.as(one.chief, proposeRuling, { id: one.session, item, key, reason })
  await expect(propose('00000000-0000-4000-8000-000000000999', null)).rejects.toMatchObject({
    code: 'sitting.noSuchItem',
  })
  for (const key of [{ right: 'c9' }, { right: [] }, { wrong: 'c1' }, {}, { right: '' }, { scoring: 'all' }])
    await expect(propose(id('multiple'), key)).rejects.toMatchObject({
      code: 'sitting.notAKey',
    })
  await expect(propose(id('choice'), null)).rejects.toMatchObject({ code: 'sitting.rulingChangesNothing' })
  await expect(propose(id('multiple'), { right: ['c2'] })).rejects.toMatchObject({
    code: 'sitting.rulingChangesNothing',
  })
  await propose(id('order'), null)
  await expect(propose(id('order'), { order: ['s2', 's1', 's3'] })).rejects.toMatchObject({
    code: 'sitting.rulingWaits',
  })
})

test('提出的人换了岗位也不能决定自己提的；不在这个城市权限里的人看不到', async () => {
  const { items } = await kernel.as(REVIEWER, listRulings, {})
  const waiting = items.find(({ stage }) => stage === 'waiting')?.id ?? ''
  const promoted = { ...REVIEWER, account: one.chief.account }
  await expect(kernel.as(promoted, decideRuling, { id: waiting, accept: true })).rejects.toMatchObject({
    code: 'sitting.ownRuling',
  })
  expect((await kernel.as(promoted, readRuling, { id: waiting })).own).toBe(true)
  for (const who of [one.chief, one.invigilator, agent('marker', one.assessor, '甲')]) {
    await expect(kernel.as(who, readRuling, { id: waiting })).rejects.toMatchObject({ status: 403 })
    await expect(kernel.as(who, decideRuling, { id: waiting, accept: true })).rejects.toMatchObject({
      status: 403,
    })
  }
})

test('没有评完分的场次不处理题目', async () => {
  kernel.clock.set(new Date(kernel.clock.now().getTime() + 86_400_000).toISOString())
  const other = await arranged(kernel, one.assessor, await welders(kernel, 50, 1), { items: PAPER })
  expect(await kernel.as(other.chief, readSessionItems, { id: other.session })).toMatchObject({
    marked: false,
    items: [],
  })
  await expect(
    kernel.as(other.chief, proposeRuling, {
      id: other.session,
      item: id('choice'),
      key: null,
      reason: '题干有误',
    }),
  ).rejects.toMatchObject({ code: 'sitting.notMarked' })
})
