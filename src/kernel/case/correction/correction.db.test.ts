import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { agent, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { filesOfCases, fileVerbs } from '../../file/index.ts'
import { tellingOf } from '../../message/words.ts'
import { may, performAsSystem } from '../../verb/index.ts'
import {
  caseVerbs,
  objectionProcedure,
  openCase,
  procedure,
  readEvents,
  readFile,
  tickCases,
} from '../index.ts'

const CLAUSE = { document: 'd', article: '1', text: '办法 第一条', status: 'confirmed' as const }
const example = procedure({
  kind: 'XB',
  title: '示例办件',
  starts: 'review',
  states: {
    review: { title: '待审核', holder: '区', progress: 2, within: { noTerm: '示例' } },
    correcting: {
      title: '待补正',
      holder: '机构',
      progress: 2,
      within: () => ({ days: 10, clause: CLAUSE }),
      overdue: { step: 'overdue', says: '到期没有交回，按现有材料决定。' },
    },
    done: { title: '办结', holder: '已办结', progress: 4, ends: 'done' },
  },
  steps: {
    correct: {
      title: '一次告知补正',
      from: 'review',
      to: 'correcting',
      who: may('subsidy.decide'),
      once: true,
      asks: 'corrections',
    },
    resubmit: {
      title: '交回',
      from: 'correcting',
      to: 'review',
      who: may('training.file'),
      party: 'school',
      mends: true,
    },
    overdue: { title: '逾期', from: 'correcting', to: 'review', by: 'clock', tells: '补正期限已过。' },
    finish: { title: '办结', from: 'review', to: 'done', who: may('subsidy.decide') },
  },
  parties: {
    school: {
      title: '培训机构',
      is: (actor, file) => actor.organisation === file.organisation,
      sees: ['form'],
      otherwise: () => '只有申报的机构可以办理。',
    },
  },
  correctable: () => [
    { key: 'seal', sort: 'file', title: '盖章页', ask: '补盖章页' },
    {
      key: 'place',
      sort: 'field',
      title: '地点',
      ask: '地点有误，请修改',
      now: '旧地点',
      input: z.strictObject({ place: z.string().min(1, '请填写地点').meta({ title: '地点' }) }),
    },
  ],
})
const verbs = caseVerbs(
  [example],
  objectionProcedure(() => [example]),
)
const files = fileVerbs([filesOfCases([example])])

const SCHOOL = '018f0000-0000-7000-8000-000000000001'
const school = agent('provider-agent', SCHOOL)
const reviewer = official('district-reviewer', ['120116'])

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())

const ASKED = [{ key: 'seal' }, { key: 'place', note: '缺门牌号' }, { note: '请写明联系人' }]

async function asked(): Promise<string> {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const { number } = await performAsSystem(kernel, 'example.file', (ctx) =>
    openCase(ctx, example, { district: '120116', organisation: SCHOOL, title: '示例', form: {} }),
  )
  await kernel.as(reviewer, verbs.stepCase, { number, step: 'correct', corrections: ASKED })
  return number
}
const read = (number: string, as = school) => kernel.as(as, verbs.readCase, { number })
const itemsOf = async (number: string) => (await read(number)).correction?.items ?? []
const png = { name: '盖章.png', content: new Uint8Array(Buffer.from('89504e470d0a1a0a78', 'hex')) }

test('补正逐项提出：能提的是这一件知道的，没有的提不了；对短信只说几处，不照抄手写的话', async () => {
  const number = await asked()
  expect((await itemsOf(number)).map(({ sort, ask, before }) => [sort, ask, before])).toEqual([
    ['file', '补盖章页', null],
    ['field', '地点有误，请修改：缺门牌号', '旧地点'],
    ['text', '请写明联系人', null],
  ])
  const event = (await readEvents(kernel.database.db, number)).at(-1)!
  const file = (await readFile(kernel.database.db, number))!
  expect(tellingOf(example, file, event)?.text).toContain('有 3 处需要补正，请点开看')
})

test('一项一项答复，答一项存一项；没有答完交不回去，答完才交，答复以密文保存', async () => {
  const number = await asked()
  const [seal, place, other] = await itemsOf(number)
  const answer = (item: string, more: object, as = school) =>
    kernel.as(as, verbs.answerCorrection, { number, item, ...more })
  await expect(answer(place!.id, { input: { place: '' } })).rejects.toMatchObject({
    status: 400,
    fields: [{ path: 'input.place', message: '请填写地点' }],
  })
  await expect(answer(place!.id, {})).rejects.toMatchObject({ status: 400 })
  await expect(answer(place!.id, { said: '代答' }, reviewer)).rejects.toMatchObject({ status: 403 })
  await answer(place!.id, { input: { place: '第三大街 2 号' } })
  await answer(other!.id, { said: '张老师' })
  const back = () => kernel.as(school, verbs.stepCase, { number, step: 'resubmit' })
  await expect(back()).rejects.toMatchObject({ status: 409, title: '还有 1 项没有答复' })
  const sent = await kernel.as(school, files.attachToCase, { number, file: png, about: seal!.id })
  await kernel.as(school, files.withdrawAttached, { id: sent.id })
  expect((await read(number)).correction?.unanswered).toBe(1)
  await kernel.as(school, files.attachToCase, { number, file: png, about: seal!.id })
  await back()
  const seen = (await read(number, reviewer)).correction
  expect(seen).toMatchObject({ open: false, unanswered: 0 })
  expect(seen?.items[1]).toMatchObject({ before: '旧地点', after: '第三大街 2 号', start: {} })
  await expect(answer(place!.id, { said: '再改' })).rejects.toMatchObject({ status: 409 })
})

test('到期前三个工作日、一个工作日各提醒一次；过期按现有材料往下办，并告诉当事人', async () => {
  const number = await asked()
  const tick = () =>
    tickCases(kernel, [example], (error) => {
      throw error
    })
  const steps = async () => (await readEvents(kernel.database.db, number)).map(({ step }) => step)
  const due = (await readFile(kernel.database.db, number))?.dueOn
  expect(due).toBe('2026-03-16')
  await tick()
  expect(await steps()).toEqual(['open', 'correct'])
  kernel.clock.set('2026-03-11T09:00:00+08:00')
  await tick()
  await tick()
  expect(await steps()).toEqual(['open', 'correct', 'reminded'])
  kernel.clock.set('2026-03-13T09:00:00+08:00')
  await tick()
  await tick()
  expect(await steps()).toEqual(['open', 'correct', 'reminded', 'reminded'])
  const event = (await readEvents(kernel.database.db, number)).at(-1)!
  const file = (await readFile(kernel.database.db, number))!
  expect(tellingOf(example, file, event)).toMatchObject({
    text: '示例办件：还有 1 个工作日到期（2026年3月16日），还没有交回补正，请点开办理。',
    asks: true,
  })
  kernel.clock.set('2026-03-17T09:00:00+08:00')
  await tick()
  expect(await readFile(kernel.database.db, number)).toMatchObject({ state: 'review', escalatedOn: null })
  const last = (await readEvents(kernel.database.db, number)).at(-1)!
  expect(tellingOf(example, file, last)?.text).toBe('示例办件：补正期限已过。')
})
