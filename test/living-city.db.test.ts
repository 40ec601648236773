import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldFigures } from '../src/kernel/figure/index.ts'
import { PUBLIC } from '../src/kernel/identity/actor.ts'
import { perform } from '../src/kernel/verb/index.ts'
import { doctor } from '../src/main/doctor/doctor.ts'
import { TALLIES } from '../src/modules/figures/figure.ts'
import { readFigure } from '../src/modules/figures/verbs/read-figure.ts'
import { readFigures } from '../src/modules/figures/verbs/read-figures.ts'
import { listClasses } from '../src/modules/training/verbs/list-classes.ts'
import { demoKernel } from './demo-city.ts'
import { asking, official, type TestKernel, testKernel } from './kernel.ts'

let kernel: TestKernel

beforeAll(async () => {
  kernel = await demoKernel()
}, 600_000)
afterAll(() => kernel.close())

const run = (statement: ReturnType<typeof sql>) => statement.execute(kernel.database.db)

describe('演示城市里有的', () => {
  test('README 说有的各种状态都有', async () => {
    const { rows } = await sql<{
      at: string
    }>`select distinct kind || ' ' || state as at from case_file order by 1`.execute(kernel.database.db)
    expect(rows.map(({ at }) => at)).toEqual(
      expect.arrayContaining([
        'KB filed',
        'KB review',
        'KB correcting',
        'KB approved',
        'KB refused',
        'KB withdrawn',
        'KS enrolling',
        'KS seated',
        'KS notice',
        'KS certified',
        'BT filed',
        'BT review',
        'BT notice',
        'BT approved',
        'BT paid',
        'BF closed',
        'YY filed',
      ]),
    )
  })
})

const fold = () => foldFigures(kernel.database, TALLIES, kernel.clock.now())

/** How many rows the list holds, page by page to its end. */
async function lengthOf(of: { key: string; district?: string }): Promise<number> {
  let length = 0
  let after: string | undefined
  do {
    const page = await perform(kernel, readFigure, asking(official('auditor')), {
      ...of,
      ...(after ? { after } : {}),
    })
    length += page.items.length
    after = page.next ?? undefined
  } while (after)
  return length
}

describe('指标与明细一致', () => {
  test('每个指标的明细恰好是它计的那么多行，全市和各区都是', async () => {
    await fold()
    const { items } = await perform(kernel, readFigures, asking(official('auditor')), {})
    expect(items.length).toBeGreaterThan(3)
    for (const { key, unit, value, districts } of items) {
      const { total } = await perform(kernel, readFigure, asking(official('auditor')), { key })
      expect(await lengthOf({ key }), key).toBe(total)
      if (unit !== '元' && unit !== '%') expect(total, key).toBe(value)
      for (const { district, value: own } of districts) {
        const rows = await perform(kernel, readFigure, asking(official('auditor')), { key, district })
        expect(await lengthOf({ key, district }), `${key} ${district}`).toBe(rows.total)
        if (unit !== '元' && unit !== '%') expect(rows.total, `${key} ${district}`).toBe(own)
      }
    }
  })

  test('撤销的证书不计；同一人两笔补贴，人数只多一人', async () => {
    const value = async (key: string) => {
      await fold()
      const { items } = await perform(kernel, readFigures, asking(official('auditor')), {})
      return items.find((one) => one.key === key)?.value ?? 0
    }
    const certified = await value('certified')
    await run(sql`update certificate set revoked_on = '2026-03-01', revocation = 'fraud', revocation_note = '测试'
      where id = (select k.id from certificate k join exam_candidate c on c.certificate is not null
          and k.source_kind = 'exam' and k.source_id = c.exam::text || ':' || c.person::text
        where k.revoked_on is null and not exists (select 1 from certificate n where n.replaces = k.id) limit 1)`)
    expect(await value('certified')).toBe(certified - 1)
    const people = await value('paid-people')
    const claimed = sql`paid_on is not null and case_number in (select number from subsidy_claim)`
    await run(sql`update payable set person = (select min(person::text)::uuid from payable where ${claimed})
      where person = (select max(person::text)::uuid from payable where ${claimed})`)
    expect(await value('paid-people')).toBe(people - 1)
    const { total, items } = await perform(kernel, readFigure, asking(official('auditor')), {
      key: 'paid-people',
    })
    expect([total, items.length]).toEqual([people - 1, people - 1])
  })

  test('正在招生的班按全部计数，不是一页；已经开课的不算', async () => {
    const { total, districts, items } = await perform(kernel, listClasses, asking(PUBLIC), {
      enrolling: true,
    })
    const { rows } = await sql<{ count: number }>`select count(*) as count from training_class
      where state = 'approved' and starts_on > '2026-03-02'`.execute(kernel.database.db)
    expect(total).toBe(rows[0]?.count)
    expect(districts.reduce((sum, { count }) => sum + count, 0)).toBe(total)
    for (const one of items) expect(one.startsOn > '2026-03-02').toBe(true)
  })
})

