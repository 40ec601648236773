import { expect, test } from 'vitest'
import { currentCode, secretFromWords } from './totp.ts'

test('RFC 6238 附录 B 的口令（SHA-1，取后六位）', async () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  expect(await currentCode(secret, new Date(59_000))).toBe('287082')
  expect(await currentCode(secret, new Date(1_111_111_109_000))).toBe('081804')
  expect(await currentCode(secret, new Date(20_000_000_000_000))).toBe('353130')
})

test('演示账号的密钥由名字算出，每次一样', () => {
  expect(secretFromWords('haihe demo leader')).toBe(secretFromWords('haihe demo leader'))
  expect(secretFromWords('haihe demo leader')).toMatch(/^[A-Z2-7]{32}$/)
  expect(secretFromWords('haihe demo leader')).not.toBe(secretFromWords('haihe demo auditor'))
})
