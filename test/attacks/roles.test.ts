import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PUBLIC } from '../../src/kernel/identity/actor.ts'
import type { Identity } from '../../src/kernel/identity/identity.ts'
import type { Role } from '../../src/kernel/identity/roles.ts'
import { identityVerbs } from '../../src/kernel/identity/verbs/index.ts'
import { allows } from '../../src/kernel/verb/access.ts'
import type { AnyVerb } from '../../src/kernel/verb/index.ts'
import { MODULES, PERMISSIONS, PROCEDURES, VERBS } from '../../src/main/modules.ts'
import { official } from '../kernel.ts'
import { ROLE_NAMES } from '../posts.ts'

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

  test('权限表里的每一项权限都有用处：有事项、步骤、页面要它', async () => {
    const asked = new Set<string>(VERBS.flatMap(({ who }) => (who.kind === 'may' ? [who.permission] : [])))
    for (const { steps } of PROCEDURES)
      for (const { who, countersign } of Object.values(steps)) {
        if (who?.kind === 'may') asked.add(who.permission)
        for (const post of Object.keys(countersign?.posts ?? {})) asked.add(post)
      }
    for (const verb of identityVerbs({} as Identity))
      if (verb.who.kind === 'may') asked.add(verb.who.permission)
    const idle = Object.keys(PERMISSIONS).filter((one) => !asked.has(one))
    expect(idle).toEqual([])
  })

  test('页面和工作台要的权限，都是模块起了名的', async () => {
    const needed: string[] = []
    for (const { portal, workbench } of MODULES) {
      for (const { who } of (await portal?.())?.pages ?? [])
        if (who.kind === 'may') needed.push(who.permission)
      for (const { permission } of (await workbench?.())?.screens ?? [])
        needed.push(...[permission ?? []].flat())
    }
    expect(needed.length).toBeGreaterThan(20)
    expect(needed.filter((one) => !(one in PERMISSIONS))).toEqual([])
  })
})

function lineOf(verb: AnyVerb): string {
  const who = { anybody: '任何人', 'signed-in': '登录', may: rolesThatMay(verb).join(' ') }[
    verb.who.kind as 'anybody' | 'signed-in' | 'may'
  ]
  return `${verb.name}  ${who}`
}

const rolesThatMay = (verb: AnyVerb): Role[] => ROLE_NAMES.filter((role) => allows(verb.who, official(role)))
