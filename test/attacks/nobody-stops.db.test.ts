import { rmSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import Fastify from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { anybody, faultNotes, perform, problemOf, sendProblem, verb } from '../../src/kernel/verb/index.ts'
import { endSlowBodies } from '../../src/main/serve/body-time.ts'
import { asking, official } from '../kernel.ts'
import { type OwnServer, ownServer } from './own-server.ts'

/** What one person sends holds up nobody else. */

let server: OwnServer

beforeAll(async () => {
  server = await ownServer()
}, 180_000)
afterAll(() => server.close())

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const JSON_BODY = { 'content-type': 'application/json' }

const post = (path: string, headers: Record<string, string>, body: string | Buffer) =>
  fetch(`${server.origin}${path}`, { method: 'POST', headers, body: body as string })

/** Milliseconds until the answer. */
async function timed<T>(work: () => Promise<T>): Promise<{ took: number; answer: T }> {
  const began = performance.now()
  const answer = await work()
  return { took: performance.now() - began, answer }
}

describe('随便谁都能发的请求', () => {
  test('百万对表单字段：没有读完就拒绝，别人照常', async () => {
    for (const body of ['a&b'.repeat(350_000), 'a&'.repeat(40_000), 'a=1&b=2&'.repeat(4000)]) {
      const { took, answer } = await timed(() => post('/verify', FORM, body))
      expect([answer.status, took < 1500], `${took} ms`).toEqual([413, true])
    }
    const { took, answer } = await timed(() => post('/verify', FORM, 'a=1&'.repeat(990)))
    expect([answer.status, took < 1500], `${took} ms`).toEqual([400, true])
  })

  test('百万个没有的 JSON 字段：拒绝得快，也不把它们抄回来', async () => {
    const fields = (count: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 1])))
    const [many, few] = [fields(300_000), fields(9000)]
    const much = await timed(() => post('/api/v1/certificates/query', JSON_BODY, many))
    expect([much.answer.status, much.took < 1500], `${much.took} ms`).toEqual([413, true])
    const some = await timed(() => post('/api/v1/certificates/query', JSON_BODY, few))
    expect([some.answer.status, some.took < 1500], `${some.took} ms`).toEqual([400, true])
    expect((await some.answer.text()).length).toBeLessThan(2000)
  })

  test('字段再多，只数括号和逗号：签了名的也一样', async () => {
    const cookie = await server.signedIn('municipal-officer')
    const body = `{"file":{"name":"a.xlsx","content":"${'A'.repeat(1000)}"},"x":[${'1,'.repeat(80_000)}1]}`
    const { took, answer } = await timed(() =>
      post('/api/v1/catalogue/evidence', { ...cookie, ...JSON_BODY }, body),
    )
    expect([answer.status, took < 1500], `${took} ms`).toEqual([413, true])
  })

  test('没有登录的人传文件：一个字节都不读', async () => {
    const boundary = 'x'.repeat(20)
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="roster"; filename="a.xlsx"\r\n\r\n`
    const answer = await early(
      '/api/v1/training/rosters/check',
      `content-type: multipart/form-data; boundary=${boundary}\r\ncontent-length: 8000000`,
      head,
    )
    expect(answer).toContain(' 401 ')
    expect(
      await early(
        '/my',
        `content-type: multipart/form-data; boundary=${boundary}\r\ncontent-length: 8000000`,
        head,
      ),
    ).toMatch(/ 4(01|13|15) /)
  })

  test('不收文件的地址不收文件，断掉的、没有边界的表单是 400', async () => {
    const headers = await server.signedIn('municipal-officer')
    const parts = (type: string, body: string, path = '/api/v1/catalogue/evidence') =>
      post(path, { ...headers, 'content-type': type }, body)
    expect(
      (await parts('multipart/form-data; boundary=x', '--x--\r\n', '/api/v1/payments/batches')).status,
    ).toBe(415)
    expect((await parts('multipart/form-data', '--x--\r\n')).status).toBe(400)
    const cut = '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc'
    expect((await parts('multipart/form-data; boundary=x', cut)).status).toBe(400)
  })

  test('慢慢发的人：到时候就断，别人照常', async () => {
    const { app } = server
    const slow = Array.from({ length: 50 }, () => trickle('/verify'))
    const { took, answer } = await timed(() => fetch(`${server.origin}/healthz`))
    expect([answer.status, took < 1500]).toEqual([200, true])
    expect(app.server.requestTimeout).toBeLessThanOrEqual(150_000)
    expect(app.server.headersTimeout).toBeLessThanOrEqual(15_000)
    for (const one of slow) one.end()
  })

  test('正文在规定时间内没有传完：408，连接关掉', async () => {
    const app = Fastify()
    endSlowBodies(app)
    app.setErrorHandler((error, _request, reply) => sendProblem(reply, problemOf(error), ''))
    app.post('/form', { config: { bodySeconds: 0.2 } }, async () => ({}))
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as AddressInfo
    try {
      const head = 'content-type: application/json\r\ncontent-length: 100'
      expect(await early('/form', head, '{', port)).toContain(' 408 ')
    } finally {
      await app.close()
    }
  })

  test.each([
    ['头太长', `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    ['不是 HTTP', 'hello\r\n\r\n', 400],
  ])('%s：照样用中文的 problem+json 答', async (_what, sent, status) => {
    const answer = await new Promise<string>((done) => {
      const socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
      let said = ''
      socket.on('data', (part) => {
        said += part
      })
      socket.on('error', () => {})
      socket.once('close', () => done(said))
      socket.write(sent)
    })
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toContain('application/problem+json')
    const { title } = JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as { title: string }
    expect(title).toMatch(/\p{Script=Han}/u)
  })

  test('没有读正文就答了的，正文一直不来：只断这一个连接，程序不倒', async () => {
    const app = Fastify()
    endSlowBodies(app)
    // As files are taken in: the parts are read by the act itself, and only where somebody may.
    app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null))
    app.post('/form', { config: { bodySeconds: 0.2 } }, async (_request, reply) => reply.code(401).send({}))
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as AddressInfo
    const uncaught: unknown[] = []
    const note = (error: unknown) => void uncaught.push(error)
    process.prependListener('uncaughtExceptionMonitor', note)
    try {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.resume()
      const closed = new Promise((done) => socket.once('close', done))
      socket.write(
        'POST /form HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 9999\r\n\r\n--x',
      )
      await closed
      expect(uncaught).toEqual([])
    } finally {
      process.off('uncaughtExceptionMonitor', note)
      await app.close()
    }
  })
})

