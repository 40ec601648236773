import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runCreditRate } from './credit-rate.ts'
import type { BatchIo } from './io.ts'

const RUBRIC = `indicators:
  - { key: violation, name: 查实违规, max: 30, perEvent: 10, family: law }
  - { key: returned, name: 补贴追回, max: 30, perEvent: "5.5", family: agreement }
  - { key: late, name: 事后补录, max: 40, perEvent: 0.1, family: quality }
veto:
  - { key: fraud, grade: C }
bands:
  - { grade: A+, from: 95 }
  - { grade: A, from: 85 }
  - { grade: B, from: 60 }
  - { grade: C, from: 0 }
`
const HEADING = 'org,indicator,date,count,evidence'

function run(
  events: string,
  { rubric = RUBRIC, orgs, args = [] }: { rubric?: string; orgs?: string; args?: string[] } = {},
) {
  const files = new Map([
    ['r.yaml', rubric],
    ['e.csv', events],
    ['o.csv', 'untouched'],
    ...(orgs === undefined ? [] : ([['orgs.csv', orgs]] as const)),
  ])
  const out: string[] = []
  const err: string[] = []
  const io: BatchIo = {
    readFile: (path) => {
      const text = files.get(path)
      if (text === undefined) throw new Error('ENOENT')
      return Buffer.from(text)
    },
    stdin: () => Buffer.from(events),
    writeFile: (path, chunks) => void files.set(path, [...chunks].join('')),
    write: (chunk) => void out.push(chunk),
    out: (line) => void out.push(`${line}\n`),
    err: (line) => void err.push(line),
  }
  const given = ['--rubric', 'r.yaml', '--events', 'e.csv', '--out', 'o.csv', ...args]
  const status = runCreditRate([...given, ...(orgs === undefined ? [] : ['--orgs', 'orgs.csv'])], io)
  return { status, written: files.get('o.csv') ?? '', out: out.join(''), err }
}
const file = (...lines: string[]) => `${[HEADING, ...lines].join('\n')}\n`

