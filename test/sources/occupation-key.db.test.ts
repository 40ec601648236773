import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { occupationKey } from '../../src/kernel/value/occupation.ts'
import { type TestKernel, testKernel } from '../kernel.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())

const NAMES = [
  '焊工',
  '铣工(数控铣工)',
  '铣工（数控铣工）',
  '数控铣工',
  '',
  '()',
  ')',
  '工(a)b',
  '（甲）',
  '铣工(',
  '铣工()',
  '焊工（手工\n焊）',
]

/** The key of a name is one thing, said twice: in the program and as a generated column of each table. */
describe('表里的职业键与程序一致', () => {
  test('每一张记职业的表都有键，算法与 occupationKey 一样', async () => {
    const { rows } = await sql<{ name: string; expression: string }>`
      select c.relname as name, pg_get_expr(d.adbin, d.adrelid) as expression
      from pg_attrdef d join pg_class c on c.oid = d.adrelid
        join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
      where a.attname = 'occupation_key' and c.relnamespace = ${kernel.database.schema}::regnamespace`.execute(
      kernel.database.db,
    )
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['exam', 'organisation_scope', 'subsidy_claim', 'training_class']),
    )
    for (const { name, expression } of rows) {
      const keys = await sql<{ key: string }>`select ${sql.raw(expression)} as key
        from (select n as occupation, n as occupation_name, null::text as work_type
          from unnest(${NAMES}::text[]) with ordinality as t(n, at) order by at) named`.execute(
        kernel.database.db,
      )
      expect(
        keys.rows.map(({ key }) => key),
        name,
      ).toEqual(NAMES.map(occupationKey))
    }
  })

  test('机构范围的两种写法是同一条，后写的算数', async () => {
    const id = randomUUID()
    const { db } = kernel.database
    await sql`insert into organisation (id, name, credit_code, kinds, district, registered_at)
      values (${id}, '两种写法培训学校', '91120116MA05T2U69H', array['private-school'], '120116', ${new Date()})`.execute(
      db,
    )
    const scope = (occupation: string) =>
      sql`insert into organisation_scope
      (id, organisation, purpose, occupation, levels, starts, source, given_at)
      values (${randomUUID()}, ${id}, 'training', ${occupation}, array['4'], '2026-01-01', '备案', ${new Date()})`.execute(
        db,
      )
    await scope('铣工（数控铣工）')
    await expect(scope('数控铣工')).rejects.toThrow(/organisation_scope_once/)
    await expect(scope('铣工')).resolves.toBeDefined()
  })
})
