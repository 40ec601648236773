import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { citizen, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { openCase, procedure, takeStep } from '../case/index.ts'
import { may, performAsSystem } from '../verb/index.ts'
import {
  httpGateway,
  listAtCounter,
  readMessages,
  type SmsGateway,
  SmsRefused,
  sendSms,
  tellAtCounter,
  tellPeople,
} from './index.ts'

const example = procedure({
  kind: 'XL',
  title: '示例办件',
  starts: 'filed',
  states: {
    filed: { title: '已提交', holder: '区受理岗', progress: 1, within: { noTerm: '示例' } },
    done: { title: '已办好', holder: '已办结', progress: 4, ends: 'done' },
  },
  steps: { finish: { title: '办结', from: 'filed', to: 'done', who: may('subsidy.decide') } },
})

const WITH = '018f0000-0000-7000-8000-000000000001'
const WITHOUT = '018f0000-0000-7000-8000-000000000002'
const REACH = { sms: true, withPhone: async () => new Set([WITH]) }
const clerk = official('district-clerk', ['120116'])

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel({ at: '2026-03-02T09:00:00+08:00' })
})
afterAll(() => kernel.close())
beforeEach(async () => {
  await sql`delete from message`.execute(kernel.database.db)
})

/** A case of a person that has ended, told. */
async function ended(person: string, district = '120116'): Promise<string> {
  const number = await performAsSystem(kernel, 'example.file', async (ctx) => {
    const file = await openCase(ctx, example, { district, person, title: '示例', form: {} })
    await takeStep(ctx, [example], file.number, 'finish')
    return file.number
  })
  await tellPeople(kernel, [example], REACH)
  return number
}

const phoneOf = async () => '13800138000'
const send = (gateway: SmsGateway) => sendSms(kernel, gateway, phoneOf)
const sms = async () =>
  (
    await sql<{ state: string; tries: number; receipt: string; trouble: string; beside: string }>`select
      sms_state as state, sms_tries as tries, sms_receipt as receipt, sms_trouble as trouble, beside from message
      where beside is not null`.execute(kernel.database.db)
  ).rows

describe('短信', () => {
  test('办结了发一条，留下回执；已收到这样的小事不发', async () => {
    await ended(WITH)
    const sent: string[] = []
    expect(await send(async ({ text, phone }) => `r-${sent.push(`${phone} ${text}`)}`)).toBe(1)
    expect(sent).toEqual(['13800138000 示例办件：已办好。'])
    expect(await sms()).toMatchObject([{ state: 'sent', receipt: 'r-1', tries: 1 }])
    expect(await send(async () => 'twice')).toBe(0)
  })

  test('四个后台一起发，每条只发一次', async () => {
    for (let at = 0; at < 20; at += 1) await ended(WITH)
    const ids: string[] = []
    await Promise.all(
      Array.from({ length: 4 }, () =>
        send(async ({ id }) => {
          ids.push(id)
          return 'ok'
        }),
      ),
    )
    expect(ids).toHaveLength(20)
    expect(new Set(ids).size).toBe(20)
  })

  test('平台不通：越等越久，五次以后改由窗口告知，不丢', async () => {
    await ended(WITH)
    const at = kernel.clock.now()
    const refuse: SmsGateway = async () => {
      throw new SmsRefused('短信平台答复 503')
    }
    for (let time = 0; time < 6; time += 1) {
      await send(refuse)
      kernel.clock.set(new Date(kernel.clock.now().getTime() + 30_000_000).toISOString())
    }
    expect(await sms()).toMatchObject([
      { beside: 'counter', state: null, tries: 6, trouble: '短信平台答复 503' },
    ])
    kernel.clock.set(at.toISOString())
    expect((await kernel.as(clerk, listAtCounter, {})).total).toBe(1)
  })

  test('真的走一遍 HTTP：签名、编号、回执；不给回执的算没发成', async () => {
    await ended(WITH)
    const asked: { signature: string; key: string; body: string }[] = []
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => {
        body += part
      })
      request.on('end', () => {
        const signature = String(request.headers['x-haihe-signature'])
        asked.push({ signature, key: String(request.headers['idempotency-key']), body })
        response.end(asked.length === 1 ? '{}' : '{"receipt":"R20260302"}')
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const gateway = httpGateway(`http://127.0.0.1:${(server.address() as AddressInfo).port}/send`, 'secret')
    await send(gateway)
    expect(await sms()).toMatchObject([{ state: 'waiting', trouble: '短信平台没有给出回执' }])
    kernel.clock.set(new Date(kernel.clock.now().getTime() + 60_000).toISOString())
    await send(gateway)
    expect(await sms()).toMatchObject([{ state: 'sent', receipt: 'R20260302', tries: 2 }])
    const [first] = asked
    expect(first?.signature).toBe(
      createHmac('sha256', 'secret')
        .update(first?.body ?? '')
        .digest('hex'),
    )
    expect(asked[1]?.key).toBe(asked[0]?.key)
    server.close()
  })
})

describe('没有手机的人，窗口当面告知', () => {
  test('只列本区的；告知以后不再列，记下谁告知的；再点一次说明已告知', async () => {
    const number = await ended(WITHOUT)
    await ended(WITHOUT, '120101')
    const { items, total } = await kernel.as(clerk, listAtCounter, {})
    expect([total, items.map((one) => [one.case, one.text])]).toEqual([1, [[number, '示例办件：已办好。']]])
    const id = items[0]?.id ?? 0
    await expect(
      kernel.as(official('district-clerk', ['120101']), tellAtCounter, { id }),
    ).rejects.toMatchObject({ status: 403 })
    await kernel.as(clerk, tellAtCounter, { id })
    expect((await kernel.as(clerk, listAtCounter, {})).total).toBe(0)
    await expect(kernel.as(clerk, tellAtCounter, { id })).rejects.toMatchObject({ status: 404 })
  })

  test('本人自己看过的，窗口不用再告知', async () => {
    await ended(WITHOUT)
    const { items } = await kernel.as(clerk, listAtCounter, {})
    await kernel.as(citizen(WITHOUT), readMessages, { upTo: items[0]?.id ?? 0 })
    expect((await kernel.as(clerk, listAtCounter, {})).total).toBe(0)
  })
})
