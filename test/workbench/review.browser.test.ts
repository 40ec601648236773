import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CaseView } from '../../src/workbench/review/case-view.ts'
import { axe } from '../browser.ts'
import { type OpenWorkbench, openWorkbench } from './open-workbench.ts'
import { PROVIDER, problem } from './sample-api.ts'

const ZHANG = 'BT-2026-120116-000318'
const WANG = 'BT-2026-120116-000319'
const LI = 'BT-2026-120116-000320'
const CHEN = 'BT-2026-120116-000321'

let bench: OpenWorkbench
beforeAll(async () => {
  bench = await openWorkbench()
})
afterAll(() => bench.close())
beforeEach(() => bench.server.api.reset())

/** Acknowledges every doubt in the dialog, then confirms. */
const confirm = async (page: Page) => {
  const dialog = page.getByRole('dialog', { name: '确认通过' })
  for (const doubt of await dialog.getByRole('checkbox').all()) await doubt.check()
  await dialog.getByRole('button', { name: '确认通过' }).click()
}

const review = async (number = ZHANG) => {
  const page = await bench.open(`/work/cases/${number}`)
  await page
    .getByRole('heading', { level: 1, name: '张建国' })
    .or(page.getByRole('heading', { level: 1 }))
    .first()
    .waitFor()
  await page.getByRole('button', { name: '通过' }).first().waitFor()
  return page
}

test('G10 1440×900 不滚动就看到金额、比对和每一步', async () => {
  const page = await review()
  for (const seen of ['2,600.00 元', '贰仟陆佰元整', '请判断', '职业技能等级证书']) {
    const box = await page.getByText(seen).first().boundingBox()
    expect(box && box.y + box.height <= 900, seen).toBe(true)
  }
  for (const step of ['通过 并看下一件', '一次告知补正', '不予通过']) {
    const box = await page
      .locator('.actions')
      .getByRole('button', { name: step.split(' ')[0] ?? '' })
      .last()
      .boundingBox()
    expect(box && box.y + box.height <= 900, step).toBe(true)
  }
})

test('A 带着意见走主要步骤，打开下一件', async () => {
  const page = await review()
  await page.getByLabel('意见').fill('单位为简称，信用代码一致，予以通过')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: '确认通过' })
  await dialog.getByText('120,000.00 元，办后 117,400.00 元').waitFor()
  await dialog.getByRole('button', { name: '确认通过' }).click()
  await dialog.getByText('还有 1 处没有勾选').waitFor()
  expect(bench.server.api.asked).toEqual([])
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('checkbox', { name: '工作单位不一致' }).check()
  await dialog.getByRole('button', { name: '确认通过' }).click()
  await page.getByRole('heading', { level: 1, name: /王秀兰/ }).waitFor()
  expect(page.url()).toContain(WANG)
  expect(await page.locator('.announcer').textContent()).toContain('已办：通过')
  expect(bench.server.api.asked).toMatchObject([
    {
      path: `/cases/${ZHANG}/steps/approve`,
      csrf: 'token-1',
      input: { note: '单位为简称，信用代码一致，予以通过', revision: 3, acknowledged: ['doubt-0'] },
    },
  ])
  expect(page.broken).toEqual([])
})

test('没有疑点的一件，按 A、回车两下办完，打开下一件；1440×900 不用滚动，下一件早已取好', async () => {
  const page = await review(LI)
  const bar = await page.getByRole('region', { name: '办理', exact: true }).boundingBox()
  for (const name of ['系统结论', '申报与权威数据对照']) {
    const box = await page.getByRole('region', { name }).boundingBox()
    expect(box && bar && box.y + box.height <= bar.y, name).toBe(true)
  }
  await expect.poll(() => bench.server.api.seen.includes(`/cases/${CHEN}`)).toBe(true)
  const before = bench.server.api.seen.length
  await page.keyboard.press('a')
  await page.getByRole('dialog', { name: '确认通过' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /陈晓红/ }).waitFor()
  expect(bench.server.api.asked).toMatchObject([{ path: `/cases/${LI}/steps/approve` }])
  expect(bench.server.api.seen.slice(before)).toContain(`/cases/${LI}/steps/approve/foreseen`)
})

