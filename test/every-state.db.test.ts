import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PUBLIC } from '../src/kernel/identity/actor.ts'
import { perform } from '../src/kernel/verb/index.ts'
import { WHOLE_CITY } from '../src/main/demo/city.ts'
import { CASE_VERBS, PROCEDURES } from '../src/main/modules.ts'
import { currentCatalogue } from '../src/modules/catalogue/index.ts'
import { demoKernel } from './demo-city.ts'
import { asking, official, type TestKernel } from './kernel.ts'

let kernel: TestKernel

beforeAll(async () => {
  kernel = await demoKernel('whole')
}, 600_000)
afterAll(() => kernel?.close())

const rows = async <T>(query: ReturnType<typeof sql>): Promise<T[]> =>
  (await query.execute(kernel.database.db)).rows as T[]

/** Procedures of which a city of today can have no case, with why. */
const NONE: Readonly<Record<string, string>> = {
  JN: '技能提升补贴最后一版标准 2024-12-31 到期，之后没有可以申领的',
}

describe('演示城市什么都有', () => {
  test('每一种办件的每一种状态都有一件', async () => {
    const there = new Set(
      (await rows<{ at: string }>(sql`select distinct kind || ' ' || state as at from case_file`)).map(
        ({ at }) => at,
      ),
    )
    const missing = PROCEDURES.filter(({ kind }) => !(kind in NONE)).flatMap(({ kind, states }) =>
      Object.keys(states)
        .map((state) => `${kind} ${state}`)
        .filter((at) => !there.has(at)),
    )
    expect(missing).toEqual([])
    for (const kind of Object.keys(NONE)) expect([...there].filter((at) => at.startsWith(kind))).toEqual([])
  })

  test('每一种办件的每一种状态都打得开；系统下的判定条条有依据（G12）', async () => {
    const one = await rows<{ number: string }>(
      sql`select min(number) as number from case_file group by kind, state order by 1`,
    )
    const broken: string[] = []
    const decided = new Set<string>()
    for (const reader of ['municipal-officer', 'municipal-reviewer', 'auditor'] as const)
      for (const { number } of one) {
        const view = await kernel
          .as(official(reader), CASE_VERBS.readCase, { number })
          .catch((error: { status?: number }) => {
            if (error.status !== 403) broken.push(`${reader} ${number}: ${error}`)
          })
        if (!view?.decision) continue
        decided.add(view.kind)
        const { reasons } = view.decision as { reasons: { clause: { document: string; article: string } }[] }
        if (reasons.length === 0 || reasons.some(({ clause }) => !clause?.document || !clause.article))
          broken.push(`${number} is decided without a clause`)
      }
    expect(broken).toEqual([])
    expect(one.length).toBeGreaterThan(150)
    expect(decided.size).toBeGreaterThan(5)
  })

  test('十六个区都有正在招生的班；目录里每个职业、五个等级、两种课时、两种方式都有', async () => {
    const open = await rows<{
      district: string
      occupation: string
      level: string
      hours: number
      mode: string
    }>(
      sql`select distinct c.district, c.occupation_name as occupation, c.level::text as level, c.hours, c.mode
        from training_class c where c.state = 'approved' and c.starts_on > '2026-03-02'`,
    )
    const all = (key: keyof (typeof open)[number]) => new Set(open.map((one) => String(one[key])))
    expect(all('district').size).toBe(kernel.city.districts.length)
    const { entries } = await perform(kernel, currentCatalogue, asking(PUBLIC), {})
    expect(entries.map(({ name }) => name).filter((name) => !all('occupation').has(name))).toEqual([])
    expect([...all('level')].sort()).toEqual(['1', '2', '3', '4', '5'])
    expect([...all('hours')].sort()).toEqual(['120', '80'])
    expect([...all('mode')].sort()).toEqual(['blended', 'offline'])
  })

  test('三分之一的人有经历', async () => {
    const [{ count } = { count: 0 }] = await rows<{ count: number }>(
      sql`select count(distinct person)::int as count from trainee`,
    )
    expect(count).toBeGreaterThanOrEqual(WHOLE_CITY.people / 3)
  })
})
