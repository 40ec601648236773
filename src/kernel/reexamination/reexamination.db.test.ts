import { afterAll, beforeAll, expect, test } from 'vitest'
import { official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { acting } from '../../../test/posts.ts'
import { caseVerbs, objectionProcedure, readEvents } from '../case/index.ts'
import type { Decision } from '../decision/decision.ts'
import { setGrounds, sourceWithdrawn, withdrawnAmong } from '../ground/index.ts'
import { contextOf, performAsSystem } from '../verb/index.ts'
import { openReexamination, reexaminable, reexaminationProcedure } from './index.ts'

const decision = (outcome: Decision<number>['outcome'], value: number | null): Decision<number> => ({
  outcome,
  value,
  reasons: [
    {
      rule: 'certificate',
      met: outcome === 'granted',
      clause: { document: 'test', article: '1', text: '示例办法 第一条', status: 'assumed' },
      found: outcome === 'granted' ? '证书有效' : '证书已撤销',
      needed: '有效的证书',
      next: null,
      assumed: true,
    },
  ],
  editions: [],
})

const done: string[] = []
reexaminable({
  kind: 'prize',
  title: '奖励',
  about: async () => ({ district: '120116', title: '张*国 · 示例奖励', href: '/work/prizes/1' }),
  redecide: async () => ({ before: decision('granted', 324_000), after: decision('refused', null) }),
  async overturn(ctx, id, file) {
    done.push(`${ctx.actor.kind} overturns ${id} by ${file.kind}`)
    ctx.act.subject('prize', id)
  },
  async stands(_ctx, id) {
    done.push(`${id} stands`)
  },
})

const verbs = caseVerbs(
  [reexaminationProcedure],
  objectionProcedure(() => []),
)
const clerk = official('district-clerk', ['120116'])
const reviewer = official('district-reviewer', ['120116'])

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())

const opened = (id: string, why = '证书查实作弊，已撤销') =>
  performAsSystem(kernel, 'test', (ctx) => openReexamination(ctx, { kind: 'prize', id }, why))
const step = (who: typeof clerk, number: string, name: string, note?: string) =>
  kernel.as(who, verbs.stepCase, { number, step: name, ...(note ? { note } : {}) })

test('复查由一人提出、另一人决定，两人看到原决定和按现在记录的决定', async () => {
  const { number } = await opened('1')
  const seen = await kernel.as(clerk, verbs.readCase, { number })
  expect(seen).toMatchObject({ kindTitle: '复查', stateTitle: '待复查', attention: ['证书查实作弊，已撤销'] })
  const table = seen.evidence.tabs.find((tab) => tab.key === 'decisions')
  expect(table?.rows).toEqual([
    ['结论', '准予，3,240.00 元', '不予'],
    ['示例办法 第一条', '符合：证书有效', '不符合：证书已撤销'],
  ])
  expect(seen.due).not.toBeNull()
  await step(clerk, number, 'propose-overturn', '证书已撤销')
  const both = acting({ ...clerk, roles: [...clerk.roles, ...reviewer.roles] })
  await expect(step(both, number, 'overturn')).rejects.toMatchObject({ status: 403 })
  expect(done).toEqual([])
  await step(reviewer, number, 'overturn')
  expect(done).toEqual(['system overturns 1 by FC'])
  expect((await readEvents(kernel.database.db, number)).map((one) => one.step)).toEqual([
    'open',
    'propose-overturn',
    'overturn',
  ])
})

test('同一件事同时只有一次复查：新的原因并入，重复的不再开', async () => {
  const first = await opened('2')
  const numbers = await Promise.all([opened('2'), opened('2', '班次查实违规'), opened('2')])
  expect(new Set(numbers.map(({ number }) => number))).toEqual(new Set([first.number]))
  expect((await kernel.as(clerk, verbs.readCase, { number: first.number })).attention).toEqual([
    '证书查实作弊，已撤销',
    '班次查实违规',
  ])
})

test('退回可以重提；维持以后，失去的依据不再挡住它', async () => {
  const { db } = kernel.database
  const dependant = { kind: 'prize', id: '3' }
  await kernel.database.transaction(async (tx) => {
    const ctx = contextOf(kernel, { actor: clerk, requestId: 'test' }, tx)
    await setGrounds(ctx, dependant, [{ kind: 'certificate', id: 'c', trust: 'A' }])
    await sourceWithdrawn(ctx, { kind: 'certificate', id: 'c' }, '登记错误')
  })
  expect((await withdrawnAmong(db, 'prize', ['3'])).size).toBe(1)
  const { number } = await opened('3')
  await step(clerk, number, 'propose-overturn', '先撤')
  await step(reviewer, number, 'return', '另有证书')
  await step(clerk, number, 'propose-keep', '另有有效证书')
  await step(reviewer, number, 'keep')
  expect(done.at(-1)).toBe('3 stands')
  expect((await withdrawnAmong(db, 'prize', ['3'])).size).toBe(0)
  expect((await opened('3')).number).not.toBe(number)
})
