import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { axe, smallTargets, smallText, widest } from '../browser.ts'
import { follow, settled } from './follow.ts'
import { type OpenWorkbench, openWorkbench } from './open-workbench.ts'
import { PROVIDER, problem, REVIEWER } from './sample-api.ts'

let bench: OpenWorkbench
beforeAll(async () => {
  bench = await openWorkbench()
})
afterAll(() => bench.close())
beforeEach(() => bench.server.api.reset())

const SCREENS = [
  '/work/',
  '/work/cases/todo',
  '/work/cases/watch',
  '/work/cases/BT-2026-120116-000318?tab=attendance',
  '/work/classes',
  '/work/classes/new',
  '/work/classes/KB-1/roster',
  '/work/figures',
  '/work/nowhere',
]

/** Sees every screen. */
const EVERYBODY = { ...REVIEWER, may: [...REVIEWER.may, ...PROVIDER.may] }

describe.each([
  { mode: 'normal', theme: 'light' },
  { mode: 'normal', theme: 'dark' },
  { mode: 'elder', theme: 'light' },
])('G1 $mode $theme', ({ mode, theme }) => {
  test.each([
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])('axe 在 $width 像素查不出问题，没有东西比屏幕宽', async (size) => {
    bench.server.api.me = EVERYBODY
    bench.server.api.preferences.set('mode', mode).set('theme', theme)
    const [first = '', ...others] = SCREENS
    const page = await bench.open(first, size)
    await settled(page)
    for (const path of SCREENS) {
      if (others.includes(path)) await follow(page, path)
      expect([...(await axe(page)), ...(await widest(page)), ...page.broken], path).toEqual([])
      if (mode === 'elder') {
        expect(await smallText(page), path).toEqual([])
        const targets = (await smallTargets(page, 44)).filter(
          (found) => !/type="(radio|checkbox)"|role="combobox"/.test(found),
        )
        expect(targets, path).toEqual([])
      }
    }
  })
})

test('G1 打开的菜单、清单、对话框 axe 查不出问题', async () => {
  bench.server.api.me = EVERYBODY
  const page = await bench.open('/work/cases/BT-2026-120116-000318')
  await page.getByRole('button', { name: '通过' }).first().waitFor()
  await page.getByRole('button', { name: '培训', exact: true }).click()
  expect(await axe(page), 'menu').toEqual([])
  await page.getByRole('button', { name: REVIEWER.label }).click()
  expect(await axe(page), 'me').toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('焊工')
  await page.getByText('找到 1 条').waitFor()
  expect(await axe(page), 'search').toEqual([])
  await page.keyboard.press('Escape')
  for (const key of ['r', 'd', '?']) {
    await page.keyboard.press(key)
    await page.getByRole('dialog').waitFor()
    expect(await axe(page), key).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.getByText('常用').click()
  expect(await axe(page), 'phrases').toEqual([])
  expect(page.broken).toEqual([])
})

test('没有登录的转到登录，再回到同一个地址', async () => {
  bench.server.api.me = null
  const page = await bench.open('/work/cases/todo?kind=BT')
  await page.waitForURL('**/login?*')
  expect(new URL(page.url()).searchParams.get('to')).toBe('/work/cases/todo?kind=BT')
})

test('告诉群众自己的事在哪里；给了岗位的单位，他可以代表', async () => {
  const post = { key: 'organisation:o-1', roles: PROVIDER.roles, districts: [], organisation: 'o-1' }
  bench.server.api.me = { ...REVIEWER, kind: 'citizen', label: '赵*', roles: [], may: [], posts: [post] }
  const page = await bench.open('/work/')
  await page.getByRole('link', { name: '到“我的”' }).waitFor()
  await page.getByRole('button', { name: '切换到：培训机构经办人' }).click()
  await page.waitForURL('**/work/')
  expect(bench.server.api.asked).toMatchObject([
    { path: '/identity/post', input: { post: 'organisation:o-1' } },
  ])
})

test('菜单里是可以办的；不能看的页面会说明', async () => {
  bench.server.api.me = PROVIDER
  const page = await bench.open('/work/figures')
  await page.getByRole('heading', { name: '您没有“统计”的权限' }).waitFor()
  await expect
    .poll(() => page.getByRole('navigation', { name: '主导航' }).textContent())
    .toBe('今天7待办已办培训')
})

test('首页显示今天的数和最急的几件，一个按钮打开最急的一件', async () => {
  const page = await bench.open('/work/')
  await expect.poll(() => page.getByRole('link', { name: /七天内到期/ }).textContent()).toContain('7')
  await expect.poll(() => page.getByText('等您“通过”').count()).toBe(7)
  await page.getByRole('link', { name: '办最急的一件' }).click()
  await page.getByRole('heading', { level: 1, name: /张建国/ }).waitFor()
})

test('没有办件的人看到归他办的事，不是一句关于菜单的话', async () => {
  bench.server.api.me = { ...REVIEWER, label: '系统管理', may: ['figures.read'] }
  const page = await bench.open('/work/')
  await page.getByRole('list').getByRole('link', { name: '统计' }).last().click()
  await page.waitForURL('**/work/figures')
})

test('不会滚到空白里：办件里有什么，都与屏幕一样高', async () => {
  const page = await bench.open('/work/cases/BT-2026-120116-000318', { width: 1440, height: 620 })
  await page.getByRole('button', { name: '通过' }).first().waitFor()
  await settled(page)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(620)
})

test('刚办完的提示不盖住写下一条意见的地方', async () => {
  const page = await bench.open('/work/cases/BT-2026-120116-000318')
  await page.getByRole('button', { name: '通过' }).first().click()
  await page.getByRole('checkbox', { name: '工作单位不一致' }).check()
  await page.getByRole('button', { name: '确认通过' }).click()
  await page.getByRole('heading', { level: 1, name: /王秀兰/ }).waitFor()
  const told = await page.locator('.announcer').boundingBox()
  const field = await page.locator('.actions').boundingBox()
  expect(told && field && (told.x + told.width <= field.x || told.y + told.height <= field.y)).toBe(true)
})

test('清单打印成有线的表，在一张纸上', async () => {
  const page = await bench.open('/work/cases/todo')
  await page.getByRole('row', { name: /张建国/ }).waitFor()
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 720, height: 1000 })
  const heights = await page
    .locator('.rows tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height))
  expect(Math.max(...heights)).toBeLessThan(90)
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
})

