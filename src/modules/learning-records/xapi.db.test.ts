import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import type { Database } from '../../kernel/database/index.ts'
import { answerXapi } from './answer.ts'
import type { XapiRequest } from './http/exchange.ts'
import { multipart } from './http/multipart.ts'
import type { Json } from './statement/primitive.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database?.close())

const agent = { account: { homePage: 'https://learn.example.cn', name: 'a1' } }
const statement = (more: Json = {}): Json => ({
  id: randomUUID(),
  actor: agent,
  verb: { id: 'https://w3id.org/xapi/video/verbs/paused' },
  object: { id: 'https://learn.example.cn/courses/1' },
  ...more,
})

let at = Date.parse('2026-03-02T09:00:00Z')
async function ask(
  method: string,
  path: string,
  query: Record<string, string> = {},
  body: unknown = null,
  headers: Record<string, string> = {},
  holder = 'one',
) {
  at += 1000
  const request: XapiRequest = {
    method,
    path,
    query: new URLSearchParams(query),
    headers: { 'x-experience-api-version': '2.0.0', 'content-type': 'application/json', ...headers },
    body: Buffer.isBuffer(body) ? body : Buffer.from(body === null ? '' : JSON.stringify(body)),
  }
  const answer = await database.transaction((db) =>
    answerXapi({ db, holder, authority: agent, now: new Date(at), base: '/xapi' }, request),
  )
  const text = answer.body?.toString() ?? ''
  return { ...answer, json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text }
}

test('收下的查得到；别的库查不到；同号不同内容的不收', async () => {
  const one = statement()
  expect((await ask('POST', '/statements', {}, [one])).json).toEqual([one.id])
  const id = String(one.id)
  expect((await ask('GET', '/statements', { statementId: id })).json).toMatchObject({ id, version: '2.0.0' })
  await expect(ask('GET', '/statements', { statementId: id }, null, {}, 'two')).rejects.toMatchObject({
    status: 404,
  })
  expect((await ask('POST', '/statements', {}, one)).status).toBe(200)
  const other = { ...one, object: { id: 'https://learn.example.cn/courses/2' } }
  await expect(ask('POST', '/statements', {}, other)).rejects.toMatchObject({ status: 409 })
})

test('一批里有一条不对，全都不收，并说是哪一条', async () => {
  const [good, bad] = [statement(), statement({ verb: { id: 'paused' } })]
  await expect(ask('POST', '/statements', {}, [good, bad])).rejects.toMatchObject({
    place: 'statements[1].verb.id',
  })
  await expect(ask('GET', '/statements', { statementId: String(good.id) })).rejects.toMatchObject({
    status: 404,
  })
})

test('作废的不再列出，可以按作废查；作废记录自己不能再作废；记录本身不能改', async () => {
  const one = statement()
  await ask('POST', '/statements', {}, one)
  const void_ = (id: unknown) =>
    statement({
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
      object: { objectType: 'StatementRef', id },
    })
  const voiding = void_(one.id)
  await ask('POST', '/statements', {}, voiding)
  await expect(ask('GET', '/statements', { statementId: String(one.id) })).rejects.toMatchObject({
    status: 404,
  })
  expect((await ask('GET', '/statements', { voidedStatementId: String(one.id) })).json.id).toBe(one.id)
  await expect(ask('POST', '/statements', {}, void_(voiding.id))).rejects.toMatchObject({ status: 400 })
  await expect(
    sql`update xapi_statement set body = '{}' where id = ${one.id}::uuid`.execute(database.db),
  ).rejects.toThrow(/never changed/)
})

test('按人、按活动、按时间查，翻页不丢不重', async () => {
  const who = { account: { homePage: 'https://learn.example.cn', name: randomUUID() } }
  const all = Array.from({ length: 5 }, () => statement({ actor: who }))
  await ask('POST', '/statements', {}, all)
  const found: string[] = []
  let page = await ask('GET', '/statements', { agent: JSON.stringify(who), limit: '2', ascending: 'true' })
  for (;;) {
    found.push(...page.json.statements.map((one: Json) => String(one.id)))
    if (page.json.more === '') break
    const [path, query] = String(page.json.more).replace('/xapi', '').split('?')
    page = await ask('GET', path ?? '', Object.fromEntries(new URLSearchParams(query)))
  }
  expect(found).toEqual(all.map(({ id }) => id))
})

test('附件按摘要核对，缺的、多的、改过的都不收', async () => {
  const bytes = Buffer.from('签到照片')
  const sha2 = createHash('sha256').update(bytes).digest('hex')
  const attachment = {
    usageType: 'https://learn.example.cn/photo',
    display: { zh: '照片' },
    contentType: 'image/png',
    length: bytes.length,
    sha2,
  }
  const send = (content: Buffer, attachments: Json[]) => {
    const whole = multipart([
      {
        headers: { 'content-type': 'application/json' },
        bytes: Buffer.from(JSON.stringify(statement({ attachments }))),
      },
      {
        headers: {
          'content-type': 'image/png',
          'content-transfer-encoding': 'binary',
          'x-experience-api-hash': sha2,
        },
        bytes: content,
      },
    ])
    return ask('POST', '/statements', {}, whole.body, { 'content-type': whole.type })
  }
  const [id] = (await send(bytes, [attachment])).json
  const shown = await ask('GET', '/statements', { statementId: id, attachments: 'true' })
  expect(Buffer.from(shown.body as Buffer).includes(bytes)).toBe(true)
  await expect(send(Buffer.from('换过的'), [attachment])).rejects.toMatchObject({ status: 400 })
  await expect(send(bytes, [])).rejects.toMatchObject({ status: 400 })
  await expect(
    ask('POST', '/statements', {}, statement({ attachments: [attachment] })),
  ).rejects.toMatchObject({
    status: 400,
  })
})

test('文档按 ETag 改：没看过的不能覆盖', async () => {
  const place = {
    activityId: 'https://learn.example.cn/courses/1',
    agent: JSON.stringify(agent),
    stateId: 'resume',
  }
  expect((await ask('PUT', '/activities/state', place, { at: 1 })).status).toBe(204)
  await expect(ask('PUT', '/activities/state', place, { at: 2 })).rejects.toMatchObject({ status: 409 })
  const { headers } = await ask('GET', '/activities/state', place)
  await expect(
    ask('PUT', '/activities/state', place, { at: 2 }, { 'if-match': '"1"' }),
  ).rejects.toMatchObject({
    status: 412,
  })
  await ask('PUT', '/activities/state', place, { at: 2 }, { 'if-match': headers.etag ?? '' })
  await ask('POST', '/activities/state', place, { done: true })
  expect((await ask('GET', '/activities/state', place)).json).toEqual({ at: 2, done: true })
  await ask('DELETE', '/activities/state', place)
  await expect(ask('GET', '/activities/state', place)).rejects.toMatchObject({ status: 404 })
})
