import { expect, test } from 'vitest'
import { PERMISSIONS } from './permissions.ts'
import { type Duty, permitted, ROLE_NAMES, ROLES, roleEntry } from './roles.ts'

const duties: Duty[] = ['business', 'system-admin', 'security-admin', 'audit-admin']
const permissionsOf = (duty: Duty) =>
  new Set(ROLE_NAMES.filter((role) => ROLES[role].duty === duty).flatMap((role) => [...roleEntry(role).may]))

test('三员分立：三类管理员的权限互不相交', () => {
  const [system, security, audit] = duties.slice(1).map(permissionsOf) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ]
  expect([...system].filter((one) => security.has(one) || audit.has(one))).toEqual([])
  expect([...security].filter((one) => audit.has(one))).toEqual([])
})

test('三员分立：系统管理员和安全管理员不办业务，业务岗位不能管账号和授权', () => {
  const business = permissionsOf('business')
  for (const duty of ['system-admin', 'security-admin'] as const) {
    expect([...permissionsOf(duty)].filter((one) => business.has(one))).toEqual([])
  }
  for (const role of ROLE_NAMES.filter((one) => ROLES[one].duty === 'business')) {
    expect(permitted(role, 'accounts.manage')).toBe(false)
    expect(permitted(role, 'grants.manage')).toBe(false)
    expect(permitted(role, 'audit.verify')).toBe(false)
  }
})

test('受理与决定、编批与放款、签发与会签不在同一个岗位', () => {
  const apart = [
    ['training.accept', 'training.decide'],
    ['assessment.accept', 'assessment.decide'],
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
    expect(ROLE_NAMES.filter((role) => permitted(role, one) && permitted(role, other))).toEqual([])
    expect(ROLE_NAMES.some((role) => permitted(role, one))).toBe(true)
    expect(ROLE_NAMES.some((role) => permitted(role, other))).toBe(true)
  }
})

test('每个权限至少有一个岗位，每个岗位有中文名', () => {
  const given = new Set(ROLE_NAMES.flatMap((role) => [...roleEntry(role).may]))
  expect(Object.keys(PERMISSIONS).filter((permission) => !given.has(permission as never))).toEqual([])
  for (const role of ROLE_NAMES) expect(ROLES[role].title).toMatch(/\p{Script=Han}/u)
})

test('领导和审计人员只看不办', () => {
  const reading = /\.(read|reveal)$/
  for (const role of ['leader', 'auditor'] as const) {
    expect(roleEntry(role).may.filter((permission) => !reading.test(permission))).toEqual([])
  }
})