describe('同时上传', () => {
  test('一个人同时传得太多：第五个要等', async () => {
    const headers = await server.signedIn('municipal-officer')
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    const head = `${lines.join('\r\n')}\r\ncontent-type: application/json\r\ncontent-length: 5000000`
    const open = Array.from({ length: 4 }, () => trickle('/api/v1/catalogue/evidence', head, '{'))
    await new Promise((done) => setTimeout(done, 300))
    const fifth = await early('/api/v1/catalogue/evidence', head, '{')
    expect(fifth).toContain(' 429 ')
    const other = await server.signedIn('municipal-officer')
    expect((await post('/api/v1/catalogue/evidence', { ...other, ...JSON_BODY }, '{}')).status).toBe(400)
    for (const one of open) one.end()
  })
})

describe('先读文件，后开事务', () => {
  test('读文件的时候没有事务开着，别人的事照办', async () => {
    const { kernel } = server
    const reading = Promise.withResolvers<void>()
    const go = Promise.withResolvers<void>()
    const slow = verb({
      name: 'test.slow-file',
      title: '读一个很慢的文件',
      http: 'POST /test/slow-file',
      who: anybody(),
      withoutKey: true,
      input: z.strictObject({}),
      output: z.object({ read: z.string() }),
      async ahead() {
        reading.resolve()
        await go.promise
        return 'all of it'
      },
      run: async (_ctx, _input, read) => ({ read }),
    })
    const first = perform(kernel, slow, asking(official('leader')), {})
    await reading.promise
    // The embedded database has one connection: were a transaction open, this would wait for ever.
    await kernel.database.transaction((tx) => sql`select 1`.execute(tx))
    go.resolve()
    expect(await first).toEqual({ read: 'all of it' })
  })
})

/** The embedded database has no connection that could be cut. */
const onPostgres = (title: string, tests: () => void): void => {
  if (process.env.HAIHE_TEST_DATABASE_URL) describe(title, tests)
}

onPostgres('数据库连接断了', () => {
  test('做到一半断了五十次：每次只坏那一件，进程还在', async () => {
    const { kernel } = server
    const lost: unknown[] = []
    const note = (error: unknown) => lost.push(error)
    process.on('uncaughtException', note)
    const act = verb({
      name: 'test.cut',
      title: '断掉的一件',
      http: 'POST /test/cut',
      who: anybody(),
      withoutKey: true,
      input: z.strictObject({}),
      output: z.object({ done: z.boolean() }),
      async run({ db }) {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
        await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(kernel.database.db)
        await new Promise((done) => setTimeout(done, 20))
        await sql`select 1`.execute(db)
        return { done: true }
      },
    })
    for (let round = 0; round < 10; round += 1) {
      const ended = await Promise.allSettled(
        Array.from({ length: 5 }, () => perform(kernel, act, asking(official('leader')), {})),
      )
      expect(ended.map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
    }
    await new Promise((done) => setTimeout(done, 100))
    process.off('uncaughtException', note)
    expect(lost).toEqual([])
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(200)
  })
})

describe('/readyz', () => {
  test('都好时说好，并说清每一样', async () => {
    const answer = await fetch(`${server.origin}/readyz`)
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        ok: true,
        database: true,
        disk: true,
        keys: true,
        queue: { waiting: expect.any(Number), stuck: 0, oldestSeconds: expect.any(Number) },
      },
    ])
  })

  test('数据目录写不进去：503；数据库写不进去：503', async () => {
    const own = await ownServer()
    try {
      rmSync(own.data, { recursive: true })
      const noDisk = await fetch(`${own.origin}/readyz`)
      expect([noDisk.status, await noDisk.json()]).toMatchObject([
        503,
        { ok: false, disk: false, database: true },
      ])
      await sql`drop table server_ready`.execute(own.kernel.database.db)
      await new Promise((done) => setTimeout(done, 2100))
      const noTable = await fetch(`${own.origin}/readyz`)
      expect([noTable.status, await noTable.json()]).toMatchObject([503, { ok: false, database: false }])
    } finally {
      await own.close()
    }
  }, 60_000)
})

