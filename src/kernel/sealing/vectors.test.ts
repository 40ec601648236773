import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pointOf, sm2Sign, sm2Verify } from './suite/sm2.ts'
import { verify } from './verify.ts'

/** What is published for whoever writes another reader of our national tokens (docs/vectors). */
const vectors = JSON.parse(
  readFileSync(new URL('../../../docs/vectors/sm2-sm3.json', import.meta.url), 'utf8'),
)

test('公布的 SM3 摘要和 GB/T 32918.5 附录 A 的 SM2 签名，逐字节算得出来', () => {
  for (const { message, digest } of vectors.sm3)
    expect(createHash('sm3').update(message).digest('hex')).toBe(digest)
  const { d, publicKey, message, k, signature } = vectors.sm2
  const [secret, key] = [Buffer.from(d, 'hex'), Buffer.from(publicKey, 'hex')]
  expect(sm2Sign(message, secret, key, pointOf(k)).toString('hex')).toBe(signature)
  expect(sm2Verify(message, Buffer.from(signature, 'hex'), key)).toBe(true)
})

test('公布的国密凭证验得过；改内容、改签名、换算法名都验不过', async () => {
  const { publicKeys, token } = vectors
  expect(await verify(token.compact, publicKeys)).toMatchObject({
    valid: true,
    payload: token.payload,
    type: token.type,
  })
  const [header, payload, mark] = token.compact.split('.') as [string, string, string]
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const { kid, typ } = JSON.parse(Buffer.from(header, 'base64url').toString())
  for (const wrong of [
    `${header}.${part({ ...token.payload, level: '一级/高级技师' })}.${mark}`,
    `${header}.${payload}.${Buffer.alloc(64, 1).toString('base64url')}`,
    `${part({ alg: 'EdDSA', kid, typ })}.${payload}.${mark}`,
  ])
    expect((await verify(wrong, publicKeys)).valid).toBe(false)
})
