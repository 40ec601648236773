import { createServer, type Socket } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/kernel/database/database.ts'
import { giveGrant } from '../../src/kernel/identity/grants.ts'
import { civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { testDatabase } from '../database.ts'
import { ROLES } from '../posts.ts'
import { aRegister, aServer, aWalker, CITIZENS, freePort, type Server } from './citizens.ts'
import { aTownHall } from './town-hall.ts'

let database: Database
let server: Server
const register = aRegister()

beforeAll(async () => {
  database = await testDatabase(['kernel/identity', 'main/demo'])
  server = await aServer(database, register.onCitizen, { port: await freePort() })
})

afterAll(async () => {
  await server.close()
  await database.close()
})

type Walker = ReturnType<typeof aWalker>

/** From the link on our login page to the page where one chooses. */
async function toChoosing(walker: Walker, from: Server, next = ''): Promise<string> {
  const start = await walker.ask(`${from.origin}/login/oidc/start?next=${encodeURIComponent(next)}`)
  expect(start.status).toBe(303)
  const asked = await walker.ask(start.location as string)
  return asked.location as string
}

/** From choosing back to us. */
async function choose(walker: Walker, choosing: string, subject: string) {
  const chosen = await walker.ask(choosing, { subject })
  const resumed = await walker.ask(chosen.location as string)
  return walker.ask(resumed.location as string)
}

const who = async (walker: Walker, at = server) => JSON.parse((await walker.ask(`${at.origin}/who`)).body)

test('市民登录：授权码流程走完一遍，回到原来的页面，身份是本人', async () => {
  const walker = aWalker()
  const start = await walker.ask(`${server.origin}/login/oidc/start?next=/my/certificates`)
  const asked = new URL(start.location as string)
  expect(asked.pathname).toBe('/demo/oidc/auth')
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    scope: 'openid profile identity',
    redirect_uri: `${server.origin}/login/oidc/callback`,
  })
  expect(asked.searchParams.get('nonce')).toBeTruthy()

  const choosing = (await walker.ask(asked.href)).location as string
  const page = await walker.ask(choosing)
  expect(page.status).toBe(200)
  expect(page.body).toContain('<strong>张建国</strong>')
  expect(page.body).toContain('焊工学员，滨海新区')
  expect(page.body).not.toContain('120116199003070018')

  const done = await choose(walker, choosing, 'c-1')
  expect(done).toMatchObject({ status: 303, location: `${server.origin}/my/certificates` })
  expect(await who(walker)).toMatchObject({
    kind: 'citizen',
    label: '张*国',
    roles: ['citizen'],
    districts: [],
    person: register.people.get('120116199003070018'),
  })
  expect(server.events.at(-1)).toMatchObject({ what: 'signed-in', way: 'oidc', account: expect.any(String) })
})

test('实名信息只用一次：我们的表里没有姓名、证件号、电话和平台令牌', async () => {
  const tables = ['account', 'credential', 'session', 'challenge', 'grant', 'attempt'].map(
    (one) => `identity_${one}`,
  )
  for (const table of tables) {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(database.db)
    expect(JSON.stringify(rows)).not.toMatch(/张建国|120116199003070018|13800000001|eyJ/)
  }
})

test('同一个人再来，还是同一个账号；另一个人是另一个账号', async () => {
  const accountOf = async (subject: string) => {
    const walker = aWalker()
    await choose(walker, await toChoosing(walker, server), subject)
    return (await who(walker)).account
  }
  const first = await accountOf('c-1')
  expect(await accountOf('c-1')).toBe(first)
  expect(await accountOf('c-2')).not.toBe(first)
})

test('平台给同一个人换了新编号，按身份认出是同一个账号', async () => {
  const moved = [{ ...CITIZENS[0]!, subject: 'new-number-of-c-1' }]
  const other = await aServer(database, register.onCitizen, { port: await freePort(), citizens: moved })
  const walker = aWalker()
  await choose(walker, await toChoosing(walker, other), 'new-number-of-c-1')
  const { rows } = await sql<{ id: string }>`select id from identity_account
    where person = ${register.people.get('120116199003070018')}`.execute(database.db)
  expect((await who(walker, other)).account).toBe(rows[0]?.id)
  await other.close()
})

test('平台把同一个编号指到了另一个人：拒绝，不会把账号交给别人', async () => {
  const swapped = [{ ...CITIZENS[1]!, subject: 'c-1' }]
  const other = await aServer(database, register.onCitizen, { port: await freePort(), citizens: swapped })
  const walker = aWalker()
  const done = await choose(walker, await toChoosing(walker, other), 'c-1')
  expect(done.status).toBe(403)
  expect(await who(walker, other)).toMatchObject({ kind: 'public' })
  expect(other.events.at(-1)).toMatchObject({ what: 'refused', reason: 'subject-changed' })
  await other.close()
})

