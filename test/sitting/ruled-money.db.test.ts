import { afterAll, beforeAll, expect, test } from 'vitest'
import { proof, statement } from '../../src/kernel/ledger/index.ts'
import { candidatesOf } from '../../src/modules/assessment/store.ts'
import { certificateById } from '../../src/modules/certificates/certificate.ts'
import { recoveryOf as owedOf } from '../../src/modules/payments/index.ts'
import { arrangeSession } from '../../src/modules/sitting/desk/arrange.ts'
import { collectPapers } from '../../src/modules/sitting/desk/close.ts'
import { readDesk } from '../../src/modules/sitting/desk/read.ts'
import { decideRuling, proposeRuling } from '../../src/modules/sitting/marking/rule.ts'
import { readPaper } from '../../src/modules/sitting/protocol/read-paper.ts'
import { saveAnswers } from '../../src/modules/sitting/protocol/save.ts'
import { agent, official, readingDoubts, type TestKernel } from '../kernel.ts'
import { recoveryOf, reexamined, repay } from '../situations/deeds.ts'
import { openStories, type Stories } from '../situations/open-stories.ts'
import { HOME, type RoadClass, type Story } from '../situations/story.ts'
import { entered, ITEMS, NOBODY, openedPaper, RIGHT } from './sitting-walk.ts'

const REVIEWER = official('municipal-reviewer')
/** Five questions that a machine marks, of four points each. */
const PAPER = ITEMS.filter(({ kind }) => kind !== 'extended-text' && kind !== 'hotspot')
/** What each of the class answers rightly: 16 of 20 points; 12, which is just enough; and 8, which is not. */
const ANSWERS = [
  ['choice', 'multiple', 'order', 'match'],
  ['choice', 'multiple', 'order'],
  ['order', 'match'],
] as const
const id = (kind: string) => PAPER.find((item) => item.kind === kind)?.id as string

let stories: Stories
let story: Story
let kernel: TestKernel
let chief: ReturnType<typeof agent>
let one: RoadClass
let exam: { id: string; number: string }
let session: string
beforeAll(async () => {
  stories = await openStories()
  story = stories.story()
  kernel = {
    ...stories.kernel,
    ...story.kernel,
    clock: story.kernel.clock as TestKernel['clock'],
    as: (actor, verb, input) => readingDoubts(story.kernel, actor, verb, input),
  }
  const people = [await story.person(), await story.person(), await story.person()]
  one = await story.taught({ level: 5, people })
  exam = await story.seated(one)
  await sat()
  await story.marked(one, exam.id, (_seat, paper) => (paper === 'skill' ? '80' : ''))
  await story.step('pingjia', exam.number, 'publish')
  await story.examNoticeOver(one, exam.number)
}, 300_000)
afterAll(() => stories?.close())

/** The theory at machines, by seat. */
async function sat(): Promise<void> {
  const assessor = story.place(HOME).assessor
  chief = agent('assessor-agent', assessor, '陆考务')
  const invigilator = agent('invigilator', assessor, '裴监考')
  const opensAt = new Date(kernel.clock.now().getTime() + 60_000)
  await openedPaper(kernel, exam.id, { assessor, number: exam.number, opensAt, items: PAPER })
  session = (await kernel.as(chief, arrangeSession, { exam: exam.id, rooms: [{ room: '1', places: 30 }] })).id
  const { seats } = await kernel.as(invigilator, readDesk, { id: session })
  kernel.clock.set(opensAt.toISOString())
  for (const [at, kinds] of ANSWERS.entries()) {
    const machine = await entered(kernel, { invigilator, seats }, at, `M${at}`)
    await kernel.as(NOBODY, readPaper, { token: machine.token })
    const saves = kinds.map((kind, n) => ({
      item: id(kind),
      seq: machine.first + n + 1,
      answer: RIGHT[kind] as string,
      at: kernel.clock.now().getTime(),
    }))
    await kernel.as(NOBODY, saveAnswers, { token: machine.token, saves })
  }
  kernel.clock.set(new Date(opensAt.getTime() + 91 * 60_000).toISOString())
  await kernel.as(chief, collectPapers, { id: session, withoutSilent: true })
}

const db = () => story.kernel.database.db
/** Who sits at the seats in their order. */
const results = async () =>
  (await candidatesOf(db(), exam.id)).toSorted((a, b) => (a.seat ?? '').localeCompare(b.seat ?? ''))
const certificateOf = async (seat: number): Promise<string> => (await results())[seat]?.certificate ?? ''
const claimOn = async (certificate: string): Promise<string> => {
  for (const claim of await story.claimsOf(one))
    if ((await story.certificateOf(claim)) === certificate) return claim
  return ''
}
async function ruled(item: string, key: { right: string } | null): Promise<unknown> {
  const proposal = { id: session, item: id(item), reason: '参考答案有误，专家复核', key }
  const { ruling } = await kernel.as(chief, proposeRuling, proposal)
  const told = await kernel.as(REVIEWER, decideRuling, { id: ruling, accept: true })
  await story.settle()
  return told
}

test('发证、到账一周后更正一题的答案：不再及格的，证书复查撤销，补贴复查追回，一步一件', async () => {
  expect((await results()).map(({ passed }) => passed)).toEqual([true, true, false])
  const lost = await certificateOf(1)
  const paid = await claimOn(lost)
  await story.paid(paid)
  const { amount } = await story.at(paid)
  expect(amount).toBeGreaterThan(0)
  story.later(7)

  expect(await ruled('choice', { right: 'c4' })).toMatchObject({ reexamined: 1 })
  expect((await results()).map(({ passed }) => passed)).toEqual([true, false, false])
  // Nothing falls by itself: two people of the district look at the certificate, and then at the money.
  expect((await certificateById(db(), lost))?.state).toBe('valid')
  expect(await story.reexaminationOf(paid)).toBeNull()
  await reexamined(story, lost, 'overturn')
  expect(await certificateById(db(), lost)).toMatchObject({ state: 'revoked' })
  expect((await story.at(paid)).state).toBe('paid')
  await reexamined(story, paid, 'overturn')
  const recovery = await recoveryOf(story, paid)
  expect(await owedOf(db(), recovery)).toMatchObject({ case: paid, amount, state: 'open' })
  await repay(story, recovery, (amount ?? 0) / 100, '退回-2026-7')
  await story.settle()
  expect(await owedOf(db(), recovery)).toMatchObject({ state: 'repaid' })
  const { entries } = await statement(db(), { case: paid })
  expect(entries.map(({ title }) => title)).toEqual(['资金占用', '资金拨付', '应收追回立账', '追回到账'])
}, 300_000)

test('再把这一题作废：人人得分，刚够的发证、到账；撤销过的另发一张，凭新的再申领', async () => {
  const before = await certificateOf(1)
  story.later(1)
  expect(await ruled('choice', null)).toMatchObject({ reexamined: 0 })
  expect((await results()).map(({ passed }) => passed)).toEqual([true, true, true])
  const [again, first] = [await certificateOf(1), await certificateOf(2)]
  expect(again).not.toBe(before)
  expect((await certificateById(db(), before))?.state).toBe('revoked')
  for (const certificate of [again, first]) {
    expect((await certificateById(db(), certificate))?.state).toBe('valid')
    const claim = await claimOn(certificate)
    await story.paid(claim)
    expect((await story.at(claim)).state).toBe('paid')
  }
  expect(await proof(db())).toMatchObject({ sound: true, total: 0, findings: [] })
}, 300_000)
