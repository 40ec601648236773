import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PUBLIC } from '../../src/kernel/identity/actor.ts'
import { ROLE_NAMES, ROLES, type Role } from '../../src/kernel/identity/roles.ts'
import { allows } from '../../src/kernel/verb/access.ts'
import type { AnyVerb } from '../../src/kernel/verb/index.ts'
import { VERBS } from '../../src/main/modules.ts'

const ACCEPTED = readFileSync(new URL('./roles.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')

describe('谁能办什么', () => {
  test('每一件事的岗位与核定的表一致', () => {
    const now = VERBS.map(lineOf).sort()
    expect(
      now,
      '岗位权限变了。若是有意的，请把下面的新行逐行核对后写进 test/attacks/roles.txt（一行一事，按事项名排序）。',
    ).toEqual(ACCEPTED)
  })

  test('没有登录的人只能办对任何人开放的事', () => {
    for (const verb of VERBS) expect(allows(verb.who, PUBLIC), verb.name).toBe(verb.who.kind === 'anybody')
  })

  test('每一件需要岗位的事都有人能办', () => {
    for (const verb of VERBS) expect(rolesThatMay(verb).length, verb.name).toBeGreaterThan(0)
  })

  test('系统、安全、审计三员互不共享任何权限，也不办业务', () => {
    const administrators = ['system-admin', 'security-admin', 'audit-admin'] as const
    for (const [index, one] of administrators.entries()) {
      for (const other of administrators.slice(index + 1)) {
        expect(
          ROLES[one].may.filter((permission) => (ROLES[other].may as readonly string[]).includes(permission)),
        ).toEqual([])
      }
      for (const permission of ROLES[one].may) {
        expect(permission, `${one} 的权限`).toMatch(/^(accounts|system|grants|sessions|audit)\./)
      }
    }
  })
})

function lineOf(verb: AnyVerb): string {
  const who = { anybody: '任何人', 'signed-in': '登录', may: rolesThatMay(verb).join(' ') }[
    verb.who.kind as 'anybody' | 'signed-in' | 'may'
  ]
  return `${verb.name}  ${who}`
}

const rolesThatMay = (verb: AnyVerb): Role[] =>
  ROLE_NAMES.filter((role) => allows(verb.who, { ...PUBLIC, kind: 'official', account: 'x', roles: [role] }))
