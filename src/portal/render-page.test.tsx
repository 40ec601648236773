import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startSite, type TestSite } from '../../test/pages/start-site.ts'
import { acting } from '../../test/posts.ts'
import type { Actor } from '../kernel/identity/actor.ts'
import { PUBLIC } from '../kernel/identity/actor.ts'
import { anybody, signedIn } from '../kernel/verb/access.ts'
import { problem } from '../kernel/verb/problem.ts'
import { TextField } from './kit/field/text-field.tsx'
import { Form } from './kit/form/form.tsx'
import { downloaded, failed, notFound, page, redirect } from './page.ts'

const CITIZEN: Actor = acting({
  ...PUBLIC,
  kind: 'citizen',
  account: 'a',
  label: '张<建>国',
  roles: ['citizen'],
})

const minePage = page({
  path: '/my/test',
  title: '我的测试',
  section: 'my',
  who: signedIn(),
  personal: true,
  load: () => ({}),
  view: () => (
    <Form action="send">
      <TextField name="wish" label="心愿" />
    </Form>
  ),
  actions: { send: async () => redirect('/my/test?sent=1') },
})

const wordPage = page({
  path: '/my/word',
  title: '密码',
  load: () => ({}),
  view: () => (
    <Form action="enter">
      <TextField name="account" label="账号" />
      <TextField name="password" label="密码" type="password" />
    </Form>
  ),
  actions: { enter: async () => failed([{ path: 'password', message: '不对' }]) },
})

const oddPage = page({
  path: '/odd/{what}',
  title: ({ title }: { title: string }) => title,
  who: anybody(),
  load: ({ params }) => {
    if (params.what === 'file')
      return downloaded({ name: '证书 1.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') })
    if (params.what === 'gone') return redirect('/kit')
    if (params.what === 'none') return notFound('没有编号为 none 的东西')
    if (params.what === 'busy') throw problem(409, '别人正在改', { detail: '请稍后再看。', retryAfter: 3 })
    return { title: `<b>${params.what}</b>` }
  },
  view: ({ title }) => <p>{title}</p>,
})

let site: TestSite
beforeAll(async () => {
  site = await startSite([minePage, wordPage, oddPage])
})
afterAll(() => site.app.close())
beforeEach(() => {
  site.visitor = PUBLIC
  site.performed.length = 0
  site.reported.length = 0
})

const get = (url: string, cookie?: string) => site.app.inject({ url, headers: cookie ? { cookie } : {} })

const post = (url: string, fields: Record<string, string>) =>
  site.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: `token of ${site.visitor.label}`, ...fields }).toString(),
  })

test('样式表对收得下压缩的人压缩发送', async () => {
  const { body } = await get('/kit')
  const url = /href="(\/assets\/haihe\.[^"]+\.css)"/.exec(body)?.[1] ?? ''
  const plain = await site.app.inject(url)
  const zipped = await site.app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
  expect(zipped.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(zipped.rawPayload).toString()).toBe(plain.body)
  expect(zipped.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2)
})

