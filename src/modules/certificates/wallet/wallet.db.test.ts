import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { getsToken, provesKey, readsOffer, takesOffer, type Wallet, wallet } from '../../../../test/wallet.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { perform, performAsSystem } from '../../../kernel/verb/index.ts'
import { type Issued, issueCertificate, revokeCertificate } from '../issue.ts'
import { readerNumber } from '../showing/reader.ts'
import { checkFile } from '../verbs/check-file.ts'
import { CONFIGURATION } from './addresses.ts'
import { walletNonce } from './issue.ts'
import { mountWallet } from './mount.ts'
import { offerToWallet } from './offer.ts'

/** The site runs on a port of its own; the wallet is the client part of the library, with a key of the kind that phones have. */
let base: TestKernel
let kernel: TestKernel
let app: FastifyInstance

beforeAll(async () => {
  base = await testKernel()
  app = Fastify()
  const origin = await app.listen({ port: 0, host: '127.0.0.1' }).catch(() => '')
  await app.close()
  app = Fastify()
  kernel = { ...base, origin }
  await mountWallet(app, kernel)
  await app.listen({ port: Number(new URL(origin).port), host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await base.close()
})

const doing = <T>(run: Parameters<typeof performAsSystem<T>>[2]) => performAsSystem(kernel, 'test', run)
async function issued(): Promise<Issued & { person: string }> {
  const person = randomUUID()
  const organisation = { id: randomUUID(), name: '津沽职业技能评价中心', creditCode: '91350100M000100Y43' }
  return doing(async (ctx) => ({
    person,
    ...(await issueCertificate(ctx, {
      person,
      name: '张建国',
      idNumber: '11010519491231002X',
      occupation: { code: '6-18-02-04', name: '焊工' },
      level: 4,
      issuedOn: civilDate('2026-02-10'),
      organisation,
      siteCode: '000067',
      bodyCode: '0000',
      source: { kind: 'exam', id: randomUUID() },
    })),
  }))
}
const asking = (person: string) => ({ actor: citizen(person), requestId: 'test', key: randomUUID() })
const offers = async (one: Issued & { person: string }) =>
  perform(kernel, offerToWallet, asking(one.person), { id: one.id })

const takes = (own: Wallet, offer: string, typed: string) => takesOffer(own, offer, typed, kernel.clock.now())
const proves = (own: Wallet, metadata: Awaited<ReturnType<typeof readsOffer>>['metadata']) =>
  provesKey(own, metadata, kernel.clock.now())
const asks = async (token: string, jwt: string) => {
  const answer = await fetch(`${kernel.origin}/wallet/credential`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ credential_configuration_id: CONFIGURATION, proofs: { jwt: [jwt] } }),
  })
  return (await answer.json()) as { error?: string; credentials?: { credential: string }[] }
}
const checks = (text: string, number?: string) =>
  perform(
    kernel,
    checkFile,
    { actor: PUBLIC, requestId: 'test' },
    {
      file: { name: 'a.txt', content: new TextEncoder().encode(text) },
      ...(number ? { number } : {}),
    },
  )
const readers = () => perform(kernel, readerNumber, { actor: PUBLIC, requestId: 'test' }, {})

test('扫码、输入数字、用自己的密钥签名，证书就在钱包里；用那把密钥出示，查验页认', async () => {
  const one = await issued()
  const own = wallet()
  const { offer, typed } = await offers(one)
  const credential = await takes(own, offer, typed)
  expect((await checks(credential)).why).toContain('没有持有人的签名')
  const asked = { ...(await readers()), at: kernel.clock.now() }
  const stolen = wallet().shows(credential, asked)
  expect((await checks(stolen, asked.number)).genuine).toBe(false)
  const shown = own.shows(credential, asked)
  expect(await checks(shown, asked.number)).toMatchObject({
    genuine: true,
    shown: { bound: true, hidden: [] },
  })
})

test('出示号一人一次：拿到别处再放、再放一次、换个号、过了时间、冒充的号都不认', async () => {
  const own = wallet()
  const { offer, typed } = await offers(await issued())
  const credential = await takes(own, offer, typed)
  const at = kernel.clock.now()
  const [here, there] = [await readers(), await readers()]
  const shown = own.shows(credential, { ...here, at })
  // Another reader who was sent the same text asked for another number: it is none of theirs.
  expect((await checks(shown, there.number)).why).toContain('不是这里给的出示号')
  expect((await checks(shown)).why).toContain('当面出示')
  // That it was tried elsewhere used nothing up.
  expect((await checks(shown, here.number)).genuine).toBe(true)
  expect((await checks(shown, here.number)).why).toContain('已经用过')
  // A number of one's own, one that was given to wallets for something else, an empty one.
  const { nonce } = await perform(kernel, walletNonce, { actor: PUBLIC, requestId: 'test' }, {})
  for (const made of ['n-1', nonce, `${there.number}A`])
    expect((await checks(own.shows(credential, { ...here, number: made, at }), made)).why).toContain('出示号')
  const both = own.shows(credential, { ...there, at })
  const answers = await Promise.all([checks(both, there.number), checks(both, there.number)])
  expect(answers.map(({ genuine }) => genuine).toSorted()).toEqual([false, true])
  const late = await readers()
  kernel.clock.set(new Date(at.getTime() + 11 * 60_000).toISOString())
  const fresh = own.shows(credential, { ...late, at: kernel.clock.now() })
  expect((await checks(fresh, late.number)).why).toContain('过了时间')
})