test('决定后在左下角可以撤回；满了才生效，办件才离开', async () => {
  // Long enough for a busy machine to look at everything before it takes back.
  bench.server.api.takeBackSeconds = 90
  const page = await review(LI)
  const strip = page.getByRole('region', { name: '还没有生效的决定' })
  const decide = async (seconds: number) => {
    await page.keyboard.press('a')
    await page.getByText(`确认后 ${seconds} 秒内可以撤回，满了才生效。`).waitFor()
    await page.keyboard.press('Enter')
    await strip.getByText(/通过，\d+ 秒后生效/).waitFor()
  }
  await decide(90)
  await page.getByRole('heading', { level: 1, name: /陈晓红/ }).waitFor()
  expect(bench.server.api.views.get(LI)?.state).toBe('review')
  expect(await axe(page)).toEqual([])
  await strip.getByRole('button', { name: '撤回' }).click()
  await strip.waitFor({ state: 'detached' })
  await page.locator('.queue').getByText('李志强').waitFor()
  expect(bench.server.api.views.get(LI)?.state).toBe('review')
  bench.server.api.takeBackSeconds = 3
  await page.reload()
  await page.getByRole('heading', { level: 1, name: /陈晓红/ }).waitFor()
  await decide(3)
  await strip.waitFor({ state: 'detached', timeout: 15_000 })
  expect(bench.server.api.views.get(CHEN)?.state).toBe('notice')
})

test('J 和 K 在队列里走；正在打字、关了快捷键时按键不起作用', async () => {
  const page = await review()
  await page.keyboard.press('j')
  await page.getByRole('heading', { level: 1, name: /王秀兰/ }).waitFor()
  await page.keyboard.press('k')
  await page.getByRole('heading', { level: 1, name: /张建国/ }).waitFor()
  await page.getByLabel('意见').pressSequentially('jad')
  expect(await page.getByLabel('意见').inputValue()).toBe('jad')
  await page.getByRole('button', { name: '键盘快捷键' }).click()
  await page.getByRole('checkbox', { name: '使用单键快捷键' }).uncheck()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('a')
  await page.keyboard.press('j')
  expect(page.url()).toContain(ZHANG)
  expect(bench.server.api.asked).toEqual([])
})

test('R 一次发出完整的补正清单，从不发空的', async () => {
  const page = await review()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog', { name: '一次告知补正' })
  await dialog.getByRole('button', { name: '发出一次告知' }).click()
  await dialog.getByText('请至少选一项').waitFor()
  await dialog.getByRole('checkbox', { name: '工作单位名称与参保登记一致' }).check()
  await dialog.getByRole('checkbox', { name: '本人社保卡金融账户' }).check()
  await dialog.getByRole('button', { name: '发出一次告知' }).click()
  await page.getByRole('heading', { level: 1, name: /王秀兰/ }).waitFor()
  expect(bench.server.api.asked).toMatchObject([
    {
      path: `/cases/${ZHANG}/steps/correct`,
      input: { corrections: [{ key: 'employer-name' }, { key: 'account' }] },
    },
  ])
})

test('D 要有理由代码才能不予', async () => {
  const page = await review()
  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog', { name: '不予通过' })
  await dialog.getByRole('button', { name: '确认不予通过' }).click()
  await dialog.getByText('请选一条理由').waitFor()
  await dialog.getByRole('radio', { name: '超过证书核发之日起 12 个月' }).check()
  await dialog.getByRole('button', { name: '确认不予通过' }).click()
  await page.getByRole('heading', { level: 1, name: /王秀兰/ }).waitFor()
  expect(bench.server.api.asked).toMatchObject([
    { path: `/cases/${ZHANG}/steps/refuse`, input: { reason: 'late' } },
  ])
})

test('别的经办人更快：告诉发生了什么，意见留着，不办两次', async () => {
  const page = await review()
  await page.getByLabel('意见').fill('疑为简称')
  bench.server.api.moveByOther(ZHANG)
  await page
    .getByRole('button', { name: '通过 并看下一件' })
    .or(page.getByRole('button', { name: /^通过/ }))
    .first()
    .click()
  await confirm(page)
  const told = page.getByRole('alert', { name: '这件刚被别人办过' })
  await told.waitFor()
  expect(await told.textContent()).toContain('李强：通过（同意）')
  expect(await told.textContent()).toContain('您的这一步没有办')
  expect(bench.server.api.views.get(ZHANG)?.timeline.filter(({ step }) => step === 'approve')).toHaveLength(1)
  await page.keyboard.press('Escape')
  await page.goto(`${bench.server.url}/work/cases/${ZHANG}`)
  await page.getByText('公示中').first().waitFor()
})

test('断线：什么都不丢，再试用同一个键', async () => {
  const page = await review()
  await page.getByLabel('意见').fill('予以通过')
  bench.server.api.next = ['silence']
  const approve = page.locator('.actions').getByRole('button', { name: /^通过/ })
  await approve.click()
  await confirm(page)
  await page.getByText('连不上服务器').waitFor()
  expect(await page.getByLabel('意见').inputValue()).toBe('予以通过')
  await page.getByRole('button', { name: '确认通过' }).click()
  await page.getByRole('heading', { level: 1, name: /王秀兰/ }).waitFor()
  const [first, second] = bench.server.api.asked
  expect(first?.key).toMatch(/^[0-9a-f]{32}$/)
  expect(second?.key).toBe(first?.key)
})

