import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PERMISSIONS } from '../../../main/modules.ts'
import { locate } from './located.ts'
import { readPosts } from './posts-file.ts'

const FILE = 'city/tianjin/posts.yaml'
const TEXT = readFileSync(FILE, 'utf8')

/** What is wrong with the city's own table after an edit, and the line that was edited. */
function faultsAfter(edit: (text: string) => string): string[] {
  const problems: string[] = []
  readPosts(locate(FILE, edit(TEXT)), PERMISSIONS, problems)
  return problems
}

/** The line of a text that stands once in the file. */
function lineOf(text: string, of = TEXT): number {
  const lines = of.split('\n')
  const found = lines.flatMap((line, at) => (line.includes(text) ? [at + 1] : []))
  expect(found).toHaveLength(1)
  return found[0] as number
}

describe('岗位权限表', () => {
  test('本市的表没有错', () => {
    expect(faultsAfter((text) => text)).toEqual([])
  })

  test('没有的权限：指出文件和行', () => {
    const faults = faultsAfter((text) => text.replace('- policy.sign ', '- policy.burn '))
    expect(faults).toEqual([
      `${FILE}:${lineOf('- policy.sign ')}: 没有 policy.burn 这项权限`,
      `${FILE}:${lineOf('  - post: citizen')}: 没有一个岗位有 policy.sign（签发政策文件）`,
    ])
  })

  test('没有人有的权限：指出是哪一项', () => {
    const faults = faultsAfter((text) => text.replace(/^.*- subsidy\.summarise .*\n/m, ''))
    expect(faults).toEqual([
      `${FILE}:${lineOf('  - post: citizen')}: 没有一个岗位有 subsidy.summarise（汇总技能提升补贴）`,
    ])
  })

  test('一个岗位两种职责：业务岗位拿到三员的权限，三员拿到业务的权限', () => {
    const clerk = (text: string) =>
      text.replace(/(- post: leader\n(?: {4}.*\n)*?)( {6}- )/, '$1$2grants.manage\n$2')
    expect(faultsAfter(clerk)).toEqual([
      `${FILE}:${lineOf('- post: leader') + 5}: 岗位 leader 有两种职责：它是业务，grants.manage 是安全管理员的权限`,
    ])
    const admin = (text: string) =>
      text.replace(/(- post: security-admin\n(?: {4}.*\n)*?)( {6}- )/, '$1$2subsidy.decide\n$2')
    expect(faultsAfter(admin)).toEqual([
      `${FILE}:${lineOf('- post: security-admin') + 5}: 岗位 security-admin 有两种职责：它是安全管理员，subsidy.decide 是业务的权限`,
    ])
  })

  test('三员的职责不能改名，岗位不能写两次，三员不能缺', () => {
    expect(
      faultsAfter((text) => text.replace('    duty: audit-admin', '    duty: business')).join('\n'),
    ).toContain('audit-admin 的职责应为 audit-admin（审计管理员）')
    expect(faultsAfter((text) => text.replace('- post: leader', '- post: auditor'))).toContain(
      `${FILE}:${lineOf('- post: auditor')}: 岗位 auditor 写了两次`,
    )
    expect(
      faultsAfter((text) => text.replace('- post: system-admin', '- post: machine-keeper')).join('\n'),
    ).toContain('缺少岗位 system-admin')
  })

  test('只有市民的岗位属于本人', () => {
    expect(faultsAfter((text) => text.replace('    level: self', '    level: city')).join('\n')).toContain(
      '只有市民（citizen）的岗位属于本人',
    )
  })
})
