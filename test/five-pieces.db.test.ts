import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../src/kernel/identity/actor.ts'
import { accountsDue } from '../src/kernel/identity/verbs/account/accounts-due.ts'
import { grantsDue } from '../src/kernel/identity/verbs/grant/grants-due.ts'
import { perform } from '../src/kernel/verb/index.ts'
import { makeDemoCity, WHOLE_CITY } from '../src/main/demo/city.ts'
import { DEMO_ACCOUNTS } from '../src/main/demo/people/accounts.ts'
import { demoActor } from '../src/main/demo/people/actors.ts'
import { CASE_VERBS, FOLLOWERS, VERBS } from '../src/main/modules.ts'
import { ourExams } from '../src/modules/assessment/verbs/read-exams.ts'
import { asking, type TestKernel, testKernel } from './kernel.ts'

let base: TestKernel
let kernel: TestKernel

beforeAll(async () => {
  base = await testKernel({ followers: FOLLOWERS })
  kernel = { ...base, demo: true }
  await makeDemoCity(kernel, 'a secret of the test, long enough for it', WHOLE_CITY, () => {})
}, 600_000)
afterAll(() => base.close())

const auditDue = VERBS.find(({ name }) => name === 'audit.due')
const verifyChain = VERBS.find(({ name }) => name === 'audit.verify')
const box = (actor: Actor, name: 'todo' | 'watch') =>
  perform(kernel, CASE_VERBS.listCases, asking(actor), { box: name })

/** What lies on the home page of a post, by the role table's name of it. */
async function pieces(role: string, actor: Actor): Promise<number> {
  if (role === 'system-admin') return (await perform(kernel, accountsDue, asking(actor), {})).total
  if (role === 'security-admin') return (await perform(kernel, grantsDue, asking(actor), {})).total
  if (role === 'audit-admin')
    return (
      (await perform(kernel, auditDue as NonNullable<typeof auditDue>, asking(actor), {})) as {
        total: number
      }
    ).total
  // Who decides nothing watches: what is overdue is his work.
  if (role === 'leader' || role === 'auditor') return (await box(actor, 'watch')).total
  if (role !== 'marker') return (await box(actor, 'todo')).total
  const { items } = await perform(kernel, ourExams, asking(actor), {})
  return items.filter(({ state, begun }) => state === 'seated' && begun).length
}

describe('演示城市里每个岗位都有活干', () => {
  test.each(DEMO_ACCOUNTS.map(({ login, role, title }) => ({ login, role, title })))(
    '$title（$login）的首页至少有五件',
    async ({ login, role }) => {
      expect(
        await pieces(role, await demoActor(kernel.database.db, kernel.city.roles, login)),
      ).toBeGreaterThanOrEqual(5)
    },
  )

  test('三员的待办说得清是谁、为什么', async () => {
    const due = async <T>(login: string, verb: unknown) =>
      (await perform(
        kernel,
        verb as typeof accountsDue,
        asking(await demoActor(kernel.database.db, kernel.city.roles, login)),
        {},
      )) as T
    const accounts = await due<{ items: { login: string; cause: string; expired: boolean }[] }>(
      'xitong',
      accountsDue,
    )
    expect(accounts.items.map(({ login }) => login)).toContain('hongqiao.fuhe')
    expect(new Set(accounts.items.map(({ cause }) => cause))).toEqual(new Set(['new', 'reset']))
    const grants = await due<{ items: { login: string; cause: string; post: string | null }[] }>(
      'anquan',
      grantsDue,
    )
    expect(grants.items).toContainEqual(
      expect.objectContaining({ login: 'nankai.shouli', cause: 'ends', post: '区经办人（受理）' }),
    )
    expect(grants.items.filter(({ cause }) => cause === 'none').length).toBe(3)
    const audit = await due<{ items: { label: string; title: string; count: number }[]; verified: null }>(
      'rizhi',
      auditDue,
    )
    expect(audit.items).toContainEqual(expect.objectContaining({ label: '演示·市局业务', count: 1 }))
    expect(audit.verified).toBeNull()
    await perform(
      kernel,
      verifyChain as NonNullable<typeof auditDue>,
      asking(await demoActor(kernel.database.db, kernel.city.roles, 'rizhi')),
      {},
    )
    expect((await due<{ verified: string | null }>('rizhi', auditDue)).verified).not.toBeNull()
  })
})