describe('页面', () => {
  test('写明谁办的网站，用政府网站的 meta 标签', async () => {
    const { body, headers } = await get('/services')
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).toContain('<title>办事大厅 · 海河工匠</title>')
    for (const name of ['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName', 'ColumnType']) {
      expect(body).toContain(`<meta name="${name}" content="`)
    }
    expect(body).not.toMatch(/\{\{|<script|\sstyle=/)
  })

  test('标题里、来访者姓名里的内容都转义', async () => {
    site.visitor = CITIZEN
    const { body } = await get('/odd/x')
    expect(body).toContain('<title>&lt;b&gt;x&lt;/b&gt; · 海河工匠</title>')
    expect(body).toContain('张&lt;建&gt;国')
    expect(body).not.toMatch(/<b>x|<建>/)
  })

  test('个人的、显示谁登录的、有表单的，任何缓存都不存', async () => {
    expect((await get('/services')).headers['cache-control']).toBe('no-cache')
    expect((await get('/kit')).headers['cache-control']).toBe('no-store')
    site.visitor = CITIZEN
    expect((await get('/services')).headers['cache-control']).toBe('no-store')
    expect((await get('/my/test')).headers['cache-control']).toBe('no-store')
  })

  test('不对所有人开放的转到登录，登录后回来', async () => {
    const { statusCode, headers } = await get('/my/test?a=1&mode=elder')
    expect([statusCode, headers.location]).toEqual([303, '/login?next=%2Fmy%2Ftest%3Fa%3D1'])
  })

  test('可以答一个文件、另一个地址，或什么都没有', async () => {
    const file = await get('/odd/file')
    expect(file.headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''%E8%AF%81%E4%B9%A6%201.pdf",
    )
    expect((await get('/odd/gone')).headers.location).toBe('/kit')
    const none = await get('/odd/none')
    expect([none.statusCode, none.body.includes('没有编号为 none 的东西')]).toEqual([404, true])
  })

  test('有问题用话说明，出错不露内情', async () => {
    const busy = await get('/odd/busy')
    expect([busy.statusCode, busy.headers['retry-after']]).toEqual([409, '3'])
    expect(busy.body).toContain('别人正在改')
    const fault = await get('/fault')
    expect([fault.statusCode, fault.body.includes('secret')]).toEqual([500, false])
    expect(site.reported).toHaveLength(1)
  })

  test('只收它答的方法', async () => {
    const put = await site.app.inject({ method: 'PUT', url: '/kit' })
    expect([put.statusCode, put.headers.allow]).toEqual([405, 'GET, HEAD, POST'])
    const unwanted = await post('/services', {})
    expect([unwanted.statusCode, unwanted.headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  test('没有的页面有搜索框', async () => {
    const { statusCode, body } = await get('/nowhere/at%20all')
    expect([statusCode, body.includes('action="/search"')]).toEqual([404, true])
  })
})

describe('长者模式和深色', () => {
  test('在地址里要求，记在 Cookie 里，同样取消', async () => {
    const asked = await get('/services?q=开班&mode=elder&theme=dark')
    expect(asked.body).toContain('<html lang="zh-CN" data-mode="elder" data-theme="dark">')
    const cookies = [asked.headers['set-cookie']].flat().map((cookie) => String(cookie).split(';')[0])
    expect(cookies).toEqual(['haihe-mode=elder', 'haihe-theme=dark'])
    expect(asked.body).toContain('href="?q=%E5%BC%80%E7%8F%AD&amp;mode=normal"')

    const remembered = await get('/services', cookies.join('; '))
    expect(remembered.body).toContain('data-mode="elder" data-theme="dark"')
    expect(remembered.headers['set-cookie']).toBeUndefined()

    const left = await get('/services?mode=normal', cookies.join('; '))
    expect(left.body).toContain('<html lang="zh-CN" data-theme="dark">')
  })

  test('/elder 记住长者模式，首页只有六个入口', async () => {
    const { statusCode, headers } = await get('/elder')
    expect([statusCode, headers.location]).toEqual([303, '/?mode=elder'])
    const { body } = await get('/', 'haihe-mode=elder')
    const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? ''
    expect(
      [...main.matchAll(/<a [^>]*class="card door"[^>]*><svg.*?<b>(.+?)<\/b>/g)].map(([, b]) => b),
    ).toEqual(['找班', '考级', '领钱', '查证', '问人', '我的'])
    expect(body).toContain('href="tel:12333"')
  })

  test('不收别的值', async () => {
    const { body, headers } = await get('/services?mode="><script>&theme=blue')
    expect(body).toContain('<html lang="zh-CN"><head>')
    expect(headers['set-cookie']).toBeUndefined()
  })
})

describe('表单', () => {
  const KEY = '3e9b3c1e-0f6a-4f0e-9a53-3d9d9f3b1c11'
  const GOOD = { _action: 'file', _key: KEY, name: '张建国', account: '6222021001234567890' }

  test('用自己的键办理，接着到下一步', async () => {
    const { statusCode, headers } = await post('/kit', GOOD)
    expect([statusCode, headers.location]).toEqual([303, '/done?number=BT-2026-120116-000318&files=0'])
    expect(site.performed).toEqual([{ verb: 'kit.file', key: KEY, actor: '公众' }])
  })

  test('每一页都有新的键', async () => {
    const keys = await Promise.all(
      [1, 2].map(async () => /name="_key" value="([^"]+)"/.exec((await get('/kit')).body)?.[1]),
    )
    expect(keys[0]).toMatch(/^[\w-]{36}$/)
    expect(keys[0]).not.toBe(keys[1])
  })

  test('填错的带着错处和填过的一切回来', async () => {
    const { statusCode, body } = await post('/kit?from=list', {
      ...GOOD,
      account: '"12<',
      note: '两行\n文字',
      level: '4',
      group: 'student',
    })
    expect(statusCode).toBe(422)
    expect(body).toContain('<title>有错误，请改正 · 组件 · 海河工匠</title>')
    expect(body).toContain('<a href="#f-account">银行账号应是 16 到 19 位数字</a>')
    expect(body).toMatch(/id="f-account"[^>]*aria-invalid="true"[^>]*value="&quot;12&lt;"/)
    expect(body.match(/class="error-summary"/g)).toHaveLength(1)
    expect(body).toMatch(/aria-describedby="f-account-hint f-account-error"/)
    expect(body).toContain('value="张建国"')
    expect(body).toMatch(/<textarea[^>]*>两行\n文字<\/textarea>/)
    expect(body).toContain('<option value="student" selected="">')
    expect(body).toMatch(/value="4" checked=""|checked="" value="4"/)
    expect(body).toContain('action="/kit?from=list"')
    expect(site.performed).toEqual([])
  })

  test('别的网站来的、换了人登录以前的，什么都不做，什么都不丢', async () => {
    const { statusCode, body } = await post('/kit', { ...GOOD, _csrf: 'forged' })
    expect([statusCode, site.performed]).toEqual([403, []])
    expect(body).toContain('value="张建国"')
    expect(body).toContain('value="token of 公众"')
  })

  test('退出后提交的，保存填过的，等人回来', async () => {
    const { statusCode, body } = await post('/my/test', { _action: 'send', wish: '当"焊工"' })
    expect(statusCode).toBe(401)
    expect(body).toContain('name="wish" value="当&quot;焊工&quot;"')
    expect(body).toContain('name="_action" value="send"')

    site.visitor = CITIZEN
    const again = await post('/my/test', { _csrf: 'token of 公众', _action: 'send', wish: '当"焊工"' })
    expect([again.statusCode, again.body.includes('value="当&quot;焊工&quot;"')]).toEqual([403, true])
    expect((await post('/my/test', { _action: 'send', wish: '当"焊工"' })).headers.location).toBe(
      '/my/test?sent=1',
    )
  })

  test('写的办理要有，否则拒绝', async () => {
    for (const _action of ['', 'constructor', 'steal']) {
      expect((await post('/kit', { ...GOOD, _action })).statusCode).toBe(400)
    }
  })

  test('文件太大时保留其余', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...GOOD, _csrf: 'token of 公众', account: '1' }))
      form.append(name, value)
    form.append('roster', new Blob([new Uint8Array(9 * 1024 * 1024)]), 'roster.xlsx')
    const { statusCode, body } = await site.app.inject({ method: 'POST', url: '/kit', payload: form })
    expect(statusCode).toBe(413)
    expect(body).toContain('文件超过 8 MB，请拆分后再传')
    expect(body).toContain('value="张建国"')
  })

  test('把文件带给它的办理', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...GOOD, _csrf: 'token of 公众' })) form.append(name, value)
    form.append('roster', new Blob(['名册']), '名册.xlsx')
    form.append('empty', new Blob([]), '')
    const { headers } = await site.app.inject({ method: 'POST', url: '/kit', payload: form })
    expect(headers.location).toBe('/done?number=BT-2026-120116-000318&files=1')
  })

  test('密码不再显示', async () => {
    const { body } = await post('/my/word', {
      _action: 'enter',
      account: 'liumin',
      password: 'hunter2hunter2',
    })
    expect(body).toContain('value="liumin"')
    expect(body).not.toContain('hunter2')
  })
})

describe('网站', () => {
  test('给人和机器列出页面', async () => {
    const xml = await get('/sitemap.xml')
    expect(xml.body).toMatch(/<loc>http:\/\/[^<]+\/services<\/loc>/)
    expect(xml.body).not.toContain('{')
    expect((await get('/robots.txt')).body).toContain('/sitemap.xml')
    expect((await get('/sitemap')).body).toContain('href="/a11y"')
  })

  test('样式表永久缓存，内容变了名称就变', async () => {
    const { body } = await get('/')
    const path = /href="(\/assets\/haihe\.[\w-]{10}\.css)"/.exec(body)?.[1]
    const css = await get(path ?? '')
    expect([css.statusCode, css.headers['cache-control']]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ])
  })

  test('首页一共不超过 150 KB', async () => {
    const { body } = await get('/')
    const files = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!)
    const sizes = await Promise.all(files.map(async (path) => (await get(path)).rawPayload.length))
    expect(files.length).toBeGreaterThanOrEqual(2)
    expect(Buffer.byteLength(body) + sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(
      150 * 1024,
    )
  })
})