/** Sends the head of a request and the beginning of its body, and goes on no further. */
function trickle(
  path: string,
  head = 'content-type: application/x-www-form-urlencoded\r\ncontent-length: 50',
  body = 'a',
) {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nsec-fetch-site: same-origin\r\n${head}\r\n\r\n${body}`,
  )
  return { end: () => socket.destroy() }
}

/** The first line of the answer to a request whose body never ends. */
function early(path: string, head: string, body: string, port = server.port): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', (bytes) => {
      done(bytes.toString('utf8').split('\r\n')[0] ?? '')
      socket.destroy()
    })
    socket.once('error', fail)
    socket.once('close', () => done('closed'))
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nsec-fetch-site: same-origin\r\n${head}\r\n\r\n${body}`,
    )
  })
}

describe('说清楚是什么', () => {
  test('太长的地址也是 problem+json；接口说明里文件是文件；日志说得出路由、事项和数据库的错误代码，不带内容', async () => {
    const long = await fetch(`${server.origin}/api/v1/cases/${'x'.repeat(400)}`)
    expect([long.status, long.headers.get('content-type')]).toEqual([
      414,
      expect.stringContaining('application/problem+json'),
    ])
    const { paths } = (await (await fetch(`${server.origin}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { responses: { 200: { content: Record<string, unknown> } } }>>
    }
    const types = (path: string, method: string) =>
      Object.keys(paths[`/api/v1${path}`]?.[method]?.responses[200].content ?? {})
    expect(types('/training/roster-template', 'get')).toEqual(['*/*'])
    expect(paths['/api/v1/subsidy/estimate/standards']?.get?.responses[200].content).toEqual({
      'application/json': { schema: expect.objectContaining({ type: 'object' }) },
    })
    const broken = verb({
      name: 'test.broken',
      title: '坏的一件',
      http: 'POST /test/broken',
      who: anybody(),
      withoutKey: true,
      input: z.strictObject({}),
      output: z.object({}),
      run: async ({ db }) => {
        await sql`insert into server_ready (name, at) values ('张三 13800000000', null)`.execute(db)
        return {}
      },
    })
    const fault = await perform(server.kernel, broken, asking(official('leader')), {}).catch(faultNotes)
    expect(fault).toMatchObject({ verb: 'test.broken', sqlstate: '23502', table: 'server_ready' })
    expect(JSON.stringify(fault)).not.toMatch(/张三|138/)
  })

  test('网站地图和 robots 只说配置的地址；/metrics 不给外面看', async () => {
    for (const path of ['/robots.txt', '/sitemap.xml']) {
      const answer = await server.app.inject({ url: path, headers: { host: 'evil.example' } })
      expect(answer.body).not.toContain('evil.example')
      expect(answer.body).toContain('http://localhost:8080/')
    }
    expect((await server.app.inject({ url: '/metrics', remoteAddress: '203.0.113.5' })).statusCode).toBe(404)
    const through = { 'x-forwarded-for': '127.0.0.1' }
    expect((await server.app.inject({ url: '/metrics', headers: through })).statusCode).toBe(404)
    const own = await ownServer({ metricsToken: 'a-token-of-the-collector' })
    const asked = (token: string) =>
      fetch(`${own.origin}/metrics`, { headers: { authorization: `Bearer ${token}` } })
    expect([(await asked('wrong')).status, (await asked('a-token-of-the-collector')).status]).toEqual([
      404, 200,
    ])
    await own.close()
  })

  test('没有写明代理时，来人自己说的地址不算', async () => {
    await server.app.inject({
      method: 'POST',
      url: '/login/password',
      headers: { ...FORM, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': '198.51.100.77' },
      payload: 'login=nobody&password=wrong-Password-1',
      remoteAddress: '203.0.113.66',
    })
    const { rows } = await sql<{ purpose: string }>`select purpose from audit_record
      where verb = 'identity.refused' order by id desc limit 1`.execute(server.kernel.database.db)
    expect(rows[0]?.purpose).toBe('wrong，来自 203.0.113.66')
  })
})
