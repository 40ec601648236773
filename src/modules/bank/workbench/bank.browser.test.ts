import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, widest } from '../../../../test/browser.ts'
import { agent, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { serveWorkbench } from '../../../../test/training/serve-workbench.ts'
import { createAccount } from '../../../kernel/identity/accounts.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'
import { giveGrant } from '../../../kernel/identity/grants.ts'
import type { Role } from '../../../kernel/identity/roles.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { levelFive } from '../../../main/demo/bank/level-five.ts'
import { CASE_VERBS, VERBS } from '../../../main/modules.ts'
import { planExam } from '../../assessment/index.ts'
import { giveScope, registerOrganisation } from '../../organisations/index.ts'
import { SAMPLES } from '../item/item.fixture.ts'
import { Content } from '../item/item.ts'
import { writeItem } from '../qti/write-item.ts'
import { beginBatch } from '../verbs/begin-batch.ts'

/** An official whose account is kept: who holds a share of a key is looked up among the accounts. */
const withAccount = (role: Role): Actor => ({ ...official(role), account: crypto.randomUUID() })
const officer = withAccount('municipal-officer')
const reviewer = withAccount('municipal-reviewer')
const signer = withAccount('municipal-signer')
const HELD_ON = '2026-03-12'

let kernel: TestKernel
let browser: Browser
let writer: Actor
let exam: string
const doors = new Map<Actor, FastifyInstance>()

beforeAll(async () => {
  kernel = await testKernel()
  const id = await performAsSystem(kernel, 'test', async (ctx) => {
    const made = await registerOrganisation(ctx, {
      name: '评价机构',
      creditCode: '91512081MA62K0260E',
      kinds: ['assessor'],
      district: '120116',
      address: '',
      phone: '',
      bodyCode: '0000',
      siteCode: '000060',
    })
    const from = civilDate('2020-01-01')
    const scope = {
      purpose: 'assessment' as const,
      occupation: '焊工',
      levels: [5 as const],
      from,
      source: '测试',
    }
    await giveScope(ctx, made.id, scope)
    for (const { account, label, roles } of [officer, reviewer, signer]) {
      const now = kernel.clock.now()
      const [role] = roles as [Role]
      await createAccount(ctx.db, { id: account ?? '', kind: 'official', login: role, label, now })
      await giveGrant(ctx.db, kernel.city.roles, {
        account: account ?? '',
        role,
        district: null,
        organisation: null,
        from,
        to: null,
        by: null,
        now,
      })
    }
    return made.id
  })
  writer = agent('assessor-agent', id)
  exam = (
    await kernel.as(writer, planExam, {
      occupation: '焊工',
      level: '5',
      heldOn: HELD_ON,
      place: '理论机房',
      capacity: 30,
    })
  ).id as string
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([...doors.values()].map((app) => app.close()))
  await kernel?.close()
})

/** The workbench as one of them sees it, each at a door and in a browser of their own. */
async function open(actor: Actor, path: string, width = 1440): Promise<Page> {
  const app = doors.get(actor) ?? (await serveWorkbench(kernel, VERBS, { actor, mode: 'normal' }))
  doors.set(actor, app)
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/work${path}`)
  await page.locator('h1').waitFor()
  return page
}
async function fits(page: Page): Promise<void> {
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
}
const choose = (within: Page | Locator, field: string, words: string | RegExp) =>
  within.getByRole('group', { name: field }).getByRole('radio', { name: words }).check()
const stateOf = async (number: string) => (await kernel.as(officer, CASE_VERBS.readCase, { number })).state
/** A step of a case on its page; what decides is confirmed once what it does was shown. */
async function steps(actor: Actor, number: string, title: string, state: string): Promise<void> {
  const page = await open(actor, `/cases/${number}`)
  await page.getByRole('button', { name: new RegExp(`^${title}`) }).click()
  const dialog = page.getByRole('dialog', { name: `确认${title}` })
  if (title !== '送审') await dialog.getByRole('button', { name: `确认${title}` }).click()
  await expect.poll(() => stateOf(number)).toBe(state)
}

test('写一道题，标答案，送审；另外两个人先后审题、发布；发布以后写题的页面不能再改', async () => {
  const page = await open(writer, '/bank/new')
  await page.getByLabel('职业').fill('焊工')
  await page.getByLabel('等级').selectOption({ label: '五级（初级工）' })
  await choose(page, '用途', '考试用')
  await page.getByRole('button', { name: '开始一批题' }).click()
  await page.getByRole('link', { name: '去写题' }).click()
  await page.getByLabel('题干').fill('焊接前应先检查什么？')
  await page.getByLabel('选项和答案').fill('电缆和接地\n天气预报\n工资单')
  await page.getByLabel('知识点').selectOption({ index: 1 })
  await page.getByLabel(/^预计多少人答对/).fill('80')
  await page.getByLabel(/^分值/).fill('1')
  // Nothing is marked as right yet: said at its place, nothing is kept.
  await page.getByRole('button', { name: '保存这道题' }).click()
  await page
    .getByText(/前面(都)?加 \*|没有答案|一个正确/)
    .last()
    .waitFor()
  await page.getByLabel('选项和答案').fill('*电缆和接地\n天气预报\n工资单')
  await page.getByRole('button', { name: '保存这道题' }).click()
  await page.getByRole('heading', { name: /单选题/ }).waitFor()
  await fits(page)
  const number = /MT-[\w-]+/.exec(page.url())?.[0] ?? ''
  await steps(writer, number, '送审', 'checking')
  await steps(officer, number, '审题通过', 'publishing')
  const same = await open(officer, `/cases/${number}`)
  await same.getByRole('heading', { level: 1 }).waitFor()
  expect(await same.getByRole('button', { name: /^发布/ }).count()).toBe(0)
  await steps(reviewer, number, '发布', 'published')
  await page.reload()
  await page.getByText('已发布').first().waitFor()
  expect(await page.getByRole('button', { name: '保存这道题' }).count()).toBe(0)
})

test('导入 QTI：缺答案的整个不导入，说出文件、行和元素；补上答案就进来', async () => {
  const { number } = await kernel.as(writer, beginBatch, { occupation: '焊工', level: '5', purpose: 'exam' })
  const page = await open(writer, `/bank/batches/${number}`)
  const form = page.locator('form').filter({ hasText: '内容包' })
  const imports = async (xml: string) => {
    await form
      .getByLabel('文件')
      .setInputFiles({ name: '题.xml', mimeType: 'text/xml', buffer: Buffer.from(xml) })
    await form.getByRole('button', { name: '导入', exact: true }).click()
  }
  const { xml } = writeItem('q', Content.parse(SAMPLES.choice))
  await imports(xml.replace(/<qti-correct-response>.*?<\/qti-correct-response>/, ''))
  await page
    .getByText(/题\.xml 第 2 行 <qti-response-declaration>.*没有答案/)
    .first()
    .waitFor()
  await fits(page)
  await imports(xml)
  await page.getByRole('heading', { name: /单选题/ }).waitFor()
})

test('照细目表看缺口，安排试卷，组卷封卷；三个人各领一份，到点两个人交了才开', async () => {
  const { number } = await kernel.as(writer, beginBatch, { occupation: '焊工', level: '5', purpose: 'exam' })
  const lacking = await open(writer, '/bank/blueprint?occupation=焊工&level=5', 390)
  await lacking.getByRole('heading', { name: /满分/ }).waitFor()
  await fits(lacking)
  const step = (who: Actor, name: string, more: object = {}) =>
    kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })
  await step(writer, 'add', { input: { questions: levelFive() } })
  await step(writer, 'submit')
  await step(officer, 'check')
  await step(reviewer, 'publish')

  const plan = await open(writer, `/bank/papers/new?exam=${exam}`)
  await plan.getByLabel(/^平行卷/).fill('2')
  await plan.getByLabel('开考时间').fill('09:00')
  await plan.getByRole('button', { name: '提交安排' }).click()
  await plan.getByRole('link', { name: '看题库够不够' }).click()
  await plan.getByRole('heading', { level: 1, name: /理论试卷/ }).waitFor()
  const paper = plan.url().split('/').at(-1) ?? ''

  const drawn = await open(officer, `/bank/papers/${paper}`)
  for (const { label } of [officer, reviewer, signer])
    await drawn.getByRole('checkbox', { name: new RegExp(`^${label}`) }).check()
  await drawn.getByRole('button', { name: '生成并封存试卷' }).click()
  await drawn
    .getByText(/3 人里 2 人开卷/)
    .first()
    .waitFor()
  await fits(drawn)

  const shares: string[] = []
  for (const who of [officer, reviewer, signer]) {
    const page = await open(who, `/bank/papers/${paper}`)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^下载我的分片/ }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
    shares.push(/分片：([0-9A-F-]+)/.exec(Buffer.concat(chunks).toString())?.[1] ?? '')
    await page.getByLabel('我的分片').waitFor()
  }
  const gives = async (who: Actor, share: string) => {
    const page = await open(who, `/bank/papers/${paper}`)
    await page.getByLabel('我的分片').fill(share)
    await page.getByRole('button', { name: '交分片', exact: true }).click()
    return page
  }
  const early = await gives(officer, shares[0] ?? '')
  await early
    .getByText(/08:00|还没有到|不到/)
    .last()
    .waitFor()
  kernel.clock.set(`${HELD_ON}T08:30:00+08:00`)
  const first = await gives(officer, shares[0] ?? '')
  await first.getByText('您已经交出分片，等另一位保管人。').waitFor()
  // One key of three opens nothing, and another's is not taken for one's own.
  expect(await first.getByText('已开启').count()).toBe(0)
  const wrong = await gives(reviewer, shares[2] ?? '')
  await wrong.locator('[role=alert], .failure, .error').first().waitFor()
  const second = await gives(reviewer, shares[1] ?? '')
  await second.getByText(/已开/).first().waitFor()
  await fits(second)
})
