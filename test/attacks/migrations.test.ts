import { describe, expect, test } from 'vitest'
import { migrationsOf } from '../../src/kernel/database/migrate.ts'
import { splitStatements } from '../../src/kernel/database/split-statements.ts'
import { ROOMS } from '../../src/main/modules.ts'

const MIGRATIONS = migrationsOf(ROOMS).map((one) => ({
  where: `${one.room}/${one.name}`,
  statements: splitStatements(one.text).map((statement) => statement.replace(/--[^\n]*/g, '').trim()),
}))

const STATEMENTS = MIGRATIONS.flatMap(({ where, statements }) => statements.map((text) => ({ where, text })))

const MADE = /^create (?:unlogged )?table (?:if not exists )?([\w.@]+)/i

const TABLES = STATEMENTS.flatMap(({ text }) => MADE.exec(text)?.[1] ?? [])

describe('数据库脚本', () => {
  test('有脚本，有表', () => {
    expect(MIGRATIONS.length).toBeGreaterThan(10)
    expect(TABLES.length).toBeGreaterThan(30)
  })

  test.each(STATEMENTS.map((one) => [`${one.where}: ${one.text.slice(0, 60)}`, one.text]))(
    '%s',
    (_where, text) => {
      expect(text, '一条语句一种定义').toMatch(/^(create|alter|insert|update|delete|drop|comment)\b/i)
      const outside = text.replace(/\$\w*\$[\s\S]*?\$\w*\$/g, '').replace(/'[^']*'/g, '')
      expect(outside, '一次只送一条语句').not.toContain(';')
      expect(
        outside.match(/^\s*create\s+(table|function|trigger|(unique\s+)?index)\b/gim)?.length ?? 0,
        '一次只建一样',
      ).toBeLessThan(2)
    },
  )

  test('触发器函数用 @city. 指明表和自己', () => {
    const functions = STATEMENTS.filter(({ text }) => /^create (or replace )?function/i.test(text))
    expect(functions.length).toBeGreaterThan(5)
    for (const { where, text } of functions) {
      expect(text, where).toMatch(/^create (or replace )?function @city\./i)
      const body = /\$\w*\$([\s\S]*)\$\w*\$/.exec(text)?.[1] ?? ''
      for (const table of TABLES) {
        expect(body, `${where} ${table}`).not.toMatch(
          new RegExp(`\\b(from|into|update|join|table|exists)\\s+${table}\\b`, 'i'),
        )
      }
    }
    for (const { where, text } of STATEMENTS.filter((one) =>
      /^create (constraint )?trigger/i.test(one.text),
    )) {
      expect(text, where).toMatch(/execute function @city\./i)
    }
  })

  test('表名唯一，除非先删了再建', () => {
    const standing = new Set<string>()
    const twice = STATEMENTS.flatMap(({ text }) => {
      const dropped = /^drop table ([\w.@]+)/i.exec(text)?.[1]
      if (dropped) standing.delete(dropped)
      const made = MADE.exec(text)?.[1]
      if (!made) return []
      const again = standing.has(made)
      standing.add(made)
      return again ? [made] : []
    })
    expect(twice).toEqual([])
    expect(standing.size).toBeGreaterThan(30)
  })
})