describe('haihe credit rate', () => {
  test('给出得分、等级、否决和扣分，逐字节一样，按机构排序', () => {
    const { status, written, out, err } = run(
      file(
        'org-b,violation,2025-03-01,1,津人社监罚〔2025〕3号',
        'org-b,late,2025-05-02,3,"补录,三次"',
        'org-a,fraud,2025-06-01,1,审计报告',
        'org-b,violation,2025-03-01,1,登记重复',
        'org-b,violation,2025-04-01,-1,correction:5',
      ),
      { args: ['--json'] },
    )
    expect({ status, err }).toEqual({ status: 0, err: [] })
    expect(written).toBe(
      'org,score,grade,veto,deductions\n' + 'org-a,100,C,fraud,\n' + 'org-b,89.7,A,,violation:10;late:0.3\n',
    )
    expect(out).toBe('{"rows":2,"A+":0,"A":1,"B":0,"C":1,"elsewhere":0}\n')
  })

  test('--orgs 列出要评的：没有记录的得满分，不在其中的不评，并说明', () => {
    const { written, err, out } = run(
      file('x,violation,2025-03-01,1,文号', 'z,violation,2025-03-01,1,文号'),
      {
        orgs: 'org\nx\n机构\n',
        args: ['--json'],
      },
    )
    expect(written).toBe('org,score,grade,veto,deductions\nx,90,A,,violation:10\n机构,100,A+,,\n')
    expect(err).toEqual(['e.csv 有 1 行的机构不在 orgs.csv 里，没有评定。'])
    expect(out).toContain('"elsewhere":1')
  })

  test('城市自己的评分表可以直接用', () => {
    const rubric = readFileSync('city/tianjin/credit/2023.yaml', 'utf8')
    const { status, written, err } = run(file('a,violation,2025-03-01,1,文号'), { rubric })
    expect({ status, err }).toEqual({ status: 0, err: [] })
    expect(written).toContain('a,90,A,,violation:10\n')
  })

  test('没有记录也没有名单时只有表头', () => {
    expect(run(file()).written).toBe('org,score,grade,veto,deductions\n')
  })

  test('一次说出所有错处，什么都不写', () => {
    const { status, written, err } = run(
      file(
        ',violation,2025-03-01,1,文号',
        'a,unknown,2025-02-30,1,文号',
        'a,late,2025-03-01,1.5,文号',
        'a,late,2025-03-01,-1,文号',
        'a,late,2025-03-01,-1,correction:x',
        'a,late,2025-03-01,2,文号',
        'a,late,2025-03-01,-3,correction:7',
        'b,late,2025-03-01,-1,correction:7',
        'a,late,2025-03-01,-1,correction:99',
        'a,late,2025-03-01,-1,correction:8',
        'a,late,2025-03-01,-1,correction:4',
      ),
      { orgs: 'org\na\na\n' },
    )
    expect({ status, written }).toEqual({ status: 2, written: 'untouched' })
    expect(err.map((line) => line.split(': ').slice(0, 2).join(' '))).toEqual([
      'orgs.csv:3 org',
      'e.csv:2 org',
      'e.csv:3 indicator',
      'e.csv:3 date',
      'e.csv:4 count',
      'e.csv:5 count',
      'e.csv:6 evidence',
      'e.csv:8 count',
      'e.csv:9 evidence',
      'e.csv:10 evidence',
      'e.csv:11 evidence',
    ])
  })

  test.each([
    ['代号重复', '{ key: returned,', '{ key: violation,', 'r.yaml:3: indicators[1].key'],
    ['否决的等级没有', 'grade: C }\nbands', 'grade: D }\nbands', 'r.yaml:6: veto[0].grade'],
    ['两档重叠', 'from: 85', 'from: 95', 'r.yaml:9: bands[1].from'],
    ['次序颠倒', 'from: 60', 'from: 90', 'r.yaml:10: bands[2].from'],
    ['最低一档不从 0 起', 'from: 0', 'from: 10', 'r.yaml:11: bands[3].from'],
    ['等级重复', 'grade: A,', 'grade: A+,', 'r.yaml:9: bands[1].grade'],
    ['扣分是负数', 'perEvent: 10', 'perEvent: -10', 'r.yaml:2: indicators[0].perEvent'],
    ['数字带指数', 'max: 40', 'max: 4e30', 'r.yaml:4: indicators[2].max'],
    ['多出一栏', 'family: law', 'family: law, weight: 2', 'r.yaml:2: indicators[0].weight'],
    ['少一栏', ', family: law', '', 'r.yaml:2: indicators[0].family'],
  ])('评分表%s的说出位置，不评', (_what, found, put, place) => {
    const { status, written, err } = run(file(), { rubric: RUBRIC.replace(found, put) })
    expect({ status, written }).toEqual({ status: 2, written: 'untouched' })
    expect(err.map((line) => line.split(': ').slice(0, 2).join(': '))).toContain(place)
  })

  test('用法有错的以 2 退出', () => {
    const io = { err: () => {} } as unknown as BatchIo
    expect(runCreditRate(['--rubric', 'r.yaml'], io)).toBe(2)
    expect(runCreditRate(['--rubric', '-', '--events', '-'], io)).toBe(2)
    expect(runCreditRate(['--rubrik', 'r.yaml'], io)).toBe(2)
  })

  test('输入的次序没有影响；更正跟着它的行走', () => {
    const row = fc.record({
      org: fc.constantFrom('a', 'b', 'c'),
      indicator: fc.constantFrom('violation', 'returned', 'late', 'fraud'),
      count: fc.nat(9),
      taken: fc.nat(9),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.func(fc.nat(100)), (rows, by) => {
        const written = (order: readonly number[]) => {
          const lines = order.map((at) => {
            const { org, indicator, count } = rows[at]!
            return `${org},${indicator},2025-01-01,${count},文号`
          })
          const corrections = order.map((at, place) => {
            const { org, indicator, count, taken } = rows[at]!
            return `${org},${indicator},2025-01-02,${-Math.min(count, taken)},correction:${place + 2}`
          })
          return run(file(...lines, ...corrections)).written
        }
        const order = rows.map((_, at) => at)
        expect(written(order.toSorted((a, b) => by(a) - by(b)))).toBe(written(order))
      }),
      { numRuns: 50 },
    )
  })
})
