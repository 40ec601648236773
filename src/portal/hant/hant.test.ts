import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startSite, type TestSite } from '../../../test/pages/start-site.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { signedIn } from '../../kernel/verb/access.ts'
import { page } from '../page.ts'
import { hantAddress, withoutHant } from './address.ts'
import { hantConverter } from './convert.ts'
import { hantDocument } from './document.ts'

const minePage = page({
  path: '/my/test',
  title: '我的测试',
  who: signedIn(),
  load: () => ({}),
  view: () => '我的',
})

let site: TestSite
beforeAll(async () => {
  site = await startSite([minePage])
})
afterAll(() => site.app.close())
beforeEach(() => {
  site.visitor = PUBLIC
  site.performed.length = 0
})

const get = (url: string) => site.app.inject(url)

test('地址带前缀的是繁體，不带的是简体；相像的不算', () => {
  expect(withoutHant('/zh-hant')).toEqual({ url: '/', hant: true })
  expect(withoutHant('/zh-hant/?q=a')).toEqual({ url: '/?q=a', hant: true })
  expect(withoutHant('/zh-hant?q=a')).toEqual({ url: '/?q=a', hant: true })
  expect(withoutHant('/zh-hantx')).toEqual({ url: '/zh-hantx', hant: false })
})

test('站内链接留在繁體里；文件、接口、工作台只有一个地址', () => {
  for (const [from, to] of [
    ['/', '/zh-hant/'],
    ['/learn/classes?district=120116#list', '/zh-hant/learn/classes?district=120116#list'],
    ['/zh-hant/my', '/zh-hant/my'],
    ['?mode=elder', '?mode=elder'],
    ['#main', '#main'],
    ['tel:12333', 'tel:12333'],
    ['https://www.gov.cn/', 'https://www.gov.cn/'],
    ['//evil.example', '//evil.example'],
    ['/assets/haihe.css', '/assets/haihe.css'],
    ['/work/cases', '/work/cases'],
    ['/rss.xml', '/rss.xml'],
    ['/open-data/classes.csv?a=1', '/open-data/classes.csv?a=1'],
    ['/policy?q=a.csv', '/zh-hant/policy?q=a.csv'],
    ['/login', '/login'],
    ['/login?next=%2Fmy%2Ftest', '/login?next=%2Fzh-hant%2Fmy%2Ftest'],
    ['/login?next=%2Fzh-hant%2Fmy', '/login?next=%2Fzh-hant%2Fmy'],
  ])
    expect(hantAddress(from!)).toBe(to)
})

test('转文字和读出来的属性；填的值、编号、姓名、另一种文字的链接不动', async () => {
  const convert = await hantConverter()
  expect(
    hantDocument(
      '<html lang="zh-CN"><a href="/my" title="办事" data-x="办">办理</a><b translate="no">于海<b>范</b></b>发证' +
        '<input placeholder="如“补贴”" value="补贴"/><textarea aria-label="说明">发</textarea><code>发</code>' +
        '<option value="发">发</option><a href="/my" lang="zh-Hans">简体</a><script>发</script>',
      convert,
    ),
  ).toBe(
    '<html lang="zh-Hant"><a href="/zh-hant/my" title="辦事" data-x="办">辦理</a><b translate="no">于海<b>范</b></b>發證' +
      '<input placeholder="如“補貼”" value="补贴"/><textarea aria-label="說明">发</textarea><code>发</code>' +
      '<option value="发">發</option><a href="/my" lang="zh-Hans">简体</a><script>发</script>',
  )
})

describe('G17 繁體', () => {
  test.each([
    '/',
    '/services',
    '/services/subsidy-training',
    '/kit',
    '/a11y',
    '/nowhere',
    '/search?q=補貼',
    '/services?mode=elder',
  ])('%s：没有漏下的简体字，链接都留在繁體里', async (path) => {
    const { body } = await get(`/zh-hant${path}`)
    expect(body).toContain('<html lang="zh-Hant"')
    const convert = await hantConverter()
    const left = textsOf(body).filter((text) => convert(text) !== text)
    expect(left).toEqual([])
    const plain = [...body.matchAll(/<(?:a|form)\b[^>]*\s(?:href|action)="(\/[^"]*)"[^>]*>/g)]
      .filter(([tag, to]) => !/lang="zh-Hans"/.test(tag) && hantAddress(to!) !== to)
      .map(([tag]) => tag)
    expect(plain).toEqual([])
  })

  test('两种文字互相指路', async () => {
    const hans = (await get('/services?q=开班')).body
    expect(hans).toContain(
      '<a href="/zh-hant/services?q=%E5%BC%80%E7%8F%AD" hrefLang="zh-Hant" lang="zh-Hant">繁體</a>',
    )
    expect(hans).toContain(
      '<link rel="alternate" hrefLang="zh-Hant" href="http://127.0.0.1/zh-hant/services?q=',
    )
    expect((await get('/zh-hant/services')).body).toContain(
      '<a href="/services" hrefLang="zh-Hans" lang="zh-Hans">简体</a>',
    )
  })

  test('用繁體字搜，搜得到', async () => {
    expect((await get('/zh-hant/services?q=補貼')).body).toContain('職業培訓補貼')
  })

  test('登录以后回到繁體', async () => {
    expect((await get('/zh-hant/my/test')).headers.location).toBe('/login?next=%2Fzh-hant%2Fmy%2Ftest')
  })

  test('表单照样提交，填的什么就是什么，接着的页面也是繁體', async () => {
    const { headers, statusCode } = await site.app.inject({
      method: 'POST',
      url: '/zh-hant/kit',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        _csrf: 'token of 公众',
        _action: 'file',
        _key: 'a-key-of-this-form',
        name: '张建国',
        account: '6222021001234567890',
      }).toString(),
    })
    expect([statusCode, headers.location]).toEqual([
      303,
      '/zh-hant/done?number=BT-2026-120116-000318&files=0',
    ])
    expect(site.performed).toHaveLength(1)
  })
})

/** What is shown as text, without what is kept in its own script. */
const textsOf = (body: string): string[] =>
  [
    ...body
      .replaceAll(
        /<(script|style|textarea|code)\b[\s\S]*?<\/\1>|<(a|span|b)\b[^>]*(?:lang="zh-Hans"|translate="no")[\s\S]*?<\/\2>/g,
        '',
      )
      .matchAll(/>([^<]+)</g),
  ].map(([, text]) => text!)
