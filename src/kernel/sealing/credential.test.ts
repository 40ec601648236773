import { CompactSign, compactVerify, importJWK } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Credential, credentialToken, verifyCredential } from './credential.ts'
import { type CityKeys, makeKeys, withNewKey } from './key/keys.ts'
import { publicKeysOf } from './key/public-keys.ts'
import { makeSigner } from './signer.ts'
import { pointOf, sm2Sign, sm2Verify } from './suite/sm2.ts'
import { SUITES } from './suite/suite.ts'
import { verify } from './verify.ts'

const certificate: Credential = {
  id: 'https://haihe.example/v/Y000112002611000001',
  type: 'SkillLevelCertificate',
  issuer: { id: 'https://haihe.example/keys', name: '天津市职业技能鉴定指导中心' },
  validFrom: new Date('2026-03-04T00:00:00+08:00'),
  subject: { name: '王秀兰', number: 'Y000112002611000001', occupation: '焊工', level: '四级（中级工）' },
  status: { id: 'https://haihe.example/v/Y000112002611000001', type: 'HaiheRegister' },
}
const day = new Date('2027-01-01T00:00:00Z')

test('SM2 签名：GB/T 32918.5 附录 A', () => {
  const d = Buffer.from('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8', 'hex')
  const key = Buffer.from(
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    'hex',
  )
  const point = pointOf('59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21')
  const signature = sm2Sign('message digest', d, key, point)
  expect(signature.toString('hex')).toBe(
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
      'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  )
  expect(sm2Verify('message digest', signature, key)).toBe(true)
  expect(sm2Verify('message digesT', signature, key)).toBe(false)
  expect(sm2Sign('message digest', d, key)).not.toEqual(sm2Sign('message digest', d, key))
})

describe.each(SUITES)('%s', (suite) => {
  let keys: CityKeys
  let token: string
  beforeAll(async () => {
    keys = makeKeys(suite)
    token = await credentialToken(makeSigner(keys), certificate)
  })

  test('只凭公布的公钥就能验凭证，还原每个字段', async () => {
    const published = JSON.parse(JSON.stringify(publicKeysOf(keys)))
    const checked = await verifyCredential(token, published, day)
    expect(checked).toEqual({ valid: true, keyId: keys.keys.signing[0]!.id, credential: certificate })
  })

  test('公布的公钥里没有秘密', () => {
    const text = JSON.stringify(publicKeysOf(keys))
    expect(text).not.toContain(keys.keys.signing[0]!.d)
    expect(text).not.toContain('"d"')
  })

  test('改任何一个字符都拒绝', async () => {
    const places = Array.from({ length: 60 }, (_, step) => Math.floor((step * (token.length - 1)) / 59))
    for (const at of places) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
      expect(await verifyCredential(changed, publicKeysOf(keys), day)).toMatchObject({ valid: false })
    }
  })

  test('旧签名下改了字段的拒绝', async () => {
    const [header, , signature] = token.split('.')
    const forged = Buffer.from(JSON.stringify({ ...certificate, level: '一级' })).toString('base64url')
    expect(await verify(`${header}.${forged}.${signature}`, publicKeysOf(keys))).toEqual({
      valid: false,
      reason: '签名不符，内容可能被改动',
    })
  })

  test('用没有公布的密钥签的：拒绝', async () => {
    expect(await verify(token, publicKeysOf(makeKeys(suite)))).toEqual({
      valid: false,
      reason: '签名所用的密钥不在公布的公钥里',
    })
  })

  test('换密钥后用新的签，旧的凭证仍然有效', async () => {
    const rotated = withNewKey(keys, 'signing')
    const signer = makeSigner(rotated)
    expect(signer.keyId).toBe(rotated.keys.signing[1]!.id)
    const retired = {
      ...rotated,
      keys: {
        ...rotated.keys,
        signing: rotated.keys.signing.map((key, at) => (at === 0 ? { ...key, d: undefined } : key)),
      },
    }
    expect(makeSigner(retired).keyId).toBe(signer.keyId)
    expect(await verifyCredential(token, signer.publicKeys(), day)).toMatchObject({ valid: true })
  })

  test('还没生效、已经失效、另一种凭证', async () => {
    const signer = makeSigner(keys)
    const short = await credentialToken(signer, {
      ...certificate,
      validUntil: new Date('2026-12-31T16:00:00Z'),
    })
    const published = publicKeysOf(keys)
    expect(await verifyCredential(short, published, new Date('2026-12-31T15:59:59Z'))).toMatchObject({
      valid: true,
    })
    expect(await verifyCredential(short, published, day)).toEqual({ valid: false, reason: '凭证已过有效期' })
    expect(await verifyCredential(token, published, new Date('2026-03-01'))).toEqual({
      valid: false,
      reason: '凭证尚未生效',
    })
    const head = await signer.sign({ seq: 1 }, 'audit-head+jwt')
    expect(await verify(head, published)).toMatchObject({
      valid: true,
      payload: { seq: 1 },
      type: 'audit-head+jwt',
    })
    expect(await verifyCredential(head, published, day)).toMatchObject({ valid: false })
  })

  test('乱写的拒绝，不抛错误', async () => {
    for (const nonsense of [
      '',
      '.',
      '..',
      'a.b.c',
      'eyJ9.e30.AA',
      token.slice(0, -1),
      `${token}.`,
      'x'.repeat(300_000),
    ]) {
      expect(await verifyCredential(nonsense, publicKeysOf(keys), day)).toMatchObject({ valid: false })
    }
  })
})

test('国际凭证是普通的 JWS，别的软件也能验', async () => {
  const keys = makeKeys('international')
  const token = await credentialToken(makeSigner(keys), certificate)
  const jwk = publicKeysOf(keys).keys[0]!
  const { protectedHeader } = await compactVerify(token, await importJWK({ ...jwk }, 'EdDSA'))
  expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: jwk.kid, typ: 'vc+jwt' })
})

test('写着与密钥不同算法的凭证拒绝', async () => {
  const keys = makeKeys('international')
  const { kid } = publicKeysOf(keys).keys[0]!
  const secret = new TextEncoder().encode('0'.repeat(32))
  const token = await new CompactSign(new TextEncoder().encode('{}'))
    .setProtectedHeader({ alg: 'HS256', kid, typ: 'vc+jwt' })
    .sign(secret)
  expect(await verify(token, publicKeysOf(keys))).toEqual({
    valid: false,
    reason: '签名算法与公布的公钥不符',
  })
})
