import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, civilDate } from '../../kernel/value/time/civil-date.ts'
import { periodBetween } from '../../kernel/value/time/period.ts'
import { runAssessEligible } from './assess-eligible.ts'
import type { BatchIo } from './io.ts'

const person = (other: Record<string, unknown> = {}) => ({
  id: 'a',
  onDay: '2026-05-10',
  level: 4,
  born: '1990-01-31',
  work: [{ from: '2019-03-01', to: null }],
  certificates: [{ level: 5, issuedOn: '2023-05-10' }],
  titles: [],
  education: [],
  ...other,
})

function run(people: readonly unknown[], standard?: string, ...more: string[]) {
  let written: string | null = null
  const out: string[] = []
  const err: string[] = []
  const io: BatchIo = {
    readFile: (path) => {
      if (path === 'people.jsonl') return Buffer.from(people.map((line) => JSON.stringify(line)).join('\n'))
      if (path === 'standard.yaml' && standard !== undefined) return Buffer.from(standard)
      if (path.endsWith('city/tianjin/levels/national-2023.yaml')) return readFileSync(path)
      throw new Error('ENOENT')
    },
    stdin: () => Buffer.alloc(0),
    writeFile: (_path, chunks) => {
      written = [...chunks].join('')
    },
    write: (chunk) => void out.push(chunk),
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  }
  const given = ['--people', 'people.jsonl', '--out', 'out.jsonl', ...more]
  const status = runAssessEligible(
    [...given, ...(standard === undefined ? [] : ['--standard', 'standard.yaml'])],
    io,
  )
  return { status, written: written as string | null, out, err }
}

const NATIONAL = `levels:
  5: { minAge: 16 }
  4:
    anyOf:
      - certificate: { level: 5, years: 3 }
      - workYears: 5
      - allOf:
          - certificate: { level: 5, years: 1 }
          - title: { grade: junior, years: 2 }
`

describe('haihe assess eligible', () => {
  test('指南里的人逐字节判得一样', () => {
    const { status, written, err } = run([person()], NATIONAL)
    expect({ status, err }).toEqual({ status: 0, err: [] })
    expect(written).toBe('{"id":"a","eligible":true,"by":"certificate 5 + 3 years","missing":[]}\n')
  })

  test('不给 --standard 时按 R4.6 的国家条件', () => {
    expect(run([person()]).written).toBe(
      '{"id":"a","eligible":true,"by":"certificate 5 + 3 years","missing":[]}\n',
    )
  })

  test('不够条件的看到时间上最近的一条路和第一天', () => {
    const applicant = person({
      work: [{ from: '2022-01-10', to: null }],
      certificates: [{ level: 5, issuedOn: '2025-01-01' }],
    })
    expect(run([applicant], NATIONAL).written).toBe(
      '{"id":"a","eligible":false,"by":null,"missing":[{"condition":"work 5 years","short":"P8M","metOn":"2027-01-10"}]}\n',
    )
  })

  test('时间解决不了的，日期为空', () => {
    const { written } = run([person({ work: [], certificates: [] })], NATIONAL)
    expect(JSON.parse(written ?? '')).toMatchObject({
      eligible: false,
      missing: [{ condition: 'certificate 5 + 3 years', short: null, metOn: null }],
    })
  })

  test('一整条路（allOf）只说还缺的', () => {
    const applicant = person({
      work: [],
      certificates: [{ level: 5, issuedOn: '2025-05-10' }],
      titles: [{ grade: 'junior', issuedOn: '2024-06-10' }],
    })
    expect(JSON.parse(run([applicant], NATIONAL).written ?? '').missing).toEqual([
      { condition: 'title junior + 2 years', short: 'P1M', metOn: '2026-06-10' },
    ])
  })

  test('标准可以只是等级的表；里面没有的等级不算输入错误', () => {
    const { status, written } = run([person({ level: 3 })], '4: { workYears: 1 }\n')
    expect(status).toBe(0)
    expect(JSON.parse(written ?? '')).toMatchObject({
      eligible: false,
      missing: [{ short: null, metOn: null }],
    })
  })

  test('标准和人的错处说出文件、行、列；什么都不写', () => {
    const wrong = `levels:
  4:
    anyOf:
      - workYears: five
      - titel: 1
      - { minAge: 16, workYears: 1 }
  6: { minAge: 16 }
`
    const people = [
      person({ level: 6 }),
      person({ born: '2026-05-11' }),
      person({ id: 'b', work: [{ from: '2020-01-02', to: '2020-01-01' }] }),
      person({ id: 'b' }),
      person({ id: 'c', education: [{ kind: 'school', majorMatches: true, graduated: true }], x: 1 }),
    ]
    const { status, err, written } = run(people, wrong)
    expect({ status, written }).toEqual({ status: 2, written: null })
    expect(err.map((line) => line.split(': ').slice(0, 2).join(' '))).toEqual(
      expect.arrayContaining([
        'standard.yaml:4 levels.4.anyOf[0].workYears',
        'standard.yaml:5 levels.4.anyOf[1].titel',
        'standard.yaml:6 levels.4.anyOf[2]',
        'people.jsonl:1 level',
        'people.jsonl:2 born',
        'people.jsonl:3 work[0].to',
        'people.jsonl:4 id',
        'people.jsonl:5 education[0].kind',
        'people.jsonl:5 x',
      ]),
    )
    expect(err.some((line) => line.startsWith('standard.yaml:7: '))).toBe(true)
  })

  test('输入的次序没有影响，--json 给出合计', () => {
    const people = ['b', 'a', 'c'].map((id, index) => person({ id, level: 4 - (index % 2) }))
    const { written, out } = run(people, NATIONAL, '--json')
    expect(run([...people].reverse(), NATIONAL).written).toBe(written)
    expect(out).toEqual(['{"rows":3,"eligible":2,"notEligible":1}'])
  })
})

test('一段从第一天到最后一天', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(civilDate('1990-01-01'), days))
  expect(periodBetween(civilDate('2026-05-10'), civilDate('2027-01-10'))).toBe('P8M')
  expect(periodBetween(civilDate('2026-05-10'), civilDate('2028-02-29'))).toBe('P1Y9M19D')
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [from, to] = a <= b ? [a, b] : [b, a]
      const [, years = 0, months = 0, days = 0] =
        /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/
          .exec(periodBetween(from, to))
          ?.map((text) => Number(text ?? 0)) ?? []
      expect(months).toBeLessThan(12)
      expect(days).toBeLessThan(31)
      const anchor = new Date(
        Date.UTC(Number(from.slice(0, 4)) + years, Number(from.slice(5, 7)) - 1 + months + 1, 0),
      )
      const date = Math.min(Number(from.slice(8)), anchor.getUTCDate())
      const base = civilDate(`${anchor.toISOString().slice(0, 8)}${String(date).padStart(2, '0')}`)
      expect(addDays(base, days)).toBe(to)
    }),
  )
})
