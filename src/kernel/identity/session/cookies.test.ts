import { createSecretKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeCookies, openSigned, sign } from './cookies.ts'

const cookies = makeCookies('http://localhost:8080')

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0 Safari/537.36'
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15'
const from = (protocol: string, hostname: string, cookie = '', agent = CHROME) => ({
  protocol,
  hostname,
  headers: { cookie, 'user-agent': agent },
})

const hasPrefix = (carrier: ReturnType<typeof from>) =>
  cookies.line(carrier, 'haihe.device', '', 1).startsWith('__Host-')

test('https 和本机上的 Cookie 都带 __Host- 前缀', () => {
  expect(hasPrefix(from('https', 'jineng.example.cn'))).toBe(true)
  expect(hasPrefix(from('https', 'jineng.example.cn', '', SAFARI))).toBe(true)
  expect(hasPrefix(from('http', 'localhost'))).toBe(true)
  expect(hasPrefix(from('http', '127.0.0.1'))).toBe(true)
})

test('浏览器存不下 Secure Cookie 的地方，用同名的普通 Cookie，否则无法登录', () => {
  expect(hasPrefix(from('http', '10.0.0.5'))).toBe(false)
  expect(hasPrefix(from('http', 'localhost', '', SAFARI))).toBe(false)
  expect(cookies.line(from('http', '10.0.0.5'), 'haihe.device', 'a b', 60)).toBe(
    'haihe.device=a%20b; Max-Age=60; Path=/; HttpOnly; SameSite=Lax',
  )
  expect(
    cookies.forBrowser(from('http', '10.0.0.5'), [
      '__Host-haihe.session=t.s; Max-Age=9; Path=/; HttpOnly; Secure; SameSite=Lax',
    ]),
  ).toEqual(['haihe.session=t.s; Max-Age=9; Path=/; HttpOnly; SameSite=Lax'])
})

test('https 下没有前缀的会话 Cookie 不算数：别的子域名可能种下它', () => {
  expect(cookies.read(from('https', 'x', 'haihe.session=evil'), 'haihe.session')).toBeNull()
  expect(
    cookies.read(from('https', 'x', 'haihe.session=evil; __Host-haihe.session=good'), 'haihe.session'),
  ).toBe('good')
  expect(cookies.read(from('http', '10.0.0.5', 'haihe.session=plain'), 'haihe.session')).toBe('plain')
})

test('登录程序只看到点名的 Cookie', () => {
  const request = from('http', 'localhost', 'haihe.state=a; __Host-haihe.session=t; other=1')
  expect(cookies.forLibrary(request, ['haihe.state'])).toBe('__Host-haihe.state=a')
})

test('签名不对的值打不开', () => {
  const key = createSecretKey(Buffer.alloc(32, 1))
  const other = createSecretKey(Buffer.alloc(32, 2))
  expect(openSigned(sign('token', key), key)).toBe('token')
  expect(openSigned(sign('token', other), key)).toBeNull()
  expect(openSigned('token', key)).toBeNull()
  expect(openSigned('.', key)).toBeNull()
  expect(openSigned(`${sign('token', key)}x`, key)).toBeNull()
})

test('乱写的 Cookie 不会出错', () => {
  for (const cookie of [
    '',
    ';;;',
    '=',
    '__Host-haihe.session',
    '__Host-haihe.session=%E0%A4%A',
    '__Host-haihe.session=',
  ]) {
    expect(
      openSigned(
        cookies.read(from('https', 'x', cookie), 'haihe.session'),
        createSecretKey(Buffer.alloc(32)),
      ),
    ).toBeNull()
  }
})

test('站点是 https 时，代理后面的请求也按 https 对待', () => {
  const behind = makeCookies('https://jineng.example.cn')
  const request = from('http', '10.0.0.5', 'haihe.session=evil', SAFARI)
  expect(behind.line(request, 'haihe.device', 'a', 60)).toMatch(/^__Host-.*; Secure$/)
  expect(behind.read(request, 'haihe.session')).toBeNull()
})