test('双击只问一次', async () => {
  const page = await review()
  await page.locator('.actions').getByRole('button', { name: /^通过/ }).dblclick()
  await page.getByRole('checkbox', { name: '工作单位不一致' }).check()
  await page.getByRole('button', { name: '确认通过' }).dblclick()
  await page.getByRole('heading', { level: 1, name: /王秀兰/ }).waitFor()
  expect(bench.server.api.asked.filter(({ path }) => path.includes(ZHANG))).toHaveLength(1)
})

test('登录过期：在旁边登录，用新令牌再发一次', async () => {
  const page = await review()
  await page.getByLabel('意见').fill('予以通过')
  bench.server.api.next = [problem(401, '请先登录')]
  const approve = page.locator('.actions').getByRole('button', { name: /^通过/ })
  await approve.click()
  await confirm(page)
  await page.getByRole('link', { name: '在新窗口登录' }).waitFor()
  bench.server.api.csrf = 'token-2'
  await page.getByRole('button', { name: '确认通过' }).click()
  await page.getByRole('heading', { level: 1, name: /王秀兰/ }).waitFor()
  expect(bench.server.api.asked.map(({ csrf }) => csrf)).toEqual(['token-1', 'token-2'])
})

test('不能走的步骤说明为什么', async () => {
  const view = bench.server.api.views.get(ZHANG)
  if (!view) throw new Error('no such sample')
  const why = '您受理过这一件，按四眼原则不能再作决定。'
  const steps = view.steps.map((step) => ({ ...step, allowed: false, why }))
  bench.server.api.views.set(ZHANG, { ...view, steps })
  const page = await bench.open(`/work/cases/${ZHANG}`)
  await page.getByText(why).waitFor()
  expect(await page.locator('.whys').textContent()).toBe(`通过、一次告知补正、不予通过：${why}`)
  await page.keyboard.press('a')
  expect(bench.server.api.asked).toEqual([])
})

test('G10 没有疑问的三下一起决定，其间有了疑问的留下', async () => {
  const page = await review()
  await page.getByRole('button', { name: '可批量 5' }).click()
  const chen = 'BT-2026-120116-000321'
  const view = bench.server.api.views.get(chen)
  if (view) bench.server.api.views.set(chen, { ...view, attention: ['证书已被撤销'] })
  await page.getByRole('button', { name: '批量办理 5 件' }).click()
  await page.getByRole('button', { name: '办理这 5 件' }).click()
  await page.getByText('办完了：共 5 件，已办 4 件，留下 1 件').waitFor()
  expect(await page.getByRole('listitem').filter({ hasText: '有疑点，请单独看' }).textContent()).toContain(
    '陈晓红',
  )
  expect(bench.server.api.asked).toMatchObject([{ path: '/cases/steps' }])
  await page.getByRole('button', { name: '看剩下的' }).click()
  await page.getByRole('button', { name: '可批量 0' }).waitFor()
})

const ASKED: NonNullable<CaseView['correction']> = {
  askedAt: '2026-03-02T01:00:00.000Z',
  by: '区复核',
  note: null,
  open: true,
  mine: true,
  step: { step: 'resubmit', title: '补正后重新提交' },
  unanswered: 1,
  overdue: '到期没有交回，按现有材料决定。',
  items: [
    {
      id: '018f0000-0000-7000-8000-000000000077',
      sort: 'file',
      title: '本人社保卡',
      ask: '请上传本人社保卡',
      before: null,
      after: null,
      said: null,
      replaces: null,
      files: 0,
      answeredAt: null,
      fields: [],
      start: {},
      page: null,
    },
  ],
}

test('要补正的带着日子排在最前，不给提交人经办人用的句子', async () => {
  const view = bench.server.api.views.get(ZHANG)
  if (view) bench.server.api.views.set(ZHANG, { ...view, state: 'correcting', correction: ASKED })
  bench.server.api.me = PROVIDER
  const page = await review()
  const card = page.getByRole('region', { name: /需要补正 1 项，2026年/ })
  const box = await card.boundingBox()
  const verdict = await page.getByRole('region', { name: '系统结论' }).boundingBox()
  expect(box && verdict && box.y < verdict.y).toBe(true)
  await card.getByText('到期没有交回，按现有材料决定。').waitFor()
  await card.getByLabel('上传材料').waitFor()
  await page.getByText('常用').click()
  expect(await page.getByText('比对一致，同意').count()).toBe(0)
  await page.getByRole('button', { name: '已按告知内容补正。' }).click()
  expect(await page.locator('#opinion').inputValue()).toBe('已按告知内容补正。')
})

