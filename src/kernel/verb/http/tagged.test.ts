import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { PUBLIC } from '../../identity/actor.ts'
import { anybody } from '../access.ts'
import { systemClock } from '../clock.ts'
import type { Kernel } from '../kernel.ts'
import { verb } from '../verb.ts'
import { mountVerbs } from './http.ts'

const saying = (name: string, text: string) =>
  verb({
    name: `trial.${name}`,
    title: '说一句话',
    http: `GET /trial/${name}`,
    who: anybody(),
    input: z.strictObject({}),
    output: z.object({ text: z.string() }),
    run: async () => ({ text }),
  })
const app = Fastify()
mountVerbs(app, [saying('long', '焊'.repeat(2_000)), saying('short', '焊')], {
  kernel: { clock: systemClock, database: { db: null } } as unknown as Kernel,
  actorOf: () => PUBLIC,
  guard: () => undefined,
})

test('公开的长答复只送一次：带着标记再来，没有变就只说没有变', async () => {
  const first = await app.inject({ url: '/api/v1/trial/long' })
  expect(first.json().text).toHaveLength(2_000)
  const tag = first.headers.etag as string
  const again = await app.inject({ url: '/api/v1/trial/long', headers: { 'if-none-match': tag } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  const other = await app.inject({ url: '/api/v1/trial/long', headers: { 'if-none-match': '"other"' } })
  expect([other.statusCode, other.json().text.length]).toEqual([200, 2_000])
})

test('一个数据包装得下的答复不用标记，每次都送；两种都要求先问过再用', async () => {
  const short = await app.inject({ url: '/api/v1/trial/short' })
  expect([short.headers.etag, short.json()]).toEqual([undefined, { text: '焊' }])
  expect(short.headers['cache-control']).toBe('no-cache')
})
