import { createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inSuite, makeKeys, withNewKey } from './key/keys.ts'
import { makeSealer, Unsealable } from './sealer.ts'
import { digestOf, hmacOf, SUITES } from './suite/suite.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 60 })

test('SM3 标准的示例 1 和示例 2', () => {
  expect(digestOf('guomi', 'abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  expect(digestOf('guomi', 'abcd'.repeat(16))).toBe(
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  )
})

test('HMAC-SM3：GM/T 0042-2015 附录 D.3', () => {
  const key = createSecretKey(
    Buffer.from('0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20', 'hex'),
  )
  const message = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2)
  expect(hmacOf('guomi', key, message)).toBe(
    'ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a',
  )
})

describe.each(SUITES)('%s', (suite) => {
  const keys = makeKeys(suite)
  const sealer = makeSealer(keys)

  test('封的是什么，打开就是什么', () => {
    fc.assert(
      fc.property(text, text, (plain, context) => {
        expect(sealer.open(sealer.seal(plain, context), context)).toBe(plain)
      }),
    )
  })

  test('同样的文字每次封得不一样，看不出内容', () => {
    const sealed = sealer.seal('120116199203040018', 'person.id-number:1')
    expect(sealed).not.toBe(sealer.seal('120116199203040018', 'person.id-number:1'))
    expect(sealed).toMatch(/^v1\.s-[0-9a-f]{8}\.[A-Za-z0-9_-]+$/)
    expect(Buffer.from(sealed.split('.')[2] as string, 'base64url').toString('latin1')).not.toContain('1992')
  })

  test('翻转任何一位都拒绝', () => {
    const sealed = sealer.seal('13800138000', 'person.phone:7')
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const bytes = Buffer.from(sealed, 'latin1')
      bytes[bit >> 3]! ^= 1 << (bit & 7)
      expect(() => sealer.open(bytes.toString('latin1'), 'person.phone:7')).toThrow(Unsealable)
    }
  })

  test('截短、加长的密文拒绝', () => {
    const sealed = sealer.seal('13800138000', 'person.phone:7')
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => sealer.open(sealed.slice(0, length), 'person.phone:7')).toThrow(Unsealable)
    }
    expect(() => sealer.open(`${sealed}A`, 'person.phone:7')).toThrow(Unsealable)
  })

  test('挪到别的行、别的列的密文拒绝', () => {
    const sealed = sealer.seal('6222020302001234567', 'person.account:7')
    expect(() => sealer.open(sealed, 'person.account:8')).toThrow(Unsealable)
    expect(() => sealer.open(sealed, 'person.phone:7')).toThrow(Unsealable)
  })

  test('别的城市的密钥打不开，密钥编号相同也不行', () => {
    const other = makeKeys(suite)
    other.keys.sealing[0]!.id = keys.keys.sealing[0]!.id
    expect(() => makeSealer(other).open(sealer.seal('13800138000', 'a'), 'a')).toThrow(/密钥不符/)
    expect(() => makeSealer(makeKeys(suite)).open(sealer.seal('13800138000', 'a'), 'a')).toThrow(/没有编号/)
  })

  test('换密钥：新的用最新密钥，旧的打得开，重新封存换过去', () => {
    const before = sealer.seal('13800138000', 'person.phone:7')
    const rotated = withNewKey(keys, 'sealing')
    const after = makeSealer(rotated)
    expect(after.open(before, 'person.phone:7')).toBe('13800138000')
    const moved = after.reseal(before, 'person.phone:7')
    expect(moved.split('.')[1]).toBe(rotated.keys.sealing[1]!.id)
    expect(after.open(moved, 'person.phone:7')).toBe('13800138000')
    expect(after.reseal(moved, 'person.phone:7')).toBe(moved)
    const withoutOld = { ...rotated, keys: { ...rotated.keys, sealing: rotated.keys.sealing.slice(1) } }
    expect(makeSealer(withoutOld).open(moved, 'person.phone:7')).toBe('13800138000')
    expect(() => makeSealer(withoutOld).open(before, 'person.phone:7')).toThrow(Unsealable)
  })

  test('查找码：文字和用途都相同才相同', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const code = sealer.mac(one, 'person.id-number')
        expect(code).toMatch(/^[0-9a-f]{64}$/)
        expect(sealer.mac(one, 'person.id-number')).toBe(code)
        expect(sealer.mac(one, 'person.phone')).not.toBe(code)
        expect(sealer.mac(other, 'person.id-number') === code).toBe(one === other)
      }),
    )
    expect(makeSealer(makeKeys(suite)).mac('x', 'a')).not.toBe(sealer.mac('x', 'a'))
  })

  test('换查找密钥期间，两个码都查', () => {
    const rotated = makeSealer(withNewKey(keys, 'lookup'))
    const [newest, older] = rotated.macs('120116199203040018', 'person.id-number')
    expect(newest).toBe(rotated.mac('120116199203040018', 'person.id-number'))
    expect(older).toBe(sealer.mac('120116199203040018', 'person.id-number'))
    expect(newest).not.toBe(older)
  })

  test('半个字符、用途写了别的符号、没有的算法：用话拒绝', () => {
    expect(() => sealer.seal('\ud800', 'a')).toThrow(RangeError)
    expect(() => sealer.mac('x', 'person id')).toThrow(RangeError)
    const other = suite === 'guomi' ? 'international' : 'guomi'
    expect(() => makeSealer({ ...keys, suite: other })).toThrow(/没有 .* 算法套件的密钥/)
  })
})

test('城市换成国密，旧的打得开，新的用 SM4 封', () => {
  const keys = makeKeys('international')
  const old = makeSealer(keys).seal('13800138000', 'person.phone:7')
  const turned = inSuite(keys, 'guomi')
  const sealer = makeSealer(turned)
  const moved = sealer.reseal(old, 'person.phone:7')
  expect(sealer.suite).toBe('guomi')
  expect(moved.split('.')[1]).toBe(turned.keys.sealing[1]!.id)
  expect(sealer.open(moved, 'person.phone:7')).toBe('13800138000')
})
