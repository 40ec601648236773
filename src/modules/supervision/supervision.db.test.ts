import { afterAll, beforeAll, expect, test } from 'vitest'
import { recoveryOf, reexamined, repay } from '../../../test/situations/deeds.ts'
import { openStories, type Stories } from '../../../test/situations/open-stories.ts'
import { HOME, type Story } from '../../../test/situations/story.ts'
import { casesOf, readFile } from '../../kernel/case/index.ts'
import { addDays } from '../../kernel/value/time/civil-date.ts'
import { CASE_VERBS } from '../../main/modules.ts'
import { rectifyingOn } from '../organisations/index.ts'
import { recoveryOf as recoveryRow } from '../payments/index.ts'
import { trainingRecord } from '../training/index.ts'
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
