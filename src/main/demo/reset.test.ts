import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Config } from '../config.ts'
import { resetVerbs, throwAwayDemo } from './reset.ts'

const one = (databaseUrl: string | null, reset: () => void) => {
  const [verb] = resetVerbs({ databaseUrl }, reset)
  if (!verb) throw new Error('no verb')
  return verb
}

test('重置先答复再动手；单独的 PostgreSQL 不由按钮清空', async () => {
  const asked: string[] = []
  const began = one(null, () => asked.push('reset'))
  expect(await began.run({} as never, {}, undefined)).toEqual({ began: true })
  expect(asked).toEqual([])
  await expect.poll(() => asked).toEqual(['reset'])
  await expect(one('postgres://x', () => {}).run({} as never, {}, undefined)).rejects.toMatchObject({
    status: 409,
  })
  expect(began.who).toEqual({ kind: 'may', permission: 'accounts.manage' })
})

test('清空的是内置数据库和库外的审计链头，密钥留着；真的城市碰不到', () => {
  const data = mkdtempSync(join(tmpdir(), 'haihe-reset-'))
  mkdirSync(join(data, 'pglite'))
  const auditHeads = { file: join(data, 'audit-heads.jsonl'), url: null }
  for (const name of ['audit-heads.jsonl', 'audit-heads.jsonl.seen', 'keys.json'])
    writeFileSync(join(data, name), '')
  const config = { data, databaseUrl: null, demo: true, auditHeads } as Config
  expect(() => throwAwayDemo({ ...config, demo: false })).toThrow()
  expect(() => throwAwayDemo({ ...config, databaseUrl: 'postgres://x' })).toThrow()
  expect(existsSync(join(data, 'pglite'))).toBe(true)
  throwAwayDemo(config)
  expect(
    ['pglite', 'audit-heads.jsonl', 'audit-heads.jsonl.seen'].some((name) => existsSync(join(data, name))),
  ).toBe(false)
  expect(existsSync(join(data, 'keys.json'))).toBe(true)
})
