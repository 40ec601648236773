import Fastify from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { perform } from '../../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../../main/modules.ts'
import { mountPages } from '../../../portal/mount.ts'
import { siteOf } from '../../../portal/site.ts'
import { draftNews } from '../verbs/draft.ts'
import { listNewsDrafts, readNewsDraft } from '../verbs/drafts.ts'
import { listNews, readNews } from '../verbs/read-news.ts'
import { newsPortal } from './index.tsx'

const writer = official('municipal-officer', 'all', '甲编辑')
const checker = official('municipal-reviewer')
const publisher = official('municipal-signer')

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel?.close())

const article = (more: object = {}) => ({
  column: 'news' as const,
  title: '焊工大赛开幕',
  summary: '一百名选手同场比试，三天决出名次。',
  body: '开幕式在体育馆举行，一百名选手参加。\n\n## 赛程\n\n第一天理论，第二天实操，第三天公布名次。',
  source: '市人社局',
  ...more,
})
const draft = async (more: object = {}) => (await kernel.as(writer, draftNews, article(more))).number
const step = (actor: typeof writer, number: string, name: string, more: object = {}) =>
  kernel.as(actor, CASE_VERBS.stepCase, { number, step: name, ...more })
const board = () => perform(kernel, listNews, asking(PUBLIC), {})
const read = (id: number) => perform(kernel, readNews, asking(PUBLIC), { id })

async function published(more: object = {}): Promise<{ number: string; id: number }> {
  const number = await draft(more)
  await step(writer, number, 'submit')
  await step(checker, number, 'check')
  await step(publisher, number, 'publish')
  return { number, id: (await board()).items[0]?.id ?? 0 }
}

describe('一篇动态从编写到公众看到', () => {
  test('三个人各办一道，发布以前公众看不到', async () => {
    const number = await draft()
    await step(writer, number, 'edit', { input: article({ title: '焊工大赛今天开幕' }) })
    expect((await kernel.as(writer, readNewsDraft, { number })).title).toBe('焊工大赛今天开幕')
    await step(writer, number, 'submit')
    expect((await kernel.as(checker, listNewsDrafts, {})).items).toContainEqual(
      expect.objectContaining({ number, state: '待校核' }),
    )
    await expect(step(writer, number, 'check')).rejects.toMatchObject({ status: 403 })
    await step(checker, number, 'check')
    expect((await board()).items).toEqual([])
    await step(publisher, number, 'publish')
    const [shown] = (await board()).items
    expect(shown).toMatchObject({ title: '焊工大赛今天开幕', columnTitle: '动态', publishedOn: '2026-03-02' })
    expect((await read(shown?.id ?? 0)).pieces[1]).toEqual({ kind: 'heading', text: '赛程' })
  })

  test('有身份证号码的送不出去，改掉以后可以', async () => {
    const number = await draft({ body: '联系人张某，身份证 11010519491231002X，请与本人联系，谢谢大家。' })
    await expect(step(writer, number, 'submit')).rejects.toMatchObject({
      status: 422,
      detail: expect.stringContaining('正文第1段有身份证号码'),
    })
    await step(writer, number, 'edit', { input: article() })
    await step(writer, number, 'submit')
  })

  test('撤下要有原因，页面只说何时为什么，列表里不再有', async () => {
    const { number, id } = await published({ title: '要撤下的一篇' })
    await expect(step(publisher, number, 'withdraw')).rejects.toMatchObject({ status: 400 })
    await step(publisher, number, 'withdraw', { reason: 'wrong' })
    expect((await board()).items.map((one) => one.id)).not.toContain(id)
    expect(await read(id)).toMatchObject({ pieces: [], withdrawn: { on: '2026-03-02', why: '内容有误' } })
  })

  test('发布过的文字，数据库里也改不了', async () => {
    const { number } = await published({ title: '不许改的一篇' })
    const { db } = kernel.database
    for (const change of [
      sql`update news_article set body = '改了' where number = ${number}`,
      sql`delete from news_article where number = ${number}`,
    ])
      await expect(change.execute(db)).rejects.toThrow('never changed')
  })

  test('没有发布的地址是 404；一页二十篇，按栏目看', async () => {
    await expect(read(999_999)).rejects.toMatchObject({ status: 404 })
    for (let at = 0; at < 21; at++) await published({ title: `通知第${at}号公告`, column: 'notice' })
    const first = await perform(kernel, listNews, asking(PUBLIC), { column: 'notice' })
    expect([first.items.length, first.previous]).toEqual([20, null])
    const rest = await perform(kernel, listNews, asking(PUBLIC), {
      column: 'notice',
      after: first.next ?? '',
    })
    expect(rest.items.map(({ title }) => title)).toEqual(['通知第0号公告'])
    expect(rest.next).toBeNull()
  })

  test('公众看到的列表、文章、订阅；撤下的页面说为什么', async () => {
    const { id } = await published({ title: '公众看的一篇' })
    const gone = await published({ title: '撤下给公众看', column: 'event' })
    await step(publisher, gone.number, 'withdraw', { reason: 'outdated' })
    const app = Fastify()
    await mountPages(app, {
      site: siteOf(kernel.city, kernel.origin),
      city: kernel.city,
      demo: false,
      now: () => kernel.clock.now(),
      standards: () => kernel.standards(),
      pages: newsPortal.pages,
      actorOf: () => PUBLIC,
      perform: ({ request, actor }, verb, input) =>
        perform(kernel, verb, { actor, requestId: request.id }, input),
      csrf: { token: () => 'token', trusts: () => false },
      report: (error) => {
        throw error
      },
    })
    const body = async (url: string) => (await app.inject(url)).body
    expect(await body('/news')).toContain(`<a href="/news/${id}">公众看的一篇</a>`)
    expect(await body(`/news/${id}`)).toContain('<h2>赛程</h2>')
    expect(await body('/news/rss.xml')).toContain(`/news/${id}</link>`)
    expect(await body(`/news/${gone.id}`)).toContain('原因：内容已经过期')
    expect(await body('/news/rss.xml')).not.toContain('撤下给公众看')
    expect((await app.inject('/news/0')).statusCode).toBe(404)
    await app.close()
  })
})