test('登录走到一半换了服务器，照样走完：什么都不在某一台的内存里', async () => {
  const [one, two] = await Promise.all([freePort(), freePort()])
  const origin = `http://localhost:${one}`
  const first = await aServer(database, register.onCitizen, { port: one, origin })
  const second = await aServer(database, register.onCitizen, { port: two, origin })
  const there = `http://127.0.0.1:${two}`
  const walker = aWalker()
  const start = await walker.ask(`${origin}/login/oidc/start`)
  const asked = await walker.ask(start.location as string, null, there)
  const page = await walker.ask(asked.location as string)
  expect(page.status).toBe(200)
  const chosen = await walker.ask(asked.location as string, { subject: 'c-2' }, there)
  const resumed = await walker.ask(chosen.location as string)
  const done = await walker.ask(resumed.location as string, null, there)
  expect(done).toMatchObject({ status: 303, location: `${origin}/my` })
  expect(await who(walker, first)).toMatchObject({ kind: 'citizen', label: '李*英' })
  await first.close()
  await second.close()
})

test('授权码不能用第二次，也不能拿到别的浏览器里用', async () => {
  const walker = aWalker()
  const choosing = await toChoosing(walker, server)
  const chosen = await walker.ask(choosing, { subject: 'c-1' })
  const callback = (await walker.ask(chosen.location as string)).location as string
  const thief = aWalker()
  expect((await thief.ask(callback)).status).toBe(400)
  expect(await who(thief)).toMatchObject({ kind: 'public' })
  expect((await walker.ask(callback)).status).toBe(303)
  const again = aWalker()
  again.cookies.set('__Host-haihe.state', walker.cookies.get('__Host-haihe.state') ?? '')
  expect((await again.ask(callback)).status).toBe(400)
})

test('取消登录：回到登录页，说明取消了', async () => {
  const walker = aWalker()
  const choosing = await toChoosing(walker, server)
  const cancelled = await walker.ask(`${choosing}/cancel`, {})
  const resumed = await walker.ask(cancelled.location as string)
  const back = await walker.ask(resumed.location as string)
  expect(JSON.parse(back.body)).toMatchObject({ step: 'start', problem: { title: '您取消了登录' } })
  expect(await who(walker)).toMatchObject({ kind: 'public' })
})

describe('没有人新进来，原来登录的人就还在', () => {
  test('空的、取消的、用过的、别处链接来的回调：回到自己的页面，不退出', async () => {
    const walker = aWalker()
    const choosing = await toChoosing(walker, server)
    const chosen = await walker.ask(choosing, { subject: 'c-1' })
    const callback = (await walker.ask(chosen.location as string)).location as string
    await walker.ask(callback)
    const before = await who(walker)
    expect(before).toMatchObject({ kind: 'citizen' })
    const bare = `${server.origin}/login/oidc/callback`
    for (const back of [
      bare,
      `${bare}?error=access_denied`,
      `${bare}?code=made-up&state=made-up`,
      callback,
    ]) {
      const answer = await walker.ask(back)
      expect([back, answer.status, answer.location]).toEqual([back, 303, `${server.origin}/my`])
      expect(await who(walker)).toEqual(before)
    }
  })

  test('两个标签页：后开的先登录好，先开的再回来，不结束新的登录', async () => {
    const walker = aWalker()
    const older = await toChoosing(walker, server)
    const newer = await toChoosing(walker, server)
    await choose(walker, newer, 'c-1')
    const before = await who(walker)
    expect(before).toMatchObject({ kind: 'citizen' })
    await choose(walker, older, 'c-1').catch(() => null)
    expect(await who(walker)).toEqual(before)
  })

  test('没有登录的人拿到空的回调：说明过期，不说平台出错', async () => {
    const answer = await aWalker().ask(`${server.origin}/login/oidc/callback`)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body).problem.title).toBe('这次登录已经过期或用过了')
  })
})

test('停用的市民账号不能登录', async () => {
  const walker = aWalker()
  await choose(walker, await toChoosing(walker, server), 'c-2')
  const { account } = await who(walker)
  await sql`update identity_account set disabled_at = ${new Date()} where id = ${account}`.execute(
    database.db,
  )
  expect(await who(walker)).toMatchObject({ kind: 'public' })
  const again = aWalker()
  const done = await choose(again, await toChoosing(again, server), 'c-2')
  expect(JSON.parse(done.body)).toMatchObject({ problem: { title: '这个账号已经停用' } })
  expect(await who(again)).toMatchObject({ kind: 'public' })
  await sql`update identity_account set disabled_at = null`.execute(database.db)
})

