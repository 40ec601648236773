import { describe, expect, test } from 'vitest'
import { crawl, linksIn } from './crawl.ts'

const site =
  (pages: Record<string, string>) =>
  async (address: string): Promise<{ status: number; html: string }> =>
    pages[address] === undefined ? { status: 404, html: '' } : { status: 200, html: pages[address] }

describe('查错链', () => {
  test('站内的链接各查一次，打不开的说出在哪一页', async () => {
    const found = await crawl(
      site({
        '/': '<a class="x" href="/a">甲</a><a href="/b?x=1">乙</a><a href="https://example.org/">外</a>',
        '/a': '<a href="/">首页</a><a href="/gone">没有了</a>',
      }),
    )
    expect(found.pages).toBe(3)
    expect(found.dead).toEqual([{ address: '/gone', on: '/a' }])
  })

  test('登录后的、工作台的、下载的不查；锚点算同一页', () => {
    const html = ['/my', '/work/cases', '/open-data/a.csv', '/policy/x#art-9', '/api/docs']
      .map((address) => `<a href="${address}">x</a>`)
      .join('')
    expect(linksIn(html)).toEqual(['/policy/x', '/api/docs'])
  })
})
