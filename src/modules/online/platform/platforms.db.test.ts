import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  PLATFORM_POSTS,
  platformWalk,
  type SelectedPlatform as Selected,
} from '../../../../test/online/platform-walk.ts'
import { foldFigures, talliesOf } from '../../../kernel/figure/index.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { newKeys, type Sent, send, signed } from '../../../main/demo/platforms/platform-sender.ts'
import { FOLLOWERS } from '../../../main/modules.ts'
import { onlineFigures } from '../figures.ts'
import { exitPlatform, reviewPlatform } from '../verbs/platform/apply.ts'
import { registerPlatformKey, withdrawPlatformKey } from '../verbs/platform/keys.ts'
import { joinAsTrainee, leaveAsTrainee, myPlatforms } from '../verbs/platform/learn.ts'
import { listPlatforms, myPlatform, readPlatform } from '../verbs/platform/read.ts'
import { answerPlatform } from './receive/endpoint.ts'
import { presenceAt } from './receive/played.ts'

const { officer, decider } = PLATFORM_POSTS

let kernel: TestKernel
let walk: ReturnType<typeof platformWalk>
beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = platformWalk(kernel)
})
afterAll(() => kernel?.close())

const operator = () => walk.operator()
const applied = (one: Awaited<ReturnType<typeof operator>>) => walk.applied(one)
const selected = () => walk.selected()
const pass = (minutes: number) => walk.pass(minutes)
const step: typeof walk.step = (...given) => walk.step(...given)
const trainee = (one: Selected) => walk.trainee(one.platform)
const watched: typeof walk.watched = (...given) => walk.watched(...given)

const post = (one: Selected, body: unknown, more: Partial<Sent> = {}) =>
  send(kernel, one.key, { method: 'POST', path: '/statements', body, ...more })
async function receiptFor(one: Selected, body: unknown) {
  const { headers } = await post(one, body)
  const path = (headers['haihe-receipt'] ?? '').replace('/xapi', '')
  return (await send(kernel, one.key, { method: 'GET', path })).json
}

describe('遴选、评估和退出（R7.1）', () => {
  test('初审、另一人决定、公示以后入选；没有材料不能初审', async () => {
    const one = await operator()
    const number = await applied(one)
    await expect(step(officer, number, 'pass', { note: '同意' })).rejects.toMatchObject({
      code: 'online.noPlatformPapers',
    })
    await expect(applied(one)).rejects.toMatchObject({ code: 'online.platformThere' })
    const good = await selected()
    const { items } = await kernel.as(PUBLIC, listPlatforms, {})
    expect(items.map(({ id }) => id)).toContain(good.platform)
    expect(items.map(({ organisation }) => organisation)).not.toContain(one.id)
  })

  test('评估告知平台、听它说明；要求整改、整改后继续；退出以后学员不能再登记', async () => {
    const one = await selected()
    const { number } = await kernel.as(officer, reviewPlatform, {
      id: one.platform,
      reason: '半年一次的评估',
    })
    await expect(
      kernel.as(officer, reviewPlatform, { id: one.platform, reason: '再来一次' }),
    ).rejects.toMatchObject({ code: 'online.reviewOpen' })
    await step(one.agent, number, 'answer', { input: { text: '记录格式已经改好' } })
    await expect(step(one.agent, number, 'take-back', { reason: 'goes-on' })).rejects.toMatchObject({
      code: 'online.notAskedByYou',
    })
    await step(decider, number, 'mend', { note: '请改片段的写法' })
    await step(one.agent, number, 'mended', { input: { text: '已经改好' } })
    await step(decider, number, 'keep')
    const exit = await kernel.as(one.agent, exitPlatform, { reason: '业务调整，不再运营' })
    await step(decider, exit.number, 'exit', { reason: 'asked' })
    const shown = (await kernel.as(officer, readPlatform, { id: one.platform })).platform
    expect(shown).toMatchObject({ standing: 'ended', endReason: '平台自己申请退出' })
    await expect(trainee(one)).rejects.toMatchObject({ code: 'online.notSelected' })
  })
})

