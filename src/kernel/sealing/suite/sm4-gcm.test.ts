import { createCipheriv, createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gcmOpen, gcmSeal, sm4GcmOpen, sm4GcmSeal } from './sm4-gcm.ts'

const hex = (text: string) => Buffer.from(text, 'hex')
const key = createSecretKey(hex('0123456789abcdeffedcba9876543210'))

describe('SM4-GCM', () => {
  test('SM4 标准的示例 1：一个分组', () => {
    const block = createCipheriv('sm4-ecb', key, null).setAutoPadding(false)
    expect(block.update(hex('0123456789abcdeffedcba9876543210')).toString('hex')).toBe(
      '681edf34d206965e86b3e94f536e4246',
    )
  })

  test('RFC 8998 附录 A.1', () => {
    const plain = hex(['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'ee', 'aa'].map((byte) => byte.repeat(8)).join(''))
    const context = hex('feedfacedeadbeeffeedfacedeadbeefabaddad2')
    const nonce = hex('00001234567800000000abcd')
    const sealed = sm4GcmSeal(key, nonce, plain, context)
    expect(sealed.toString('hex')).toBe(
      '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735' +
        'd82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d' +
        '83de3541e4c2b58177e065a9bf7b62ec',
    )
    expect(sm4GcmOpen(key, nonce, sealed, context)).toEqual(plain)
  })

  test('同样的构造用在 AES 上，就是 OpenSSL 的 AES-128-GCM', () => {
    const bytes = (min: number, max: number) =>
      fc.uint8Array({ minLength: min, maxLength: max }).map((value) => Buffer.from(value))
    fc.assert(
      fc.property(
        bytes(16, 16),
        bytes(12, 12),
        bytes(0, 100),
        bytes(0, 60),
        (secret, nonce, plain, context) => {
          const cipher = createCipheriv('aes-128-gcm', secret, nonce).setAAD(context)
          const expected = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
          const aes = createSecretKey(secret)
          expect(gcmSeal('aes-128', aes, nonce, plain, context)).toEqual(expected)
          expect(gcmOpen('aes-128', aes, nonce, expected, context)).toEqual(plain)
        },
      ),
    )
  })
})
