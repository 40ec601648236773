import { createSecretKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { csrfToken, isForged } from './csrf.ts'

const key = createSecretKey(Buffer.alloc(32, 7))
const site = { host: 'jineng.example.cn', key }
const post = (headers: Record<string, string>) => ({ method: 'POST', headers, host: 'jineng.example.cn' })

test('本站页面提交的放行，别的网站提交的拦下', () => {
  expect(isForged(post({ 'sec-fetch-site': 'same-origin' }), site, 's', null)).toBe(false)
  expect(isForged(post({ 'sec-fetch-site': 'none' }), site, 's', null)).toBe(false)
  expect(isForged(post({ 'sec-fetch-site': 'cross-site' }), site, 's', null)).toBe(true)
  expect(isForged(post({ 'sec-fetch-site': 'same-site' }), site, null, null)).toBe(true)
})

test('旧浏览器只报 Origin：主机和端口都要一样', () => {
  expect(isForged(post({ origin: 'https://jineng.example.cn' }), site, 's', null)).toBe(false)
  expect(isForged(post({ origin: 'https://jineng.example.cn:8443' }), site, 's', null)).toBe(true)
  expect(isForged(post({ origin: 'https://evil.example' }), site, null, null)).toBe(true)
  expect(isForged(post({ origin: 'null' }), site, 's', null)).toBe(true)
})

test('代理改写了主机名，本站页面提交的照样放行', () => {
  const behind = { ...post({ origin: 'https://jineng.example.cn' }), host: '127.0.0.1:8080' }
  expect(isForged(behind, site, 's', null)).toBe(false)
  expect(isForged({ ...behind, headers: { origin: 'https://evil.example' } }, site, 's', null)).toBe(true)
})

test('什么都不报的旧浏览器：登录后的表单要带令牌', () => {
  expect(isForged(post({}), site, 's', null)).toBe(true)
  expect(isForged(post({}), site, 's', csrfToken('s', key))).toBe(false)
  expect(isForged(post({}), site, 's', csrfToken('other', key))).toBe(true)
  expect(isForged(post({}), site, null, null)).toBe(false)
})

test('令牌是另一次登录的：页面开着时换了账号，不按新账号办', () => {
  const stale = csrfToken('before', key)
  expect(isForged(post({ 'sec-fetch-site': 'same-origin' }), site, 'now', stale)).toBe(true)
  expect(isForged(post({ 'sec-fetch-site': 'same-origin' }), site, 'now', csrfToken('now', key))).toBe(false)
  expect(isForged(post({ 'sec-fetch-site': 'cross-site' }), site, 'now', csrfToken('now', key))).toBe(true)
  expect(isForged(post({ 'sec-fetch-site': 'same-origin' }), site, null, stale)).toBe(false)
})

test('读取不改变什么，不必检查', () => {
  expect(
    isForged({ method: 'GET', headers: { 'sec-fetch-site': 'cross-site' }, host: 'x' }, site, 's', null),
  ).toBe(false)
})
