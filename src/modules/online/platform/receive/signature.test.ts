import { createVerifier, httpbis } from 'http-message-signatures'
import { describe, expect, test } from 'vitest'
import { claimsOf, requireDigest } from './signature.ts'

const KEY = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=
-----END PUBLIC KEY-----`

describe('标准自带的例子', () => {
  const headers = {
    host: 'example.com',
    date: 'Tue, 20 Apr 2021 02:07:55 GMT',
    'content-type': 'application/json',
    'content-length': '18',
    'signature-input':
      'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
    signature:
      'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
  }
  const verified = (changed: object) =>
    httpbis.verifyMessage(
      { keyLookup: async () => ({ algs: ['ed25519'], verify: createVerifier(KEY, 'ed25519') }) },
      {
        method: 'POST',
        url: 'https://example.com/foo?param=Value&Pet=dog',
        headers: { ...headers, ...changed },
      },
    )
  test('RFC 9421 B.2.6 的签名验得过，改一个字就验不过', async () => {
    expect(await verified({})).toBe(true)
    expect(await verified({ 'content-length': '19' })).toBe(false)
  })
  test('RFC 9530 的摘要对得上，改过的对不上', () => {
    const digest = 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:'
    const request = (body: string) => ({
      method: 'POST',
      target: '',
      headers: { 'content-digest': digest },
      body: Buffer.from(body),
    })
    requireDigest(request('{"hello": "world"}'))
    expect(() => requireDigest(request('{"hello": "World"}'))).toThrow('对不上')
  })
})

describe('签名要说全', () => {
  const key = '00000000-0000-4000-8000-000000000001'
  const good = `sig=("@method" "@target-uri");created=1618884473;nonce="0123456789abcdef";keyid="${key}"`
  const claims = (input: string, more: Record<string, string> = {}, body = '') =>
    claimsOf({
      method: 'GET',
      target: '',
      headers: { 'signature-input': input, ...more },
      body: Buffer.from(body),
    })
  test('说全的读得出来', () => {
    expect(claims(good)).toEqual({ key, created: 1618884473, nonce: '0123456789abcdef' })
  })
  test.each([
    ['没有签名', ''],
    ['两个签名', `${good}, ${good.replace('sig=', 'sig2=')}`],
    ['没有时间', good.replace('created=1618884473;', '')],
    ['没有随机数', good.replace('nonce="0123456789abcdef";', '')],
    ['钥匙不是登记的写法', good.replace(key, 'k1')],
    ['没有签方法', good.replace('"@method" ', '')],
    ['带参数的部分', good.replace('"@method"', '"@method";req')],
    ['写得不对', 'sig=(('],
  ])('%s的不收', (_title, input) => {
    expect(() => claims(input)).toThrow()
  })
  test('有正文要签摘要，有 If-Match 要签上', () => {
    expect(() => claims(good, {}, '{}')).toThrow('content-digest')
    expect(() => claims(good, { 'if-match': '"1"' })).toThrow('if-match')
  })
})