test('动钱的再问一次，写出大写金额；同一个键不算回答', async () => {
  const view = bench.server.api.views.get(ZHANG)
  if (view)
    bench.server.api.views.set(ZHANG, {
      ...view,
      doubts: [],
      steps: view.steps.map((one) => ({ ...one, moves: one.tone === 'primary' })),
    })
  const page = await review()
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: '确认通过' })
  await dialog.getByText('贰仟陆佰元整').waitFor()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  expect(bench.server.api.asked).toEqual([])
  await page.keyboard.press('a')
  await dialog.getByRole('button', { name: '确认通过' }).click()
  await page.getByRole('heading', { level: 1, name: /王秀兰/ }).waitFor()
  expect(bench.server.api.asked).toMatchObject([{ path: `/cases/${ZHANG}/steps/approve` }])
})

test('要填内容的步骤：表单照步骤的格式画，错在哪一栏说在哪一栏，金额按分送出', async () => {
  const view = bench.server.api.views.get(ZHANG)
  const plain = view?.steps.find(({ step }) => step === 'approve')
  if (view && plain)
    bench.server.api.views.set(ZHANG, {
      ...view,
      steps: [
        ...view.steps,
        {
          ...plain,
          step: 'repay',
          title: '登记退回',
          tone: 'plain',
          fields: [
            { key: 'amount', title: '退回金额', kind: 'money', required: true, hint: '可以分次退回。' },
            { key: 'reference', title: '银行流水号', kind: 'text', required: true, longest: 60 },
            { key: 'receivedOn', title: '到账日', kind: 'day', required: false },
          ],
        },
      ],
    })
  const page = await review()
  await page.getByRole('button', { name: '登记退回' }).click()
  const dialog = page.getByRole('dialog', { name: '登记退回' })
  await dialog.getByRole('button', { name: '确认登记退回' }).click()
  await dialog.getByRole('alert').getByText('请填写退回金额').waitFor()
  expect(await axe(page)).toEqual([])
  await dialog.getByLabel('退回金额').fill('1,000.5')
  await dialog.getByLabel('银行流水号').fill('DJ0001')
  bench.server.api.next.push(
    problem(409, '这个银行流水号已经录过', {
      fields: [{ path: 'input.reference', message: '请核对流水号' }],
    }),
  )
  await dialog.getByRole('button', { name: '确认登记退回' }).click()
  await dialog.locator('#field-reference-wrong').getByText('请核对流水号').waitFor()
  await dialog.getByLabel('银行流水号').fill('DJ0002')
  await dialog.getByRole('button', { name: '确认登记退回' }).click()
  await page.getByRole('heading', { level: 1, name: /王秀兰/ }).waitFor()
  expect(bench.server.api.asked.at(-1)).toMatchObject({
    path: `/cases/${ZHANG}/steps/repay`,
    input: { revision: 3, input: { amount: 100_050, reference: 'DJ0002' } },
  })
})

test('依据用方向键走，标签页在地址里，条形图也是表', async () => {
  const page = await review()
  await page.getByRole('tab', { name: '证书' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('tab', { name: '培训考勤', selected: true }).waitFor()
  expect(page.url()).toContain('tab=attendance')
  await page.getByText('看表格').click()
  expect(await page.getByRole('row', { name: /2025-10-17/ }).textContent()).toContain('缺勤')
})

test('放大到 400% 时，没有哪一条固定着挡住办件', async () => {
  const page = await review()
  await page.setViewportSize({ width: 320, height: 256 })
  const fixed = await page.$$eval('body *', (all) =>
    all
      .filter((one) => /fixed|sticky/.test(getComputedStyle(one).position) && one.checkVisibility())
      .filter((one) => one.getBoundingClientRect().height > 2)
      .map((one) => one.className),
  )
  expect(fixed).toEqual([])
})

test('打印时依据的每个标签页都在，没有按钮', async () => {
  const page = await review()
  await page.emulateMedia({ media: 'print' })
  for (const text of ['职业技能等级证书', '应到 15 天', '82 分（及格 60 分）', '周*民']) {
    expect(await page.getByText(text).first().isVisible(), text).toBe(true)
  }
  expect(await page.locator('.actions').isVisible()).toBe(false)
  expect(await page.locator('.queue').isVisible()).toBe(false)
})
