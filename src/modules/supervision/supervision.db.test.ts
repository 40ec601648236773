import { afterAll, beforeAll, expect, test } from 'vitest'
import { recoveryOf, reexamined, repay } from '../../../test/situations/deeds.ts'
import { openStories, type Stories } from '../../../test/situations/open-stories.ts'
import { HOME, type Story } from '../../../test/situations/story.ts'
import { casesOf, readFile } from '../../kernel/case/index.ts'
import { addDays } from '../../kernel/value/time/civil-date.ts'
import { CASE_VERBS } from '../../main/modules.ts'
import { rectifyingOn } from '../organisations/index.ts'
import { recoveryOf as recoveryRow } from '../payments/index.ts'
import { askRemoteCheck, explainRemoteCheck, remoteChecksDue, trainingRecord } from '../training/index.ts'
import { screenNightly } from './screening/run.ts'
import { listFindings } from './verbs/findings.ts'

let stories: Stories
beforeAll(async () => {
  stories = await openStories()
}, 180_000)
afterAll(() => stories?.close())

const fail = (error: unknown) => {
  throw error
}
const clerk = { login: 'qushouli' } as const
const reviewer = { login: 'qufuhe' } as const
const step = (story: Story, who: { login: string }, number: string, name: string, more = {}) =>
  story.walk().does(who, CASE_VERBS.stepCase, { number, step: name, ...more })
const night = (story: Story) => screenNightly(story.kernel, fail)
const findingOf = async (story: Story, rule: string) =>
  (await story.walk().does(clerk, listFindings, { rule: rule as 'F1' })).items[0]?.number as string

test('F2 疑点夜里查出→核实→听取说明→属实→登记违规、整改、信用扣分→复查→追回到账', async () => {
  const story = stories.story()
  const provider = await story.ownProvider()
  const person = await story.person()
  const one = await story.certified({ people: [person] })
  const claim = one.claims[0] as string
  await story.paid(claim)
  // Only now the register of schools says that the unemployed trainee was a full-time student all the time.
  await story.record(person, 'student', addDays(story.today, -400))
  await night(story)
  expect(await night(story)).toBe(0)
  const { items } = await story.walk().does(clerk, listFindings, {})
  expect(items.map(({ rule, standing }) => [rule, standing])).toEqual([['F2', 'open']])
  const number = await findingOf(story, 'F2')
  const seen = await story.walk().does(clerk, CASE_VERBS.readCase, { number })
  expect(seen.evidence.tabs.find(({ key }) => key === 'timeline')?.rows).toContainEqual(
    expect.arrayContaining(['入学']),
  )
  expect(seen.decision?.reasons[0]).toMatchObject({ rule: 'F2', met: false, assumed: true })
  // Before it is told the provider knows nothing of it.
  expect((await readFile(stories.kernel.database.db, number))?.organisation).toBeNull()
  await step(story, clerk, number, 'verify', { note: '学籍与名册核对一致' })
  await step(story, { login: 'jigou' }, number, 'answer', {
    input: { said: '招生时只看了失业登记证，没有查学籍。' },
  })
  const verdict = {
    scope: 'people',
    document: '津人社监罚〔2026〕7号',
    finding: '组织在校学生冒充失业人员参训',
    measure: 'rectification',
  }
  await step(story, reviewer, number, 'uphold', { input: verdict })
  await story.settle()
  expect((await trainingRecord(stories.kernel.database.db, one.id, person.id))?.violation).toBe(true)
  expect(await rectifyingOn(stories.kernel.database.db, provider, story.today)).not.toBeNull()
  await reexamined(story, claim, 'overturn')
  const recovery = await recoveryOf(story, claim)
  await repay(story, recovery, 2160, '回款-疑点-1')
  await story.settle()
  expect(await recoveryRow(stories.kernel.database.db, recovery)).toMatchObject({ state: 'repaid' })

  const [measure] = await casesOf(stories.kernel.database.db, { kind: 'CS', organisation: provider })
  await step(story, { login: 'jigou' }, measure?.number ?? '', 'report', {
    input: { done: '逐人核对学籍，更换了招生负责人，补做了身份承诺。' },
  })
  await step(story, clerk, measure?.number ?? '', 'accept', { note: '现场看过，已经改到位' })
  expect(await rectifyingOn(stories.kernel.database.db, provider, addDays(story.today, 1))).toBeNull()
  expect(HOME).toBe(measure?.district)
}, 180_000)

/** What was found of one provider. */
const foundOf = async (story: Story, provider: string) =>
  (await story.walk().does(clerk, listFindings, {})).items.filter(
    ({ organisation }) => organisation?.id === provider,
  )

test('班次一结业就筛查：当天就立疑点，夜里再筛不重复；别的班没有事的不立', async () => {
  const story = stories.story()
  const provider = await story.ownProvider()
  const person = await story.person()
  const fine = await story.person()
  const one = await story.filed({ people: [person, fine] })
  await story.approve(one.number)
  await story.record(person, 'student', addDays(story.today, -400))
  await story.hold(one)
  await story.settle()
  const found = async () => (await foundOf(story, provider)).map(({ rule, standing }) => [rule, standing])
  expect(await found()).toEqual([['F2', 'open']])
  expect(await night(story)).toBe(0)
  expect(await found()).toEqual([['F2', 'open']])
}, 120_000)

test('补贴一立案就筛查本人：结业以后登记才说是在校学生，立案当天就有疑点', async () => {
  const story = stories.story()
  const provider = await story.ownProvider()
  const person = await story.person()
  const one = await story.taught({ people: [person] })
  await story.record(person, 'student', addDays(story.today, -400))
  expect(await foundOf(story, provider)).toEqual([])
  await story.examined(one)
  await story.settle()
  expect((await foundOf(story, provider)).map(({ rule }) => rule)).toEqual(['F2'])
  expect(await night(story)).toBe(0)
}, 120_000)

test('远程抽查没有按时应答：立疑点 F16，只立一次；说明在疑点里听，不记谁缺课', async () => {
  const story = stories.story()
  const provider = await story.ownProvider()
  const one = await story.filed({ people: [await story.person()] })
  await story.approve(one.number)
  story.until(addDays(story.today, 1))
  story.turnTo('10:00')
  const { check } = await story.walk().does(clerk, askRemoteCheck, { id: one.id })
  story.turnTo('10:20')
  expect(await remoteChecksDue(story.kernel)).toBe(1)
  await story.settle()
  const items = await foundOf(story, provider)
  expect(items.map(({ rule, organisation }) => [rule, organisation?.id])).toEqual([['F16', provider]])
  const seen = await story.walk().does(clerk, CASE_VERBS.readCase, { number: items[0]?.number ?? '' })
  expect(seen.decision?.reasons[0]).toMatchObject({
    met: false,
    found: expect.stringContaining('15 分钟内没有应答'),
  })
  expect(JSON.stringify(seen.evidence.tabs)).toContain('到时没有应答')
  expect(await night(story)).toBe(0)
  await expect(
    story.walk().does({ login: 'jigou' }, explainRemoteCheck, { id: one.id, check, said: '手机没电了' }),
  ).rejects.toMatchObject({ code: 'training.remoteCheckOver' })
}, 120_000)