describe('签名（RFC 9421）', () => {
  test('重放的、改过正文的、过时的、没签全的、不认识的钥匙，都不收', async () => {
    const one = await selected()
    const { code } = await trainee(one)
    pass(10)
    const body = [watched(code, '0[.]60')]
    const { address, ...request } = await signed(kernel, one.key, {
      method: 'POST',
      path: '/statements',
      body,
    })
    expect((await answerPlatform(kernel, request, address)).status).toBe(200)
    await expect(answerPlatform(kernel, request, address)).rejects.toMatchObject({ status: 401 })
    const bad: Partial<Sent>[] = [
      { changed: JSON.stringify([watched(code, '0[.]1200')]) },
      { created: new Date(kernel.clock.now().getTime() - 600_000) },
      { created: new Date(kernel.clock.now().getTime() + 600_000) },
      { fields: ['@method', '@target-uri', 'content-type'] },
      { fields: ['@target-uri', 'content-type', 'content-digest'] },
      { nonce: 'short' },
    ]
    for (const more of bad) await expect(post(one, body, more)).rejects.toMatchObject({ status: 401 })
    const other = await selected()
    await expect(
      send(kernel, { id: one.key.id, secret: other.key.secret }, { method: 'GET', path: '/statements' }),
    ).rejects.toMatchObject({ status: 401, place: 'signature' })
    const moved = await signed(kernel, one.key, { method: 'GET', path: '/statements?limit=1' })
    await expect(
      answerPlatform(kernel, { ...moved, query: new URLSearchParams('limit=9') }, '/xapi/statements?limit=9'),
    ).rejects.toMatchObject({ status: 401 })
  })

  test('换钥：两把都能用，停用的马上不能用；私钥、别人的公钥不收', async () => {
    const one = await selected()
    const next = newKeys()
    const { id } = await kernel.as(one.agent, registerPlatformKey, { pem: next.pem })
    const asks = { method: 'GET', path: '/statements' }
    expect((await send(kernel, { id, secret: next.secret }, asks)).status).toBe(200)
    expect((await send(kernel, one.key, asks)).status).toBe(200)
    await kernel.as(one.agent, withdrawPlatformKey, { key: one.key.id })
    await expect(send(kernel, one.key, asks)).rejects.toMatchObject({ status: 401 })
    const other = await selected()
    await expect(kernel.as(other.agent, withdrawPlatformKey, { key: id })).rejects.toMatchObject({
      status: 404,
    })
    await expect(kernel.as(other.agent, registerPlatformKey, { pem: one.pem })).rejects.toMatchObject({
      code: 'online.keyKnown',
    })
    const secret = next.secret.export({ type: 'pkcs8', format: 'pem' }).toString()
    await expect(kernel.as(other.agent, registerPlatformKey, { pem: secret })).rejects.toMatchObject({
      code: 'online.noPublicKey',
    })
  })
})

