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
import type { Actor } from '../../../kernel/identity/actor.ts'
import { FOLLOWERS, WORK_VERBS } from '../../../main/modules.ts'
import { collectPapers } from '../desk/close.ts'
import { decideOnRescue } from '../desk/rescue.ts'
import { signRecord } from '../desk/sign.ts'
import { decidePoints, differingAnswers, givePoints, nextAnswer } from '../marking/examine.ts'
import { decideRuling, proposeRuling } from '../marking/rule.ts'
import { readPaper } from '../protocol/read-paper.ts'
import { saveAnswers } from '../protocol/save.ts'
import { stateAt } from '../rules/clock.ts'
import { sittingsOf } from '../store/sittings.ts'

const MINUTE = 60_000
const TEXT = ITEMS.find(({ kind }) => kind === 'extended-text')?.id as string
const CHOICE = ITEMS.find(({ kind }) => kind === 'choice')?.id as string
const REVIEWER = official('municipal-reviewer')
let kernel: TestKernel
let one: Arranged
let stranger: Record<'chief' | 'invigilator' | 'marker', Actor>
let examiners: Actor[]
let machines: Awaited<ReturnType<typeof entered>>[]

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  const assessor = await anAssessor(kernel)
  one = await arranged(kernel, assessor, await welders(kernel, 1, 3))
  const other = '00000000-0000-4000-8000-0000000000ff'
  stranger = {
    chief: agent('assessor-agent', other, '外人'),
    invigilator: agent('invigilator', other, '外人'),
    marker: agent('marker', other, '外人'),
  }
  examiners = ['甲', '乙'].map((name) => agent('marker', assessor, name))
})
afterAll(() => kernel.close())

const at = (minutes: number) =>
  kernel.clock.set(new Date(one.opensAt.getTime() + minutes * MINUTE).toISOString())

/** Why each piece of work of a kind waits for somebody. */
const whys = async (who: Actor, kind: string) =>
  (await kernel.as(who, WORK_VERBS.listTodo, {})).items
    .filter(({ key }) => key.startsWith(`sitting.${kind} `))
    .map(({ why }) => why)

/** Nobody of another organisation has anything of it. */
async function nothingElsewhere(): Promise<void> {
  for (const who of Object.values(stranger)) {
    const { kinds } = await kernel.as(who, WORK_VERBS.listTodo, {})
    expect(kinds.filter(({ name }) => name.startsWith('sitting.'))).toEqual([])
  }
}

test('要监考的场次：开考前催试机，开考时看机位，没人答题了就轮到主监考收卷', async () => {
  expect(await whys(one.invigilator, 'to-come')).toEqual(['今天开考，请先试机，还差 3 台'])
  await nothingElsewhere()
  expect(await whys(one.chief, 'to-collect')).toEqual([])
  at(0)
  machines = [await entered(kernel, one, 0), await entered(kernel, one, 1, 'M02')]
  for (const { token } of machines) await kernel.as(NOBODY, readPaper, { token })
  at(1)
  expect(await whys(one.invigilator, 'to-come')).toEqual(['正在考试，请看着机位'])
  at(91)
  expect(await whys(one.invigilator, 'to-come')).toEqual([])
  expect(await whys(one.chief, 'to-collect')).toEqual(['没有人在答题了，等您收卷'])
  await nothingElsewhere()
})

test('场次还有没有人在答，待办和服务器的钟说得一样', async () => {
  for (const minutes of [-1, 0, 29.9, 30.1, 60, 89.9, 90, 91]) {
    at(minutes)
    const now = kernel.clock.now().getTime()
    const writes = (await sittingsOf(kernel.database.db, one.session)).some(({ timing }) =>
      ['waiting', 'running', 'paused'].includes(stateAt(timing, now)),
    )
    expect([minutes, (await whys(one.chief, 'to-collect')).length]).toEqual([minutes, writes ? 0 : 1])
  }
})

test('晚到的答案等主监考，处理以前先不催收卷', async () => {
  at(92)
  const typed = one.opensAt.getTime() + 88 * MINUTE
  for (const [n, { token, first }] of machines.entries())
    await kernel.as(NOBODY, saveAnswers, {
      token,
      saves: [
        { item: TEXT, seq: first + 1, answer: `气孔来自潮湿 ${n}`, at: typed },
        { item: CHOICE, seq: first + 2, answer: RIGHT.choice as string, at: typed },
      ],
    })
  expect(await whys(one.chief, 'rescues')).toHaveLength(2)
  expect(await whys(one.chief, 'to-collect')).toEqual(['先处理 2 份晚到的答案，再收卷'])
  expect(await whys(one.invigilator, 'rescues')).toEqual([])
  await nothingElsewhere()
  for (const { key } of (await kernel.as(one.chief, WORK_VERBS.listTodo, { kind: 'sitting.rescues' })).items)
    await kernel.as(one.chief, decideOnRescue, {
      id: key.split(' ')[1] ?? '',
      taken: true,
      reason: '断网有记录，按时写下',
    })
  expect(await whys(one.chief, 'rescues')).toEqual([])
})

