import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { type Arranged, anAssessor, arranged, welders } from '../../../../test/sitting/sitting-walk.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { mountVerbs, problemOf, sendProblem } from '../../../kernel/verb/index.ts'
import { unlockSeat } from '../desk/give.ts'
import { readDesk } from '../desk/read.ts'
import { sitting } from '../module.ts'
import { configKeyHash } from '../safe-browser.ts'

const KEY = '0123456789abcdef'.repeat(4)
const HOST = 'kaochang.example'
let kernel: TestKernel
let app: FastifyInstance
let one: Arranged

beforeAll(async () => {
  kernel = await testKernel()
  one = await arranged(kernel, await anAssessor(kernel), await welders(kernel, 1, 3), { browserKey: KEY })
  app = Fastify()
  await app.register(async (api) => {
    api.setErrorHandler((error, request, reply) => sendProblem(reply, problemOf(error), request.url))
    mountVerbs(api, sitting.verbs, { kernel, actorOf: () => PUBLIC, guard: () => undefined })
  })
})
afterAll(async () => {
  await app?.close()
  await kernel?.close()
})

/** Asks as a browser does that says of itself what is given, or nothing. */
async function asks<T>(path: string, payload: object, hash?: string): Promise<T> {
  const reply = await app.inject({
    method: 'POST',
    url: `/api/v1/sitting/${path}`,
    headers: { host: HOST, ...(hash ? { 'x-safeexambrowser-configkeyhash': hash } : {}) },
    payload,
  })
  expect(reply.statusCode).toBe(200)
  return reply.json()
}
const right = (path: string) => configKeyHash(`http://${HOST}/api/v1/sitting/${path}`, KEY)
const enter = async (seat: number, hash?: string, browser: object | null = null): Promise<string> => {
  const { id = '', admission } = one.seats[seat] ?? {}
  const { code } = await kernel.as(one.invigilator, unlockSeat, { id })
  const { entered } = await asks<{ entered: { token: string } }>(
    'enter',
    { admission, code, machine: `M${seat}`, browser },
    hash,
  )
  return entered.token
}
const desk = () => kernel.as(one.invigilator, readDesk, { id: one.session })
const signs = async () => (await desk()).seats.map(({ browser }) => browser)
const told = async () =>
  (await desk()).rooms.flatMap(({ events }) => events).filter(({ text }) => text.startsWith('考试浏览器'))

test('服务器自己核对请求里的摘要：对的相符；抄来的、别的网址的不符；没有的记没有用，都进得去', async () => {
  await enter(0, right('enter'))
  await enter(1, right('paper'))
  await enter(2)
  expect(await signs()).toEqual(['right', 'wrong', 'missing'])
  expect((await told()).map(({ text, seat }) => [seat, text]).sort()).toEqual([
    ['002', '考试浏览器不符，密钥不符'],
    ['003', '考试浏览器不符，没有用考试浏览器'],
  ])
})

test('请求里的摘要不对，页面脚本说得再对也不算', async () => {
  const address = 'https://kaochang.example/exam-room'
  const page = { address, hash: configKeyHash(address, KEY) }
  await enter(2, undefined, page)
  expect((await signs())[2]).toBe('right')
  await enter(2, 'a'.repeat(64), page)
  expect((await signs())[2]).toBe('wrong')
})

test('进入以后换到普通浏览器：再打开试卷时没有摘要，监考台记一次', async () => {
  const token = await enter(0, right('enter'))
  await asks('paper', { token }, right('paper'))
  expect((await signs())[0]).toBe('right')
  const before = (await told()).length
  await asks('paper', { token })
  await asks('paper', { token })
  expect((await signs())[0]).toBe('missing')
  expect((await told()).length).toBe(before + 1)
  await asks('paper', { token }, right('paper'))
  expect((await signs())[0]).toBe('right')
})

test('只对页面脚本说的浏览器，请求里本来就没有，不因此算换过', async () => {
  const address = 'https://kaochang.example/exam-room'
  const token = await enter(1, undefined, { address, hash: configKeyHash(address, KEY) })
  await asks('paper', { token })
  expect((await signs())[1]).toBe('right')
})

test('试机也核对；开考准备说得出差几台、试卷怎么样、考试浏览器差几台', async () => {
  const check = (machine: string, hash?: string) =>
    asks<{ ready: boolean; found: { what: string; good: boolean }[] }>(
      `trials/${one.session}/checks`,
      { machine, sealed: null, clock: kernel.clock.now().getTime(), line: 20 },
      hash,
    )
  const path = `trials/${one.session}/checks`
  expect((await check('M1', right(path))).found).toContainEqual(
    expect.objectContaining({ what: '考试浏览器', good: true }),
  )
  expect((await check('M2')).found).toContainEqual(
    expect.objectContaining({ what: '考试浏览器', good: false }),
  )
  const { readiness } = await desk()
  expect(readiness).toEqual([
    { what: '机器', good: false, text: '可用 0 台，还差 3 台没有试过' },
    { what: '不可用的机器', good: false, text: '2 台试过不可用，请修好再试或换掉' },
    { what: '演练', good: false, text: '还没有演练，请在监考台上开始演练' },
    { what: '试卷', good: true, text: '已开卷，到时间自动出卷' },
    { what: '考试浏览器', good: false, text: '试机时核对' },
  ])
})