describe('报送的记录计多少', () => {
  test('只计播放过的片段，同一段只计一次，不超过经过的时间；其余按种类退回，说怎么改', async () => {
    const one = await selected()
    const { who, code } = await trainee(one)
    pass(10)
    const receipt = await receiptFor(one, [
      watched(code, '0[.]120[,]100[.]180'),
      watched(code, null),
      watched(code, '180[.]5000'),
      watched(code, '180[.]240', { timestamp: '2026-01-05T00:00:00Z' }),
    ])
    expect(receipt).toMatchObject({ statements: 4, counted: { statements: 1, seconds: 180 } })
    expect(receipt.signature.split('.')).toHaveLength(3)
    const kinds = receipt.uncounted.map((row: { kind: string; percent: number }) => [row.kind, row.percent])
    expect(kinds).toEqual([
      ['bad-segments', 25],
      ['late', 25],
      ['no-segments', 25],
    ])
    expect(receipt.uncounted.every(({ remedy }: { remedy: string }) => remedy.length > 4)).toBe(true)
    // Nothing passed since: however much more is said to have been played, no moment counts twice.
    expect((await receiptFor(one, [watched(code, '180[.]1200')])).counted.seconds).toBe(0)
    pass(2)
    expect((await receiptFor(one, [watched(code, '0[.]1200')])).counted.seconds).toBe(120)
    const mine = (await kernel.as(who, myPlatforms, {})).items
    expect(mine).toMatchObject([{ id: one.platform, seconds: 300 }])
    const { known } = await kernel.as(one.agent, myPlatform, {})
    expect(known?.months).toMatchObject([{ records: 6, uncounted: 4, percent: 66.7 }])
  })

  test('学员码十三位，照着念、照着打都认：小写、带连字符、把 0 打成 O 的是同一个人；以前发的长码照用', async () => {
    const one = await selected()
    const { code, who } = await trainee(one)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/)
    pass(5)
    const typed = `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
      .toLowerCase()
      .replaceAll('0', 'o')
    expect((await receiptFor(one, [watched(typed, '0[.]60')])).counted.seconds).toBe(60)
    const before = '0b5a4f6e-6a51-4a0e-9d7b-3f1f6f2d9a10'
    await sql`update online_platform_learner set code = ${before} where code = ${code}`.execute(
      kernel.database.db,
    )
    pass(5)
    expect((await receiptFor(one, [watched(before, '60[.]120')])).counted.seconds).toBe(60)
    expect((await kernel.as(who, joinAsTrainee, { id: one.platform })).code).toBe(before)
    await expect(post(one, [watched('0B5A4F6E6A51', '0[.]60')])).rejects.toMatchObject({ status: 403 })
  })

  test('两个平台同一时间报的只计一处；作废的收回；再报一遍不再计', async () => {
    const [one, two] = [await selected(), await selected()]
    const first = await trainee(one)
    const { code } = await kernel.as(first.who, joinAsTrainee, { id: two.platform })
    pass(5)
    const record = watched(first.code, '0[.]300')
    expect((await receiptFor(one, [record])).counted.seconds).toBe(300)
    expect((await receiptFor(two, [watched(code, '0[.]300')])).counted.seconds).toBe(0)
    expect((await receiptFor(one, [record])).uncounted).toMatchObject([{ kind: 'repeated' }])
    const takesBack = {
      actor: record.actor,
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
      object: { objectType: 'StatementRef', id: record.id },
    }
    await post(one, takesBack)
    const mine = (await kernel.as(first.who, myPlatforms, {})).items
    expect(mine.map(({ seconds }) => seconds)).toEqual([0, 0])
  })

  test('签名对、学员是别的平台的：整批退回，说在哪里、怎么办，一条也没有收，退回留有记录', async () => {
    const [one, two] = [await selected(), await selected()]
    const [mine, other] = [await trainee(one), await trainee(two)]
    pass(5)
    const good = watched(mine.code, '0[.]60')
    await expect(post(one, [good, watched(other.code, '0[.]60')])).rejects.toMatchObject({
      status: 403,
      place: 'statements[1].actor.account',
      message: expect.stringContaining('先登记'),
    })
    await expect(
      send(kernel, one.key, { method: 'GET', path: `/statements?statementId=${good.id}` }),
    ).rejects.toMatchObject({ status: 404 })
    const { known } = await kernel.as(one.agent, myPlatform, {})
    expect(known?.batches).toMatchObject([
      { statements: 0, refused: { place: 'statements[1].actor.account' } },
    ])
    // A part is put right and sent again: nothing was lost.
    expect((await receiptFor(one, [good])).counted.seconds).toBe(60)
    await expect(
      send(kernel, two.key, { method: 'GET', path: `/statements?statementId=${good.id}` }),
    ).rejects.toMatchObject({ status: 404 })
  })

  test('登记以前、退学以后、平台退出以后播放的不计；以前计的不变', async () => {
    const one = await selected()
    const { who, code } = await trainee(one)
    const early = watched(code, '0[.]60', {
      timestamp: new Date(kernel.clock.now().getTime() - 60_000).toISOString(),
    })
    expect((await receiptFor(one, [early])).uncounted).toMatchObject([{ kind: 'not-joined' }])
    pass(5)
    expect((await receiptFor(one, [watched(code, '0[.]60')])).counted.seconds).toBe(60)
    await kernel.as(who, leaveAsTrainee, { id: one.platform })
    pass(5)
    expect((await receiptFor(one, [watched(code, '60[.]120')])).uncounted).toMatchObject([
      { kind: 'not-joined' },
    ])
    await kernel.as(who, joinAsTrainee, { id: one.platform })
    const exit = await kernel.as(one.agent, exitPlatform, { reason: '不再运营' })
    await step(decider, exit.number, 'exit', { reason: 'asked' })
    pass(24 * 60)
    expect((await receiptFor(one, [watched(code, '120[.]180')])).uncounted).toMatchObject([
      { kind: 'platform-ended' },
    ])
    expect((await kernel.as(who, myPlatforms, {})).items).toMatchObject([{ ended: true, seconds: 60 }])
  })
})

test('指标：入选的平台数、计了学时的人数，作废的不计', async () => {
  const one = await selected()
  const { code } = await trainee(one)
  const shown = async (key: string) => {
    await foldFigures(kernel.database, talliesOf(onlineFigures), kernel.clock.now())
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from figure_row
      where tally = ${key} and reference = ${one.number}`.execute(kernel.database.db)
    return rows[0]?.n
  }
  pass(5)
  const record = watched(code, '0[.]60')
  await receiptFor(one, [record])
  expect(await shown('online-platforms')).toBe(1)
  expect(await shown('platform-learning')).toBe(1)
  await post(one, {
    actor: record.actor,
    verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
    object: { objectType: 'StatementRef', id: record.id },
  })
  expect(await shown('platform-learning')).toBe(0)
})

