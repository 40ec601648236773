import { createSecretKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { csrfToken, isForged } from './csrf.ts'

const key = createSecretKey(Buffer.alloc(32, 7))
const post = (headers: Record<string, string>) => ({ method: 'POST', headers, host: 'jineng.example.cn' })

test('本站页面提交的放行，别的网站提交的拦下', () => {
  expect(isForged(post({ 'sec-fetch-site': 'same-origin' }), 's', null, key)).toBe(false)
  expect(isForged(post({ 'sec-fetch-site': 'none' }), 's', null, key)).toBe(false)
  expect(isForged(post({ 'sec-fetch-site': 'cross-site' }), 's', null, key)).toBe(true)
  expect(isForged(post({ 'sec-fetch-site': 'same-site' }), null, null, key)).toBe(true)
})

test('旧浏览器只报 Origin：主机和端口都要一样', () => {
  expect(isForged(post({ origin: 'https://jineng.example.cn' }), 's', null, key)).toBe(false)
  expect(isForged(post({ origin: 'https://jineng.example.cn:8443' }), 's', null, key)).toBe(true)
  expect(isForged(post({ origin: 'https://evil.example' }), null, null, key)).toBe(true)
  expect(isForged(post({ origin: 'null' }), 's', null, key)).toBe(true)
})

test('什么都不报的旧浏览器：登录后的表单要带令牌', () => {
  expect(isForged(post({}), 's', null, key)).toBe(true)
  expect(isForged(post({}), 's', csrfToken('s', key), key)).toBe(false)
  expect(isForged(post({}), 's', csrfToken('other', key), key)).toBe(true)
  expect(isForged(post({}), null, null, key)).toBe(false)
})

test('令牌是另一次登录的：页面开着时换了账号，不按新账号办', () => {
  const stale = csrfToken('before', key)
  expect(isForged(post({ 'sec-fetch-site': 'same-origin' }), 'now', stale, key)).toBe(true)
  expect(isForged(post({ 'sec-fetch-site': 'same-origin' }), 'now', csrfToken('now', key), key)).toBe(false)
  expect(isForged(post({ 'sec-fetch-site': 'cross-site' }), 'now', csrfToken('now', key), key)).toBe(true)
  expect(isForged(post({ 'sec-fetch-site': 'same-origin' }), null, stale, key)).toBe(false)
})

test('读取不改变什么，不必检查', () => {
  expect(
    isForged({ method: 'GET', headers: { 'sec-fetch-site': 'cross-site' }, host: 'x' }, 's', null, key),
  ).toBe(false)
})
