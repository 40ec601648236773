import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto'
import { type CallbackContext, type Jwk, setGlobalConfig } from '@openid4vc/oauth2'
import { Openid4vciClient } from '@openid4vc/openid4vci'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { perform, performAsSystem } from '../../../kernel/verb/index.ts'
import { type Issued, issueCertificate, revokeCertificate } from '../issue.ts'
import { audienceOf } from '../showing/addresses.ts'
import { checkFile } from '../verbs/check-file.ts'
import { CONFIGURATION } from './addresses.ts'
import { mountWallet } from './mount.ts'
import { offerToWallet } from './offer.ts'

/** The site runs on a port of its own; the wallet is the client part of the library, with a key of the kind that phones have. */
let base: TestKernel
let kernel: TestKernel
let app: FastifyInstance

beforeAll(async () => {
  // The test site is reached without TLS on this machine alone.
  setGlobalConfig({ allowInsecureUrls: true })
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

function wallet() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' }) as Jwk
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = (header: object, payload: object) => {
    const text = `${encoded(header)}.${encoded(payload)}`
    const mark = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    return `${text}.${mark.toString('base64url')}`
  }
  const callbacks: Omit<CallbackContext, 'verifyJwt' | 'decryptJwe' | 'encryptJwe'> = {
    fetch,
    hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
    generateRandom: (length) => randomBytes(length),
    clientAuthentication: () => {},
    signJwt: (_signer, { header, payload }) => ({ jwt: signed(header, payload), signerJwk: jwk }),
  }
  return { client: new Openid4vciClient({ callbacks }), jwk, signed }
}
type Wallet = ReturnType<typeof wallet>

const reads = async ({ client }: Wallet, offer: string) => {
  const read = await client.resolveCredentialOffer(offer)
  return { read, metadata: await client.resolveIssuerMetadata(read.credential_issuer) }
}
const gets = async (own: Wallet, offer: string, typed: string) => {
  const { read, metadata } = await reads(own, offer)
  const { accessTokenResponse } = await own.client.retrievePreAuthorizedCodeAccessTokenFromOffer({
    credentialOffer: read,
    issuerMetadata: metadata,
    txCode: typed,
  })
  return { metadata, token: accessTokenResponse.access_token }
}
const proves = async (own: Wallet, metadata: Awaited<ReturnType<typeof reads>>['metadata']) => {
  const { c_nonce } = await own.client.requestNonce({ issuerMetadata: metadata })
  const { jwt } = await own.client.createCredentialRequestJwtProof({
    issuerMetadata: metadata,
    credentialConfigurationId: CONFIGURATION,
    nonce: c_nonce,
    issuedAt: kernel.clock.now(),
    signer: { method: 'jwk', alg: 'ES256', publicJwk: own.jwk },
  })
  return { jwt, nonce: c_nonce }
}
const takes = async (own: Wallet, offer: string, typed: string): Promise<string> => {
  const { metadata, token } = await gets(own, offer, typed)
  const { jwt } = await proves(own, metadata)
  const { credentialResponse } = await own.client.retrieveCredentials({
    issuerMetadata: metadata,
    accessToken: token,
    credentialConfigurationId: CONFIGURATION,
    proofs: { jwt: [jwt] },
  })
  const [got] = credentialResponse.credentials ?? []
  return (got as { credential: string }).credential
}
const asks = async (token: string, jwt: string) => {
  const answer = await fetch(`${kernel.origin}/wallet/credential`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ credential_configuration_id: CONFIGURATION, proofs: { jwt: [jwt] } }),
  })
  return (await answer.json()) as { error?: string; credentials?: { credential: string }[] }
}
const checks = (text: string) =>
  perform(
    kernel,
    checkFile,
    { actor: PUBLIC, requestId: 'test' },
    {
      file: { name: 'a.txt', content: new TextEncoder().encode(text) },
    },
  )

test('扫码、输入数字、用自己的密钥签名，证书就在钱包里；用那把密钥出示，查验页认', async () => {
  const one = await issued()
  const own = wallet()
  const { offer, typed } = await offers(one)
  const credential = await takes(own, offer, typed)
  expect((await checks(credential)).why).toContain('没有持有人的签名')
  const claims = {
    iat: Math.floor(kernel.clock.now().getTime() / 1000),
    aud: audienceOf(kernel.origin),
    nonce: 'n-1',
    sd_hash: createHash('sha256').update(credential).digest('base64url'),
  }
  const shown = credential + own.signed({ alg: 'ES256', typ: 'kb+jwt' }, claims)
  expect(await checks(shown)).toMatchObject({ genuine: true, shown: { bound: true, hidden: [] } })
  const stolen = credential + wallet().signed({ alg: 'ES256', typ: 'kb+jwt' }, claims)
  expect((await checks(stolen)).genuine).toBe(false)
})

test('用过的、到期的、重新生成以前的邀请都不认', async () => {
  const one = await issued()
  const first = await offers(one)
  const second = await offers(one)
  await expect(takes(wallet(), first.offer, first.typed)).rejects.toThrow()
  const own = wallet()
  const { read, metadata } = await reads(own, second.offer)
  await takes(own, second.offer, second.typed)
  await expect(reads(wallet(), second.offer)).rejects.toThrow()
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
  for (let at = 0; at < 2; at += 1) await expect(gets(own, offer, wrong)).rejects.toThrow()
  expect((await gets(own, offer, typed)).token).toBeTruthy()
  const again = await offers(await issued())
  const read = await reads(own, again.offer)
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
  const { metadata, token } = await gets(own, offer, typed)
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
  const second = await gets(own, next.offer, next.typed)
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
  const { metadata, token } = await gets(own, offer, typed)
  const { jwt } = await proves(own, metadata)
  await doing((ctx) => revokeCertificate(ctx, one.id, 'fraud', '经查替考'))
  expect((await asks(token, jwt)).error).toBe('credential_request_denied')
  await expect(offers(one)).rejects.toMatchObject({ status: 409 })
  await expect(perform(kernel, offerToWallet, asking(randomUUID()), { id: one.id })).rejects.toMatchObject({
    status: 404,
  })
})