test('选择页：按姓名查找，没有找到会说明；名字里的符号照样显示，不成为网页代码', async () => {
  const walker = aWalker()
  const choosing = await toChoosing(walker, server)
  expect((await walker.ask(`${choosing}?search=李`)).body).not.toContain('张建国')
  expect((await walker.ask(`${choosing}?search=查无此人`)).body).toContain('没有找到这样的演示市民')
  const page = (await walker.ask(choosing)).body
  expect(page).toContain('&#60;王&#38;&#34;氏&#62;')
  expect(page).not.toContain('<王')
})

test('过期的、编造的、别人的选择页都不能用', async () => {
  const walker = aWalker()
  const choosing = await toChoosing(walker, server)
  const stranger = aWalker()
  expect((await stranger.ask(choosing)).status).toBe(400)
  expect((await stranger.ask(choosing, { subject: 'c-1' })).status).toBe(400)
  expect((await walker.ask(`${server.origin}/demo/oidc/choose/made-up`)).status).toBe(400)
  expect((await walker.ask(choosing, { subject: 'nobody' })).status).toBe(400)
  const wrongClient = await walker.ask(`${server.origin}/demo/oidc/auth?client_id=other&response_type=code`)
  expect(wrongClient.status).toBe(400)
  expect(wrongClient.body).toContain('登录没有完成')
})

test('市民经单位授权，可以切换为代表单位办事，再切回本人', async () => {
  const walker = aWalker()
  await choose(walker, await toChoosing(walker, server), 'c-1')
  const own = await who(walker)
  await giveGrant(database.db, ROLES, {
    account: own.account,
    role: 'provider-agent',
    district: null,
    organisation: 'org-1',
    from: civilDate('2026-01-01'),
    to: null,
    by: null,
    now: new Date(),
  })
  expect(await who(walker)).toEqual(own)
  const take = (post: string | null) =>
    sql`update identity_session set post = ${post} where id = ${own.session}`.execute(database.db)
  await take('organisation:org-1')
  expect(await who(walker)).toMatchObject({
    kind: 'organisation',
    account: own.account,
    roles: ['provider-agent'],
    organisation: 'org-1',
    person: null,
  })
  await take(null)
  expect(await who(walker)).toEqual(own)
  await expect(
    giveGrant(database.db, ROLES, {
      account: own.account,
      role: 'district-clerk',
      district: '120116',
      organisation: null,
      from: civilDate('2026-01-01'),
      to: null,
      by: null,
      now: new Date(),
    }),
  ).rejects.toMatchObject({ status: 409 })
})

test('一键进入（演示）：公民和演示账号都行，别的网站发起的不行', async () => {
  const walker = aWalker()
  const entered = await walker.ask(`${server.origin}/demo/enter`, { person: 'c-1', next: '/my/subsidy' })
  expect(entered).toMatchObject({ status: 303, location: `${server.origin}/my/subsidy` })
  const { account } = await who(walker)
  const other = aWalker()
  await choose(other, await toChoosing(other, server), 'c-1')
  expect((await who(other)).account).toBe(account)
  expect((await walker.ask(`${server.origin}/demo/enter`, { person: 'nobody' })).status).toBe(404)
})

test('统一身份平台没有回应：公务人员照样登录，市民得到说明；平台恢复后马上能用', async () => {
  const port = await freePort()
  const silent = createServer(() => {})
  await new Promise<void>((done) => silent.listen(port, '127.0.0.1', done))
  const sockets = new Set<Socket>()
  silent.on('connection', (socket) => sockets.add(socket))
  const hall = await aTownHall(database, {
    oidc: { issuer: `http://127.0.0.1:${port}`, clientId: 'haihe', clientSecret: 'secret', patienceMs: 2000 },
  })
  await hall.official('not.waiting', { role: 'leader' })
  const citizen = hall.browser('10.5.0.1')
  const waiting = citizen.get('/login/oidc/start')
  const official = hall.browser('10.5.0.2')
  expect((await hall.signIn(official, 'not.waiting')).location).toBe('/work')
  const refused = await waiting
  expect(refused.status).toBe(502)
  expect(JSON.parse(refused.body).problem.title).toBe('统一身份平台没有完成登录')
  for (const socket of sockets) socket.destroy()
  await new Promise((done) => silent.close(done))

  const back = await aServer(database, register.onCitizen, { port })
  const discovery = { discoveryUrl: `http://127.0.0.1:${port}/demo/oidc/.well-known/openid-configuration` }
  const settings = hall.identity.options.oidc as { discoveryUrl?: string }
  Object.assign(settings, discovery)
  expect((await citizen.get('/login/oidc/start')).status).toBe(303)
  await back.close()
  await hall.close()
})
