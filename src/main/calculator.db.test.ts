import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import Fastify, { type FastifyInstance } from 'fastify'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../test/kernel.ts'
import { portalScripts } from '../../vite.config.ts'
import { decisive, type Reason } from '../kernel/decision/decision.ts'
import { PUBLIC } from '../kernel/identity/actor.ts'
import type { StandardsSlice } from '../kernel/standard/index.ts'
import { LEVELS } from '../kernel/value/level.ts'
import { addDays, type CivilDate, civilDate } from '../kernel/value/time/civil-date.ts'
import { mountVerbs } from '../kernel/verb/index.ts'
import { GROUPS, type Situation } from '../modules/subsidy/index.ts'
import { subsidy } from '../modules/subsidy/module.ts'
import type { estimateHere } from '../modules/subsidy/portal/calculator-script.ts'
import { runSubsidyDecide } from './batch/subsidy-decide.ts'

const SITUATIONS = 10_000
const DAYS = 60

let kernel: TestKernel
let app: FastifyInstance
let folder: string
let inBrowser: typeof estimateHere

beforeAll(async () => {
  kernel = await testKernel()
  app = Fastify()
  mountVerbs(app, subsidy.verbs, { kernel, actorOf: () => PUBLIC, guard: () => {} })
  folder = mkdtempSync(join(tmpdir(), 'haihe-calculator-'))
  for (const script of portalScripts(folder, ['calculator'])) await build(script)
  ;({ estimateHere: inBrowser } = await import(pathToFileURL(join(folder, 'calculator.js')).href))
})
afterAll(async () => {
  await app?.close()
  await kernel?.close()
  rmSync(folder, { recursive: true, force: true })
})

const days = Array.from({ length: DAYS }, (_, at) => addDays(civilDate('2014-06-01'), at * 85))

const situations: fc.Arbitrary<{ day: CivilDate; situation: Situation }> = fc.record({
  day: fc.constantFrom(...days),
  situation: fc.record({
    occupation: fc.constantFrom(
      '焊工',
      '装配钳工',
      '锻造工',
      '农业经理人',
      '铣工(数控铣工)',
      '铣工（数控铣工）',
      '数控铣工',
      '数控车工',
      '网约配送员',
      '电子商务师',
      '天津煎饼果子制作',
      '家畜饲养工',
      '宇航员',
    ),
    level: fc.constantFrom(...LEVELS),
    hours: fc.constantFrom(0, 79, 80, 119, 120, 240),
    mode: fc.constantFrom('offline', 'blended'),
    group: fc.constantFrom(...GROUPS),
    certified: fc.boolean(),
  }),
})

/** What the batch command decides for each situation, first as certified, then as it is. */
function batch(all: readonly { day: CivilDate; situation: Situation }[]) {
  const lines = all.flatMap(({ day, situation: { certified, ...facts } }, at) =>
    [true, certified].map((has, now) =>
      JSON.stringify({
        id: `${String(at).padStart(6, '0')}-${now}`,
        person: `p${at}`,
        project: 'training',
        ...facts,
        classFiledOn: day,
        certificate: has ? { level: facts.level, issuedOn: day } : null,
        history: [],
      }),
    ),
  )
  let written = ''
  const status = runSubsidyDecide(['--facts', 'facts.jsonl', '--out', '-'], {
    readFile: () => Buffer.from(lines.join('\n')),
    stdin: () => Buffer.alloc(0),
    writeFile: () => {},
    write: (text) => {
      written += text
    },
    out: () => {},
    err: (line) => {
      throw new Error(line)
    },
  })
  expect(status).toBe(0)
  return written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

const asBatchSays = (reasons: readonly Reason[]) =>
  reasons.map(({ rule, met, clause, found, needed, next, assumed }) => ({
    rule,
    met,
    clause: assumed ? `${clause.text}（推定）` : clause.text,
    found,
    needed,
    next,
  }))

test(`${SITUATIONS} 种情形：浏览器、接口、批量判得一样，理由逐条相同`, async () => {
  const all = fc.sample(situations, { numRuns: SITUATIONS, seed: 20261124 })
  const slices = new Map<CivilDate, StandardsSlice>()
  for (const on of days)
    slices.set(on, (await app.inject(`/api/v1/subsidy/estimate/standards?on=${on}`)).json())
  const decided = batch(all)
  const outcomes: Record<string, number> = {}
  for (const [at, { day, situation }] of all.entries()) {
    const here = inBrowser(situation, slices.get(day) as StandardsSlice)
    const query = new URLSearchParams({
      ...situation,
      level: String(situation.level),
      hours: String(situation.hours),
      certified: String(situation.certified),
      filedOn: day,
    })
    const answer = await app.inject(`/api/v1/subsidy/estimate?${query}`)
    expect(answer.statusCode, answer.body).toBe(200)
    const { filedOn, ...asked } = answer.json()
    expect(filedOn).toBe(day)
    expect(JSON.parse(JSON.stringify(here))).toEqual(asked)
    const [then, now] = decided.slice(at * 2, at * 2 + 2)
    expect({ outcome: then.outcome, amount: then.amount, reasons: then.reasons }).toEqual({
      outcome: here.decision.outcome,
      amount: here.decision.value ?? 0,
      reasons: asBatchSays(decisive(here.decision)),
    })
    if (here.decision.outcome === 'granted') {
      expect(then.payee).toBe(here.payee)
      expect(now.reasons.filter((one: { met: boolean }) => !one.met)).toEqual(asBatchSays(here.missing))
    }
    outcomes[then.outcome] = (outcomes[then.outcome] ?? 0) + 1
  }
  expect(Object.keys(outcomes).sort()).toEqual(['granted', 'refused', 'undecidable'])
  for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(SITUATIONS / 50)
})

test('一天的标准带 ETag，不送第二次', async () => {
  const first = await app.inject('/api/v1/subsidy/estimate/standards?on=2026-03-02')
  expect(first.headers.etag).toBeTruthy()
  expect(Buffer.byteLength(first.body)).toBeLessThan(60_000)
  const again = await app.inject({
    url: '/api/v1/subsidy/estimate/standards?on=2026-03-02',
    headers: { 'if-none-match': String(first.headers.etag) },
  })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})