test('用过的、到期的、重新生成以前的邀请都不认', async () => {
  const one = await issued()
  const first = await offers(one)
  const second = await offers(one)
  await expect(takes(wallet(), first.offer, first.typed)).rejects.toThrow()
  const own = wallet()
  const { read, metadata } = await readsOffer(own, second.offer)
  await takes(own, second.offer, second.typed)
  await expect(readsOffer(wallet(), second.offer)).rejects.toThrow()
  await expect(
    own.client.retrievePreAuthorizedCodeAccessTokenFromOffer({
      credentialOffer: read,
      issuerMetadata: metadata,
      txCode: second.typed,
    }),
  ).rejects.toThrow()
  const late = await offers(one)
  kernel.clock.set(new Date(kernel.clock.now().getTime() + 11 * 60_000).toISOString())
  await expect(takes(wallet(), late.offer, late.typed)).rejects.toThrow()
})

test('数字输错要计数，第三次就作废，再输对也不给', async () => {
  const { offer, typed } = await offers(await issued())
  const wrong = typed === '000000' ? '000001' : '000000'
  const own = wallet()
  for (let at = 0; at < 2; at += 1) await expect(getsToken(own, offer, wrong)).rejects.toThrow()
  expect((await getsToken(own, offer, typed)).token).toBeTruthy()
  const again = await offers(await issued())
  const read = await readsOffer(own, again.offer)
  const tries = (code: string) =>
    own.client.retrievePreAuthorizedCodeAccessTokenFromOffer({
      credentialOffer: read.read,
      issuerMetadata: read.metadata,
      txCode: code,
    })
  const other = again.typed === '000000' ? '000001' : '000000'
  for (let at = 0; at < 3; at += 1) await expect(tries(other)).rejects.toThrow()
  await expect(tries(again.typed)).rejects.toThrow()
})

test('签名不对、随机数用过或不是本站的、没有签名：不给，三次就关', async () => {
  const own = wallet()
  const { offer, typed } = await offers(await issued())
  const { metadata, token } = await getsToken(own, offer, typed)
  const good = await proves(own, metadata)
  expect((await asks(token, `${good.jwt.slice(0, -6)}AAAAAA`)).error).toBe('invalid_proof')
  const foreign = own.signed(
    { alg: 'ES256', typ: 'openid4vci-proof+jwt', jwk: own.jwk },
    { aud: kernel.origin, iat: Math.floor(kernel.clock.now().getTime() / 1000), nonce: 'mine' },
  )
  expect((await asks(token, foreign)).error).toBe('invalid_nonce')
  expect((await asks(token, good.jwt)).credentials).toHaveLength(1)
  // The token is used up, and so is the number.
  expect((await asks(token, good.jwt)).error).toBe('invalid_token')
  const next = await offers(await issued())
  const second = await getsToken(own, next.offer, next.typed)
  expect((await asks(second.token, good.jwt)).error).toBe('invalid_nonce')
  expect((await asks(second.token, 'a.b.c')).error).toBeTruthy()
  expect((await asks(second.token, foreign)).error).toBe('invalid_nonce')
  expect((await asks(second.token, (await proves(own, metadata)).jwt)).error).toBe('invalid_token')
  expect((await asks('x'.repeat(43), good.jwt)).error).toBe('invalid_token')
})

test('中途撤销的证书不给；别人的证书发不出邀请', async () => {
  const one = await issued()
  const own = wallet()
  const { offer, typed } = await offers(one)
  const { metadata, token } = await getsToken(own, offer, typed)
  const { jwt } = await proves(own, metadata)
  await doing((ctx) => revokeCertificate(ctx, one.id, 'fraud', '经查替考'))
  expect((await asks(token, jwt)).error).toBe('credential_request_denied')
  await expect(offers(one)).rejects.toMatchObject({ status: 409 })
  await expect(perform(kernel, offerToWallet, asking(randomUUID()), { id: one.id })).rejects.toMatchObject({
    status: 404,
  })
})
