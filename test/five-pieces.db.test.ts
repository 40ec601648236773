import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { batchStep } from '../src/kernel/case/step/batch-step.ts'
import type { Actor } from '../src/kernel/identity/actor.ts'
import { type AnyVerb, perform } from '../src/kernel/verb/index.ts'
import { DEMO_ACCOUNTS } from '../src/main/demo/people/accounts.ts'
import { demoActor } from '../src/main/demo/people/actors.ts'
import { CASE_VERBS, VERBS, WORK_VERBS } from '../src/main/modules.ts'
import { demoKernel } from './demo-city.ts'
import { asking, type TestKernel } from './kernel.ts'

let kernel: TestKernel

beforeAll(async () => {
  kernel = await demoKernel('whole')
}, 600_000)
afterAll(() => kernel?.close())

const actorOf = (login: string) => demoActor(kernel.database.db, kernel.city.roles, login)
const todo = (actor: Actor, input: { kind?: string; after?: string } = {}) =>
  perform(kernel, WORK_VERBS.listTodo, asking(actor), input)
const cases = (actor: Actor, input: Record<string, unknown>) =>
  perform(kernel, CASE_VERBS.listCases, asking(actor), input as { box: 'todo' })

/** Every line of a list, page by page. */
async function all<T extends { next: string | null; items: unknown[] }>(
  read: (after?: string) => Promise<T>,
): Promise<T['items']> {
  const items: T['items'] = []
  for (let page = await read(); ; page = await read(page.next)) {
    items.push(...page.items)
    if (page.next === null) return items
  }
}

describe('演示城市里每个岗位都有活干', () => {
  test.each(DEMO_ACCOUNTS.map(({ login, role, title }) => ({ login, role, title })))(
    '$title（$login）的首页至少有五件；数和清单对得上，一件不重，最急的在前',
    async ({ login, role }) => {
      const actor = await actorOf(login)
      // Who decides nothing watches: what is overdue is his work.
      if (role === 'leader' || role === 'auditor')
        expect((await cases(actor, { box: 'watch' })).total).toBeGreaterThanOrEqual(5)
      else expect((await todo(actor)).total).toBeGreaterThanOrEqual(5)
      const lines = (await all((after) => todo(actor, after ? { after } : {}))) as {
        key: string
        due: string | null
        kindTitle: string
        why: string
      }[]
      const { total, kinds } = await todo(actor)
      expect(lines).toHaveLength(total)
      expect(new Set(lines.map(({ key }) => key)).size).toBe(total)
      expect(kinds.reduce((sum, one) => sum + one.total, 0)).toBe(total)
      const days = lines.map(({ due }) => due ?? '9999')
      expect(days).toEqual([...days].sort())
      expect(lines.filter(({ why }) => why === '')).toEqual([])
      // Not five times the same: of several kinds, or in several states.
      if (total > 0)
        expect(new Set(lines.map(({ kindTitle, why }) => `${kindTitle} ${why}`)).size).toBeGreaterThanOrEqual(
          2,
        )
      for (const { name, total: own } of kinds) expect((await todo(actor, { kind: name })).total).toBe(own)
    },
  )

  test.each(['qushouli', 'qufuhe', 'shiju'])('%s 有上百件的队列，分几天到期', async (login) => {
    const actor = await actorOf(login)
    const { total, kinds } = await todo(actor)
    const lines = (await all((after) => todo(actor, after ? { after } : {}))) as { due: string | null }[]
    expect(total).toBeGreaterThanOrEqual(100)
    expect(kinds.length).toBeGreaterThanOrEqual(4)
    expect(new Set(lines.map(({ due }) => due)).size).toBeGreaterThanOrEqual(4)
  })

  test.each(['qushouli', 'qufuhe', 'shiju', 'jigou'])('%s 今天的每个数，点开正好那么多件', async (login) => {
    const actor = await actorOf(login)
    const day = await perform(kernel, CASE_VERBS.dayOfCases, asking(actor), {})
    for (const [part, { total }] of Object.entries(day)) {
      const asked = { box: 'todo', part }
      expect([part, (await cases(actor, asked)).total]).toEqual([part, total])
      const found = await all((after) => cases(actor, after ? { ...asked, after } : asked))
      expect([part, found.length]).toEqual([part, total])
    }
  })

  test('可一起办的每一件，区里复核的人都有一步可以成批办', async () => {
    const actor = await actorOf('qufuhe')
    const clear = await all((after) =>
      cases(actor, { box: 'todo', part: 'clear', ...(after ? { after } : {}) }),
    )
    expect(clear.length).toBeGreaterThanOrEqual(5)
    for (const { number } of clear as { number: string }[]) {
      const step = batchStep(await perform(kernel, CASE_VERBS.readCase, asking(actor), { number }))
      expect([number, step.valid ? step.value.step : step.reason]).not.toEqual([number, '没有可批量的步骤'])
    }
  })

  test('等别人办的都不在自己的待办里，说得出在谁手里', async () => {
    for (const login of ['qushouli', 'jigou']) {
      const actor = await actorOf(login)
      const others = await cases(actor, { box: 'others' })
      expect(others.total).toBeGreaterThan(0)
      const own = new Set(
        (await all((after) => cases(actor, { box: 'todo', ...(after ? { after } : {}) }))).map(
          (one) => (one as { number: string }).number,
        ),
      )
      for (const { number, holder, closed } of others.items)
        expect([own.has(number), holder.length > 1, closed]).toEqual([false, true, false])
    }
  })

  test('机考的活各找各的人：监考、签名、收卷、晚到的答案、双评和差异、题目处理', async () => {
    const kinds = async (login: string) =>
      new Map(
        (await todo(await actorOf(login))).kinds
          .filter(({ name }) => name.startsWith('sitting.'))
          .map(({ name, total }) => [name.slice('sitting.'.length), total]),
      )
    expect(await kinds('jiankao')).toEqual(
      new Map([
        ['to-come', 3],
        ['to-sign', 3],
      ]),
    )
    expect(Object.fromEntries(await kinds('pingjia'))).toMatchObject({
      'to-collect': 1,
      rescues: 1,
      differences: 1,
    })
    for (const login of ['yuejuan1', 'yuejuan2']) expect((await kinds(login)).get('answers')).toBe(1)
    expect((await kinds('shifuhe')).get('rulings')).toBe(1)
  })

  test('三员的待办说得清是谁、为什么', async () => {
    const lines = async (login: string) => (await todo(await actorOf(login))).items
    const accounts = await lines('xitong')
    expect(accounts.map(({ title }) => title)).toContain('hongqiao.fuhe（演示·红桥复核）')
    expect(new Set(accounts.map(({ why }) => why)).size).toBe(2)
    const grants = await lines('anquan')
    expect(grants).toContainEqual(
      expect.objectContaining({ title: 'nankai.shouli（演示·南开受理）', detail: '区经办人（受理）' }),
    )
    expect(grants.filter(({ why }) => why.includes('等您授权'))).toHaveLength(3)
    const audit = await lines('rizhi')
    expect(audit).toContainEqual(
      expect.objectContaining({
        title: expect.stringContaining('演示·市局业务：'),
        why: '被拒绝 1 次，等您核查',
      }),
    )
    expect(audit.map(({ kindTitle }) => kindTitle)).toContain('核验审计链')
    const verifyChain = VERBS.find(({ name }) => name === 'audit.verify') as AnyVerb
    await perform(kernel, verifyChain, asking(await actorOf('rizhi')), {})
    expect((await lines('rizhi')).map(({ kindTitle }) => kindTitle)).not.toContain('核验审计链')
  })
})
