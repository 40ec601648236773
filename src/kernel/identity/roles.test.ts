import { expect, test } from 'vitest'
import { ROLE_NAMES, ROLES } from '../../../test/posts.ts'
import { type Duty, mayOf, roleEntry, rolesWith } from './roles.ts'

const permissionsOf = (duty: Duty) =>
  mayOf(
    ROLES,
    ROLE_NAMES.filter((role) => roleEntry(ROLES, role).duty === duty),
  )

test('三员分立：三类管理员的权限互不相交', () => {
  const [system, security, audit] = (['system-admin', 'security-admin', 'audit-admin'] as const).map(
    permissionsOf,
  ) as [ReadonlySet<string>, ReadonlySet<string>, ReadonlySet<string>]
  expect([system.size, security.size, audit.size].every((size) => size > 0)).toBe(true)
  expect([...system].filter((one) => security.has(one) || audit.has(one))).toEqual([])
  expect([...security].filter((one) => audit.has(one))).toEqual([])
})

test('三员分立：系统管理员和安全管理员不办业务，业务岗位不能管账号和授权', () => {
  const business = permissionsOf('business')
  for (const duty of ['system-admin', 'security-admin'] as const) {
    expect([...permissionsOf(duty)].filter((one) => business.has(one))).toEqual([])
  }
  for (const permission of ['accounts.manage', 'grants.manage', 'audit.verify'] as const) {
    expect(business.has(permission)).toBe(false)
    expect(rolesWith(ROLES, [permission]).length).toBeGreaterThan(0)
  }
})

test('受理与决定、编批与放款、签发与会签不在同一个岗位', () => {
  const apart = [
    ['training.accept', 'training.decide'],
    ['subsidy.accept', 'subsidy.decide'],
    ['payments.batch', 'payments.release'],
    ['catalogue.sign-hr', 'catalogue.sign-finance'],
    ['catalogue.draft', 'catalogue.review'],
    ['policy.edit', 'policy.review'],
    ['policy.edit', 'policy.sign'],
    ['policy.review', 'policy.sign'],
    ['training.file', 'training.decide'],
    ['assessment.mark', 'assessment.publish'],
  ] as const
  for (const [one, other] of apart) {
    const [first, second] = [rolesWith(ROLES, [one]), rolesWith(ROLES, [other])]
    expect(first.filter((role) => second.includes(role))).toEqual([])
    expect([first.length > 0, second.length > 0]).toEqual([true, true])
  }
})

test('领导和审计人员只看不办', () => {
  const reading = /\.(read|reveal|look-up)$/
  for (const role of ['leader', 'auditor']) {
    expect(roleEntry(ROLES, role).may.length).toBeGreaterThan(1)
    expect(roleEntry(ROLES, role).may.filter((permission) => !reading.test(permission))).toEqual([])
  }
})

test('城市不再设的岗位，什么也不能办', () => {
  expect([...mayOf(ROLES, ['a-post-of-before'])]).toEqual([])
})