test('清单的筛选、排序、页码都在地址里，并随地址回来', async () => {
  const page = await bench.open('/work/classes')
  await page.getByText('共 45 条', { exact: true }).waitFor()
  await page.getByRole('link', { name: '下一页' }).click()
  await page.waitForURL('**after=**')
  await page.getByRole('link', { name: '上一页' }).click()
  await page.waitForURL('**before=**')
  await page.getByLabel('状态').selectOption('在训')
  await page.getByText('共 30 条', { exact: true }).waitFor()
  await page.getByRole('button', { name: /^学员/ }).click()
  await page.waitForURL('**sort=trainees**')
  await page.reload()
  await page.getByText('共 30 条', { exact: true }).waitFor()
  expect(await page.getByLabel('状态').inputValue()).toBe('在训')
  expect(await page.getByRole('columnheader', { name: /学员/ }).getAttribute('aria-sort')).toBe('ascending')
  expect(await page.getByRole('link', { name: '导出 Excel' }).getAttribute('href')).toContain(
    '/api/v1/training/classes.xlsx?state=',
  )
  await page.getByLabel('名称').fill('没有这样的班')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.getByRole('button', { name: '去掉筛选条件' }).click()
  await page.getByText('共 45 条', { exact: true }).waitFor()
})

test('表单先说全部错处，留着填过的，服务器的话写在字段旁', async () => {
  bench.server.api.me = PROVIDER
  const page = await bench.open('/work/classes/new')
  await page.getByLabel('课时').fill('六十')
  await page.getByRole('button', { name: '提交备案' }).click()
  const summary = page.getByRole('alert', { name: '还不能提交，有 5 处要改' })
  await summary.waitFor()
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await axe(page)).toEqual([])

  await page.getByRole('combobox').fill('焊')
  await page.getByText('焊工（6-18-02-04）').click()
  await page.getByRole('radio', { name: '四级/中级工' }).check()
  await page.getByLabel('课时').fill('60')
  await page.getByLabel('开课日期').fill('2026-03-09')
  await page.getByRole('checkbox', { name: '以上内容属实' }).check()
  bench.server.api.next = [
    problem(422, '填写的内容有误', { fields: [{ path: 'hours', message: '课时不足 80，不在补贴范围' }] }),
  ]
  await page.getByRole('button', { name: '提交备案' }).click()
  await page.getByRole('link', { name: '课时不足 80，不在补贴范围' }).click()
  expect(await page.getByLabel('课时').evaluate((element) => element === document.activeElement)).toBe(true)
  await page.getByLabel('课时').fill('120')
  await page.getByRole('button', { name: '提交备案' }).click()
  await page.getByText('已提交，办件号 KB-2026-120116-000001').waitFor()
  expect(bench.server.api.asked.at(-1)?.input).toEqual({
    occupation: '6-18-02-04',
    level: 4,
    hours: 120,
    startsOn: '2026-03-09',
    promise: true,
  })
  expect(page.broken).toEqual([])
})

