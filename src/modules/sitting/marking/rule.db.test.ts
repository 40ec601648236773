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