describe('体检', () => {
  const said = async () => {
    const { sound, remarks } = await doctor(kernel)
    return { sound, text: remarks.map(({ grade, what }) => `${grade} ${what}`).join('\n') }
  }

  test('好好的城市没有损坏；每一条都说怎么办', async () => {
    const { sound, remarks } = await doctor(kernel)
    expect(remarks.filter(({ grade }) => grade === 'broken')).toEqual([])
    expect(sound).toBe(true)
    for (const { next } of remarks) expect(next.length).toBeGreaterThan(5)
  })

  test('少执行一个数据库脚本、脚本被改动：坏', async () => {
    await run(sql`update migration set digest = 'x' where name = '001-ledger.sql'`)
    await run(sql`delete from migration where name = '001-cases.sql'`)
    const { sound, text } = await said()
    expect(sound).toBe(false)
    expect(text).toMatch(/broken .*001-cases\.sql 没有执行/)
    expect(text).toMatch(/broken .*001-ledger\.sql 执行后被改动/)
  })

  test('换错了密钥：坏', async () => {
    const other = await testKernel()
    const { sealer } = other
    await other.close()
    const { remarks } = await doctor({ ...kernel, sealer })
    expect(remarks.map(({ what }) => what).join('\n')).toContain('密钥打不开')
  })

  test('审计没有封存、后续工作积压：坏；卡住的工作、搁置的办件、不回答的登记：需处理', async () => {
    const old = '2026-01-15T00:00:00Z'
    await run(
      sql`insert into follow_up (follower, event, payload, emitted_at) values ('某后续', 'x', '{}', ${old})`,
    )
    await run(
      sql`insert into audit_record (at, roles, verb, outcome, request_id) values (${old}, '{}', 'x', 'ok', 'x')`,
    )
    await run(sql`insert into audit_unsealed (id) select max(id) from audit_record on conflict do nothing`)
    await run(sql`insert into trouble (kind, id, tries, next_at, error, since, stuck_at)
      values ('follow-up', '0', 5, ${old}, '出错', ${old}, ${old})`)
    await run(sql`update case_file set held_since = ${old} where held_code is not null and closed_at is null`)
    await run(sql`update register_connection set trouble = '没有回答', trouble_since = ${old}
      where register = (select min(register) from register_connection)`)
    const { sound, text } = await said()
    expect(sound).toBe(false)
    for (const line of [
      /broken 后续工作 某后续 积压 1 件/,
      /broken .*审计记录没有封存/,
      /warning 1 件工作卡住/,
      /warning .*搁置超过 30 天/,
      /warning 登记数据连接 .* 没有回答/,
    ])
      expect(text).toMatch(line)
  })

  test('没有今年的放假安排：坏；标准全部到期：需处理', async () => {
    const { city } = kernel
    const without = { ...kernel, city: { ...city, calendar: { years: {} } } }
    expect((await doctor(without)).remarks).toContainEqual(
      expect.objectContaining({ grade: 'broken', what: expect.stringContaining('2026 年放假安排') }),
    )
    kernel.clock.set('2027-08-02T09:00:00+08:00')
    const { text } = await said()
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    expect(text).toMatch(/warning 职业培训补贴标准：最后一版 2027-07-31 已经到期/)
  })

  test('查不成的一项也是坏，不是没事', async () => {
    const { remarks } = await doctor({ ...kernel, standards: () => Promise.reject(new Error('读不出')) })
    expect(remarks).toContainEqual(expect.objectContaining({ grade: 'broken', what: '标准查不成：读不出' }))
  })
})