test('R7.4 2026年10月起：没有报点名、没有应、切成小段的不计，回执按种类说怎么改；点过、应过的计', async () => {
  const one = await selected()
  const { who, code } = await trainee(one)
  kernel.clock.set('2026-10-12T09:00:00+08:00')
  const moment = (ago: number) => new Date(kernel.clock.now().getTime() - ago * 60_000).toISOString()
  const record = (from: number, to: number, checks?: unknown) => {
    const statement = watched(code, `${from * 60}[.]${to * 60}`, {
      context: { extensions: { 'https://w3id.org/xapi/video/extensions/length': 5400 } },
    })
    if (checks === undefined) return statement
    return {
      ...statement,
      result: {
        extensions: { ...statement.result?.extensions, [presenceAt(kernel.origin)]: checks },
      },
    }
  }
  const asks = (ago: number, answers = true) => ({
    asked: moment(ago),
    answered: answers ? moment(ago - 0.5) : null,
  })
  const kindsOf = async (body: unknown) =>
    (await receiptFor(one, [body])).uncounted.map(({ kind }: { kind: string }) => kind)
  pass(40)
  expect(await kindsOf(record(0, 40))).toEqual(['no-presence'])
  expect(await kindsOf(record(0, 40, [asks(20, false)]))).toEqual(['presence-missed'])
  expect(await kindsOf(record(0, 40, 'asked'))).toEqual(['bad-presence'])
  expect((await receiptFor(one, [record(0, 40, [asks(20)])])).counted.seconds).toBe(2400)
  // Small pieces add up: what was counted since the last answer and this one are more than half an hour.
  pass(15)
  expect(await kindsOf(record(40, 55))).toEqual(['no-presence'])
  expect(await kindsOf(record(40, 55, [asks(35)]))).toEqual(['no-presence'])
  const receipt = await receiptFor(one, [record(40, 55, [asks(2)])])
  expect(receipt.counted.seconds).toBe(900)
  expect((await kernel.as(who, myPlatforms, {})).items).toMatchObject([{ seconds: 3300 }])
  const { presence } = await kernel.as(one.agent, myPlatform, {})
  expect(presence).toMatchObject({ at: presenceAt(kernel.origin), mostMinutes: 30, answerSeconds: 60 })
})
