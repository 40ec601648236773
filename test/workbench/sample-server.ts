import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { workbenchPage } from '../../src/workbench/page.ts'
import { SampleApi } from './sample-api.ts'

const zipped = new Map<string, Buffer>()
const FOLDER = new URL('../.out/workbench/', import.meta.url).pathname
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' }
const NONCE = 'c2FtcGxlLW5vbmNl'

/** The policy that the real server sends: no inline script, styles only of ours or with the nonce. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${NONCE}'`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ')

export interface SampleServer {
  url: string
  api: SampleApi
  close(): Promise<void>
}

/** The built workbench over real HTTP, with a small API behind it that remembers what was asked of it. */
export async function startSampleServer(): Promise<SampleServer> {
  const api = new SampleApi()
  const server = createServer((request, response) => {
    answer(request, response, api).catch((error) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    api,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, api: SampleApi): Promise<void> {
  // A kept connection that breaks is tried again by the browser itself; here each request has its own.
  response.setHeader('connection', 'close')
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://sample')
  if (pathname.startsWith('/api/v1/')) return api.answer(request, response)
  if (pathname.startsWith('/work/assets/')) {
    const bytes =
      zipped.get(pathname) ?? gzipSync(readFileSync(join(FOLDER, pathname.slice('/work/'.length))))
    zipped.set(pathname, bytes)
    const headers = { 'content-type': TYPES[extname(pathname)] ?? 'text/plain', 'content-encoding': 'gzip' }
    response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes)
    return
  }
  if (pathname.startsWith('/work')) {
    for (const name of ['mode', 'theme']) {
      const value = searchParams.get(name)
      if (value) api.preferences.set(name, value)
    }
    const page = workbenchPage(readFileSync(join(FOLDER, 'index.html'), 'utf8'), {
      csrf: api.csrf,
      nonce: NONCE,
      demo: true,
      mode: api.preferences.get('mode') === 'elder' ? 'elder' : 'normal',
      theme: api.preferences.get('theme') === 'dark' ? 'dark' : 'light',
    })
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY })
      .end(page)
    return
  }
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end('<!doctype html><title>登录</title><h1>登录</h1>')
}
