import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, PUBLIC } from '../../src/kernel/identity/actor.ts'
import { type Role, roleEntry } from '../../src/kernel/identity/roles.ts'
import { allows } from '../../src/kernel/verb/access.ts'
import { intakeOf } from '../../src/kernel/verb/http/intake.ts'
import { type AnyVerb, mountVerbs, problem, problemOf, sendProblem } from '../../src/kernel/verb/index.ts'
import { VERBS } from '../../src/main/modules.ts'
import { demoKernel } from '../demo-city.ts'
import { agent, citizen, official, type TestKernel } from '../kernel.ts'
import { ROLE_NAMES, ROLES } from '../posts.ts'
import { hostileInput, type Input, shapedInput } from './hostile-input.ts'
import { existing, type Living, livingCity } from './living-city.ts'

const API = '/api/v1'
const HUGE = JSON.stringify({ nobodyKnowsThis: 'x'.repeat(10_000_000) })
/** So many ask at the same moment, as they do in a city. */
const AT_ONCE = 8
const SEED = 20_260_302
let living: Living

let kernel: TestKernel
let app: FastifyInstance
const thrown: string[] = []

beforeAll(async () => {
  kernel = await demoKernel()
  living = await livingCity(kernel.database.db)
  app = Fastify({ bodyLimit: 12 * 1024 * 1024, routerOptions: { maxParamLength: 300 } })
  app.setErrorHandler((error, request, reply) => {
    const found = problemOf(error)
    if (found.status >= 500)
      thrown.push(
        error instanceof Error
          ? `${error.message}\n${error.stack?.split('\n').slice(1, 5).join('\n')}`
          : String(error),
      )
    return sendProblem(reply, found, request.url.split('?')[0] ?? '')
  })
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, problem(404, '没有这个接口'), ''))
  mountVerbs(app, VERBS, {
    kernel,
    actorOf: (request) => actorIn(String(request.headers['x-test-role'])),
    guard: () => {},
  })
  await app.ready()
}, 600_000)

afterAll(async () => {
  await app.close()
  await kernel.close()
})

describe.each(VERBS.map((verb) => [verb.name, verb] as const))('%s', (_name, verb) => {
  test('形状对的输入，谁来办都有说得清的答复', async () => {
    const inputs = sample(shapedInput(verb), 4)
    await together(
      ['public', ...rolesOf(verb)].flatMap((role) => inputs.map((input) => () => answers(verb, role, input))),
    )
  })

  test('城里真有的记录，自己的和别人的，谁来办都有说得清的答复', async () => {
    const inputs = sample(shapedInput(verb), 3).map((input, at) => existing(verb.name, input, living, at))
    await together(
      ['public', ...ROLE_NAMES].flatMap((role) => inputs.map((input) => () => answers(verb, role, input))),
    )
  })

  test('恶意的输入得到 4xx，不是 5xx', async () => {
    const role = rolesOf(verb)[0] ?? 'public'
    await together(sample(hostileInput(verb), 20).map((input) => () => answers(verb, role, input)))
  })

  test('没有的字段：400', async () => {
    const role = rolesOf(verb)[0] ?? 'public'
    for (const input of sample(shapedInput(verb), 2)) {
      const reply = await answers(verb, role, { ...input, nobodyKnowsThis: '1' })
      expect(reply.statusCode, reply.body).toBe(400)
      expect(reply.body).toContain('nobodyKnowsThis')
    }
  })

  const written = verb.writes ? test : undefined
  written?.('一个数组、一段文字、十兆的字段都不是办事的内容', async () => {
    const role = rolesOf(verb)[0] ?? 'public'
    const [input] = sample(shapedInput(verb), 1) as [Input]
    const url = urlOf(verb, input)
    for (const payload of ['[]', '"text"', '{', '1', HUGE]) {
      const reply = await ask(verb, role, url, payload)
      const refused = payload.length > intakeOf(verb).bytes ? 413 : 400
      expect(reply.statusCode, payload.slice(0, 20) + reply.body).toBe(refused)
      expect(reply.json().title).toEqual(expect.any(String))
    }
  })
})

