import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BatchIo } from './io.ts'
import { runSubsidyDecide } from './subsidy-decide.ts'

const claim = (other: Record<string, unknown> = {}) => ({
  id: 'c1',
  person: 'p1',
  project: 'training',
  group: 'enterprise-employee',
  occupation: '焊工',
  level: 4,
  hours: 120,
  mode: 'offline',
  classFiledOn: '2020-03-02',
  certificate: { level: 4, issuedOn: '2020-06-01' },
  history: [],
  ...other,
})

/** Runs the command over claims (or a text) and tells what it left behind. */
function run(input: readonly unknown[] | string, ...args: string[]) {
  const text = typeof input === 'string' ? input : input.map((line) => `${JSON.stringify(line)}\n`).join('')
  const files = new Map<string, string>()
  const out: string[] = []
  const err: string[] = []
  const io: BatchIo = {
    readFile: (path) => {
      if (path !== 'facts.jsonl') throw new Error('ENOENT')
      return Buffer.from(text)
    },
    stdin: () => Buffer.from(text),
    writeFile: (path, chunks) => void files.set(path, [...chunks].join('')),
    write: (chunk) => void out.push(chunk),
    out: (line) => void out.push(`${line}\n`),
    err: (line) => void err.push(line),
  }
  const given = args.length > 0 ? args : ['--facts', 'facts.jsonl', '--out', 'decisions.jsonl']
  const status = runSubsidyDecide(given, io)
  const written = files.get('decisions.jsonl')
  const decisions = (written ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  return { status, written, decisions, out: out.join(''), err, files }
}

const CUMULATIVE = ['--facts', 'facts.jsonl', '--out', 'decisions.jsonl', '--cumulative']

describe('haihe subsidy decide', () => {
  test('R2.11 指南里的焊工逐字节判得一样', () => {
    const history = [{ project: 'training', occupation: '焊工', level: 5, paidOn: '2019-09-01' }]
    const { status, written, err } = run([claim({ history })])
    expect({ status, err }).toEqual({ status: 0, err: [] })
    expect(written).toBe(
      '{"id":"c1","outcome":"granted","amount":324000,"payee":"employer","edition":"catalogue/2019-2020",' +
        '"reasons":[{"rule":"class-rate","met":true,"clause":"补贴实施办法 第九条","found":"非常紧缺","needed":null,"next":null}]}\n',
    )
  })

  test('没有同意的金额为 0，每条理由说出缺什么、怎么办', () => {
    const { decisions } = run([claim({ hours: 79, certificate: null })])
    expect(decisions).toMatchObject([{ outcome: 'refused', amount: 0, payee: 'employer' }])
    expect(decisions[0].reasons.map(({ rule }: { rule: string }) => rule)).toEqual(['hours', 'certificate'])
    for (const reason of decisions[0].reasons)
      expect(Object.keys(reason)).toEqual(['rule', 'met', 'clause', 'found', 'needed', 'next'])
  })

  test('没有公布金额的无法判定，不认识的职业不予；都不算输入错误', () => {
    const { status, decisions } = run([
      claim({ id: 'a', classFiledOn: '2022-03-02' }),
      claim({ id: 'b', occupation: '品酒师' }),
      claim({ id: 'c', classFiledOn: '1999-03-02' }),
    ])
    expect(status).toBe(0)
    expect(decisions.map(({ outcome, edition }) => [outcome, edition])).toEqual([
      ['undecidable', 'catalogue/2021-2022'],
      ['refused', 'catalogue/2019-2020'],
      ['undecidable', null],
    ])
  })

  test('靠推定的会说明', () => {
    const { decisions } = run([claim({ classFiledOn: '2026-03-02' })])
    expect(decisions[0]).toMatchObject({ outcome: 'granted', amount: 324000, edition: 'catalogue/2024' })
    for (const { clause } of decisions[0].reasons) expect(clause).toMatch(/（推定）$/)
  })

  test('技能提升补贴按申请当天判定，付给本人', () => {
    const upgrade = {
      id: 'u',
      person: 'p',
      project: 'skill-upgrade',
      appliedOn: '2024-01-10',
      insuredMonths: 12,
      certificate: { level: 4, issuedOn: '2023-01-10' },
      history: [],
    }
    const { decisions } = run([upgrade, { ...upgrade, id: 'v', appliedOn: '2024-01-11' }])
    expect(decisions).toMatchObject([
      { outcome: 'granted', amount: 150000, payee: 'person', edition: 'skill-upgrade/2024' },
      { outcome: 'refused', amount: 0, payee: 'person' },
    ])
  })

  test('输入的次序没有影响；输出按编号逐字节排序', () => {
    const ids = ['é', 'a', 'B', '10', '9', '\u{1F600}', '\uFFFD']
    const claims = ids.map((id, index) => claim({ id, person: id, hours: 70 + index * 10 }))
    const straight = run(claims).written
    expect(run([...claims].reverse()).written).toBe(straight)
    expect(run(claims).decisions.map(({ id }) => id)).toEqual([
      '10',
      '9',
      'B',
      'a',
      'é',
      '\uFFFD',
      '\u{1F600}',
    ])
    fc.assert(
      fc.property(fc.shuffledSubarray(claims, { minLength: claims.length }), (shuffled) => {
        expect(run(shuffled, ...CUMULATIVE).written).toBe(straight)
      }),
      { numRuns: 5 },
    )
  })

  test('同一人的申领互相看不见，除非给了 --cumulative', () => {
    const twice = [claim({ id: 'a' }), claim({ id: 'b' })]
    expect(run(twice).decisions.map(({ outcome }) => outcome)).toEqual(['granted', 'granted'])
    expect(run(twice, ...CUMULATIVE).decisions.map(({ outcome }) => outcome)).toEqual(['granted', 'refused'])
  })

  test('--cumulative 按备案日、再按编号，行的次序没有影响', () => {
    const later = claim({ id: 'a', classFiledOn: '2020-05-01' })
    const earlier = claim({ id: 'z', classFiledOn: '2020-04-01' })
    for (const claims of [
      [later, earlier],
      [earlier, later],
    ])
      expect(run(claims, ...CUMULATIVE).decisions.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
        'a refused',
        'z granted',
      ])
  })

  test('--cumulative 只数同意的，一年三次', () => {
    const claims = ['焊工', '铆工', '锻造工', '装配钳工'].map((occupation, index) =>
      claim({ id: `c${index}`, occupation }),
    )
    const refused = claim({ id: 'b', occupation: '农业经理人', hours: 10 })
    const outcomes = run([refused, ...claims], ...CUMULATIVE).decisions.map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['refused', 'granted', 'granted', 'granted', 'refused'])
  })

  test('- 读标准输入、写标准输出；--json 多一行合计', () => {
    const { status, out } = run(
      [claim(), claim({ id: 'c2', hours: 1 })],
      '--facts',
      '-',
      '--out',
      '-',
      '--json',
    )
    expect(status).toBe(0)
    const lines = out.trimEnd().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[2]).toBe('{"rows":2,"granted":1,"refused":1,"undecidable":0,"held":0,"amount":324000}')
  })

  test('一件申领也没有不算错', () => {
    expect(run('')).toMatchObject({ status: 0, written: '' })
  })

  test('输入有错：每处说出文件、行、列，状态 2，什么都不写', () => {
    const { certificate: _, ...without } = claim({ id: 'c9' })
    const { status, err, files } = run([
      claim(),
      claim(),
      claim({ id: 'c2', level: '4', extra: 1, classFiledOn: '2021-02-29', hours: 1.5 }),
      claim({ id: 'c3', project: 'loan' }),
      claim({ id: 'c4', certificate: { level: 9, issuedOn: '2020-06-01' } }),
      claim({ id: 'c5', history: [{ project: 'training', occupation: '焊工', level: 4 }] }),
      without,
    ])
    expect(status).toBe(2)
    expect(files.size).toBe(0)
    expect(err.map((line) => line.split(': ').slice(0, 2).join(' ')).sort()).toEqual(
      [
        'facts.jsonl:2 id',
        'facts.jsonl:3 level',
        'facts.jsonl:3 hours',
        'facts.jsonl:3 classFiledOn',
        'facts.jsonl:3 extra',
        'facts.jsonl:4 project',
        'facts.jsonl:5 certificate.level',
        'facts.jsonl:6 history[0].paidOn',
        'facts.jsonl:7 certificate',
      ].sort(),
    )
  })

  test('用错了、没有这个文件，以 2 退出，什么都不写', () => {
    for (const args of [
      [],
      ['--fact', 'x'],
      ['--facts'],
      ['--facts', 'nowhere.jsonl'],
      ['--facts', 'facts.jsonl', 'more'],
    ]) {
      const { status, err, files } = run([claim()], ...(args.length > 0 ? args : ['--json']))
      expect(status).toBe(2)
      expect(err.length).toBeGreaterThan(0)
      expect(files.size).toBe(0)
    }
    expect(run([claim()], '--facts', 'facts.jsonl', '--city', 'nowhere').status).toBe(2)
  })
})