test('收卷以后每个考场的记录等两个人签：签过的人不再有，签满了谁也没有', async () => {
  await kernel.as(one.chief, collectPapers, { id: one.session, withoutSilent: true })
  expect(await whys(one.chief, 'to-collect')).toEqual([])
  expect(await whys(one.invigilator, 'to-sign')).toEqual(['等两人签名，您可以签第一个'])
  await kernel.as(one.invigilator, signRecord, { id: one.session, room: '1' })
  expect(await whys(one.invigilator, 'to-sign')).toEqual([])
  expect(await whys(one.chief, 'to-sign')).toEqual(['裴监考已签，等您签第二个'])
  await nothingElsewhere()
  await kernel.as(one.chief, signRecord, { id: one.session, room: '1' })
  expect(await whys(one.chief, 'to-sign')).toEqual([])
})

test('别的单位的考评员、主监考、监考员知道编号也取不到、评不了、收不了、签不了', async () => {
  const id = one.session
  const sitting = one.seats[0]?.id ?? ''
  const tries = [
    () => kernel.as(stranger.marker, nextAnswer, { id }),
    () => kernel.as(stranger.marker, givePoints, { id, sitting, item: TEXT, points: 4 }),
    () => kernel.as(stranger.chief, decidePoints, { id, sitting, item: TEXT, points: 4 }),
    () => kernel.as(stranger.chief, collectPapers, { id, withoutSilent: true }),
    () => kernel.as(stranger.chief, proposeRuling, { id, item: CHOICE, key: null, reason: '题干有误' }),
    () => kernel.as(stranger.invigilator, signRecord, { id, room: '1' }),
  ]
  for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ status: 403 })
  // Nor does an examiner of one's own decide where two differ, or an invigilator mark.
  const [first] = examiners as [Actor]
  await expect(kernel.as(first, decidePoints, { id, sitting, item: TEXT, points: 4 })).rejects.toMatchObject({
    status: 403,
  })
  await expect(kernel.as(one.invigilator, nextAnswer, { id })).rejects.toMatchObject({ status: 403 })
})

test('待评的题找没评过它的考评员；相差太多的找主评，评过的人不能决定', async () => {
  const give = async (who: Actor, points: number) => {
    const { next } = await kernel.as(who, nextAnswer, { id: one.session })
    if (!next) throw new Error('nothing to mark')
    const { sitting, item } = next
    await kernel.as(who, givePoints, { id: one.session, sitting, item, points })
  }
  const [first, second] = examiners as [Actor, Actor]
  expect(await whys(first, 'answers')).toEqual(['还有 2 题等您评'])
  await nothingElsewhere()
  await give(first, 4)
  expect(await whys(first, 'answers')).toEqual(['还有 1 题等您评'])
  await give(first, 4)
  expect(await whys(first, 'answers')).toEqual([])
  expect(await whys(second, 'answers')).toEqual(['还有 2 题等您评'])
  await give(second, 0)
  await give(second, 4)
  expect(await whys(second, 'answers')).toEqual([])
  expect(await whys(one.chief, 'differences')).toEqual(['1 题两位考评员给分相差太多，等您决定'])
  await expect(kernel.as(stranger.chief, differingAnswers, { id: one.session })).rejects.toMatchObject({
    status: 403,
  })
  await nothingElsewhere()
  const { items } = await kernel.as(one.chief, differingAnswers, { id: one.session })
  const { sitting = '', item = '' } = items[0] ?? {}
  await kernel.as(one.chief, decidePoints, { id: one.session, sitting, item, points: 2 })
  expect(await whys(one.chief, 'differences')).toEqual([])
})

test('提出的题目处理等市局另一个人决定，决定了就没有了', async () => {
  const { ruling } = await kernel.as(one.chief, proposeRuling, {
    id: one.session,
    item: CHOICE,
    key: null,
    reason: '题干有歧义',
  })
  expect(await whys(REVIEWER, 'rulings')).toEqual(['决定以后全场重新评分，等您决定'])
  expect(await whys(one.chief, 'rulings')).toEqual([])
  await kernel.as(REVIEWER, decideRuling, { id: ruling, accept: false })
  expect(await whys(REVIEWER, 'rulings')).toEqual([])
})