test('有错行的表格，变成格子清单和标好的同一个文件还回来', async () => {
  bench.server.api.me = PROVIDER
  const page = await bench.open('/work/classes/KB-1/roster')
  await page.getByRole('button', { name: '检查并导入' }).click()
  await page.getByText('还没有选择文件').waitFor()
  await page
    .getByLabel('选择填好的文件')
    .setInputFiles({ name: '名册.xlsx', mimeType: '', buffer: Buffer.from('PK roster') })
  const errors = [
    { row: 3, column: '身份证号', message: '校验位不对' },
    { row: 7, column: '身份证号', message: '校验位不对' },
  ]
  const returned = { name: '名册（标红）.xlsx', content: Buffer.from('PK marked').toString('base64') }
  bench.server.api.next = [{ status: 200, body: { rows: 30, errors, returned } }]
  await page.getByRole('button', { name: '检查并导入' }).click()
  await page.getByRole('heading', { name: '共 30 行，有 2 处要改，还没有导入' }).waitFor()
  await page.getByText('校验位不对（2 处）').waitFor()
  expect(await axe(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载标红的原文件' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('名册（标红）.xlsx')
  expect(readFileSync(await download.path(), 'utf8')).toBe('PK marked')
  await page.getByRole('button', { name: '改好后重新检查并导入' }).click()
  await page.waitForURL('**/work/classes')
  expect(bench.server.api.asked[0]?.input).toEqual({
    file: { name: '名册.xlsx', content: Buffer.from('PK roster').toString('base64') },
  })
})

test('图画得出，也是表，数字通到清单', async () => {
  const page = await bench.open('/work/figures')
  await page.locator('.drawing svg').first().waitFor()
  await page.getByRole('button', { name: /看表格.*三类紧缺职业取证结构/ }).click()
  await page.getByRole('row', { name: /12月/ }).getByRole('link', { name: '2800' }).click()
  await page.waitForURL('**/work/classes?q=*')
  expect(page.broken).toEqual([])
})

test('大字模式和深色立即生效，服务器记着', async () => {
  const page = await bench.open('/work/')
  await page.getByRole('button', { name: REVIEWER.label }).click()
  await Promise.all([
    page.waitForResponse((response) => response.url().includes('mode=elder')),
    page.getByRole('button', { name: '大字模式' }).click(),
  ])
  expect(await smallText(page)).toEqual([])
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.locator('html').getAttribute('data-mode')).toBe('elder')
})

test('G5 第一屏脚本不超过 450 KB，每条路由再加不超过 60 KB', async () => {
  const sizes = new Map<string, number>()
  const page = await bench.open('/work/nowhere')
  page.on('response', (response) => {
    if (response.url().endsWith('.js'))
      sizes.set(response.url(), Number(response.headers()['content-length']))
  })
  const sum = () => [...sizes.values()].reduce((all, one) => all + one, 0)
  await page.reload()
  await page.waitForLoadState('networkidle')
  const shell = sum()
  expect(shell).toBeGreaterThan(100_000)
  expect(shell).toBeLessThan(450 * 1024)
  for (const path of ['/work/', '/work/cases/todo', '/work/cases/BT-2026-120116-000318', '/work/classes']) {
    sizes.clear()
    await page.goto(bench.server.url + path)
    await page.waitForLoadState('networkidle')
    expect(sum() - shell, path).toBeLessThan(60 * 1024)
  }
})