test('没有的操作：405，并写明有哪些', async () => {
  for (const path of new Set(VERBS.map((verb) => verb.path))) {
    const used = VERBS.filter((verb) => verb.path === path).map((verb) => verb.method as string)
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const) {
      const url = API + path.replaceAll(/\{\w+\}/g, 'x')
      if (used.includes(method) || answeredElsewhere(path, method)) continue
      const reply = await app.inject({ method, url, headers: { 'x-test-role': 'public' } })
      expect(reply.statusCode, `${method} ${url}`).toBe(405)
      for (const name of used) expect(reply.headers.allow).toContain(name)
    }
  }
})

/** `/cases/{number}` also stands for `/cases/objections`; a fixed path goes first. */
const answeredElsewhere = (path: string, method: string): boolean =>
  VERBS.some(
    (verb) =>
      verb.method === method &&
      verb.path !== path &&
      new RegExp(`^${verb.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )

async function answers(verb: AnyVerb, role: string, input: Input) {
  const reply = await ask(
    verb,
    role,
    urlOf(verb, input),
    verb.writes ? JSON.stringify(bodyOf(verb, input)) : undefined,
  )
  const told = `${verb.name} as ${role}: ${JSON.stringify(input).slice(0, 600)} → ${reply.body.slice(0, 400)} ${thrown.at(-1) ?? ''}`
  expect(reply.statusCode, told).toBeLessThan(500)
  if (reply.statusCode >= 400) {
    expect(reply.headers['content-type'], told).toContain('application/problem+json')
    expect(reply.json().title, told).toMatch(/\p{Script=Han}/u)
  } else if (reply.headers['content-disposition'] === undefined) {
    expect(verb.output.safeParse(reply.json()).success, told).toBe(true)
  }
  return reply
}

function ask(verb: AnyVerb, role: string, url: string, payload?: string) {
  const headers: Record<string, string> = { 'x-test-role': role, 'idempotency-key': randomUUID() }
  if (payload !== undefined) headers['content-type'] = 'application/json'
  return app.inject({
    method: verb.method,
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
  } as InjectOptions)
}

const inPath = (verb: AnyVerb, key: string): boolean => verb.path.includes(`{${key}}`)

const bodyOf = (verb: AnyVerb, input: Input): Input =>
  Object.fromEntries(Object.entries(input).filter(([key]) => !inPath(verb, key)))

function urlOf(verb: AnyVerb, input: Input): string {
  const path = verb.path.replaceAll(
    /\{(\w+)\}/g,
    (_all, key: string) => encoded(input[key]).slice(0, 250).replace(/%.?$/, '') || 'x',
  )
  if (verb.writes) return API + path
  const query = Object.entries(bodyOf(verb, input)).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `${key}=${encoded(one)}`),
  )
  return `${API}${path}?${query.join('&')}`
}

const encoded = (value: unknown): string => {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value ?? '')
  return encodeURIComponent(text.toWellFormed().slice(0, 4000)).replace(/^\.+/, 'x')
}

/** Everybody asks, some at the same moment. */
async function together(asks: readonly (() => Promise<unknown>)[]): Promise<void> {
  const left = asks.values()
  const one = async () => {
    for (const ask of left) await ask()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number): T[] =>
  fc.sample(arbitrary, { numRuns, seed: SEED })

const rolesOf = (verb: AnyVerb): Role[] => {
  const roles = ROLE_NAMES.filter((role) => allows(verb.who, actorIn(role)))
  return verb.who.kind === 'may'
    ? roles
    : roles.filter((role) => role === 'citizen' || role === 'district-clerk')
}

function actorIn(role: string): Actor {
  if (!(role in ROLES)) return PUBLIC
  const scope = roleEntry(ROLES, role).scope
  if (scope === 'self') return citizen(living.own.person)
  if (scope === 'organisation')
    return agent(
      role as Role,
      living.own[
        role === 'employer-agent' ? 'employer' : role.startsWith('assess') ? 'assessor' : 'provider'
      ],
    )
  return official(role as Role, scope === 'district' ? ['120116'] : 'all')
}
