import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mountWorkbench } from './workbench.ts'

const SCRIPT = 'export const words = "海河工匠"\n'.repeat(50)
let folder: string
let app: FastifyInstance

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(
    join(folder, 'index.html'),
    '<html data-mode="{{mode}}" data-theme="{{theme}}">{{csrf}}</html>',
  )
  writeFileSync(join(folder, 'assets/start.js'), SCRIPT)
  writeFileSync(join(folder, 'assets/start.js.br'), brotliCompressSync(SCRIPT))
  app = Fastify()
  await app.register(cookie)
  await mountWorkbench(app, { csrf: () => 'token' }, true, `${folder}/`)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

test('选过的大字和深色，重新打开页面还在', async () => {
  const asked = await app.inject('/work/?mode=elder&theme=dark')
  const cookies = Object.fromEntries(asked.cookies.map(({ name, value }) => [name, value]))
  const again = await app.inject({ url: '/work/cases/todo', cookies })
  expect(again.body).toBe('<html data-mode="elder" data-theme="dark">token</html>')
  expect(again.cookies).toEqual([])
})

test('脚本压缩发送，带令牌的页面从不压缩', async () => {
  const headers = { 'accept-encoding': 'gzip, deflate, br' }
  const script = await app.inject({ url: '/work/assets/start.js', headers })
  expect(script.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(script.rawPayload).toString()).toBe(SCRIPT)
  expect(script.rawPayload.length).toBeLessThan(SCRIPT.length / 3)
  expect((await app.inject({ url: '/work/', headers })).headers['content-encoding']).toBeUndefined()
  expect((await app.inject('/work/assets/start.js')).body).toBe(SCRIPT)
})
