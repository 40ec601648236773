import { expect, test } from 'vitest'
import { initialPassword, passwordFault } from './password.ts'

test('口令强度：太短、太单调、含登录名、连续字符、常见词都说明原因', () => {
  expect(passwordFault('Ab1!', 'wangli')).toBe('密码至少 10 位')
  expect(passwordFault('A1b'.padEnd(129, '~x'), 'wangli')).toBe('密码最多 128 位')
  expect(passwordFault('haihegongjiang', 'wangli')).toContain('至少三种')
  expect(passwordFault('HaiHe-Wangli7', 'wangli')).toContain('登录名')
  expect(passwordFault('Haihe-1111-gj', 'wangli')).toContain('相同')
  expect(passwordFault('Haihe-2345-gj', 'wangli')).toContain('连续字符')
  expect(passwordFault('Qwer.Haihe.27', 'wangli')).toContain('连续字符')
  expect(passwordFault('My.Password.27', 'wangli')).toContain('常见')
  expect(passwordFault('Haihe.Jiefang.27', 'wangli')).toBeNull()
})

test('初始密码每次不同，并总是合规', () => {
  const made = Array.from({ length: 200 }, initialPassword)
  expect(new Set(made).size).toBe(200)
  for (const password of made) expect(passwordFault(password, null)).toBeNull()
})
