import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runCatalogueClassify } from './catalogue-classify.ts'
import { type BatchIo, processIo } from './io.ts'

const HEADING = 'code,name,period,vacancies,seekers,vacancy_days,wage_growth,survey_score,industry_growth'
const WELDER = '6-18-02-04,焊工,2026Q1,310,100,50,8.5,82,4'
const NOW = new Date('2026-05-10T00:00:00Z')

/** Runs the command over two files and tells what it left behind. */
function run(evidence: string, previous = 'code,class\n', ...args: string[]) {
  const files = new Map([
    ['e.csv', evidence],
    ['p.csv', previous],
    ['o.csv', 'untouched'],
  ])
  const out: string[] = []
  const err: string[] = []
  const io: BatchIo = {
    readFile: (path) => (files.has(path) ? Buffer.from(files.get(path) ?? '') : processIo.readFile(path)),
    stdin: () => Buffer.from(evidence),
    writeFile: (path, chunks) => void files.set(path, [...chunks].join('')),
    write: (chunk) => void out.push(chunk),
    out: (line) => void out.push(`${line}\n`),
    err: (line) => void err.push(line),
  }
  const given = args.includes('--evidence') ? args : ['--evidence', 'e.csv', '--out', 'o.csv', ...args]
  const status = runCatalogueClassify([...given, '--previous', 'p.csv'], io, NOW)
  return { status, written: files.get('o.csv') ?? '', out: out.join(''), err }
}
const file = (...lines: string[]) => `${[HEADING, ...lines].join('\n')}\n`
const faultsOf = (...lines: string[]) => {
  const { status, err, written } = run(file(...lines))
  expect({ status, written }).toEqual({ status: 2, written: 'untouched' })
  return err
}

describe('haihe catalogue classify', () => {
  test('给出类别、得分和理由，逐字节一样，按代码排序', () => {
    const { status, written, out, err } = run(
      file(
        WELDER,
        '6-18-02-04,焊工,2025Q4,280,100,46,8,80,',
        '6-18-02-04,焊工,2025Q3,260,100,,7,,3',
        '4-07-05-01,"保安员,夜班",2026Q1,,,,,40,',
      ),
      'code,class\n6-18-02-04,紧缺\n',
      '--json',
    )
    expect({ status, err }).toEqual({ status: 0, err: [] })
    expect(written).toBe(
      'code,name,score,class,previous,confidence,reasons\n' +
        '4-07-05-01,"保安员,夜班",40.00,一般紧缺,,低,用人单位调查分 40（40.00 分）；没有数据：求人倍率、岗位空缺天数、工资增幅、行业增幅；' +
        '1 期平均 40.00 分，缺 4 期，证据齐全度 3%；首次测算，缺的各期按列入线计，建议一般紧缺\n' +
        '6-18-02-04,焊工,69.34,紧缺,紧缺,中,求人倍率 3.1（85.00 分），连续两期上升；岗位空缺天数 50 天（58.33 分），比上期上升；' +
        '工资增幅 8.5%（65.63 分），连续两期上升；用人单位调查分 82（82.00 分），比上期上升；' +
        '行业增幅 4%（33.33 分，与其他来源相差过大，按 40.63 分计）；3 期平均 69.34 分，缺 2 期，证据齐全度 51%；证据支持一般紧缺至非常紧缺，维持紧缺\n',
    )
    expect(out).toBe('{"rows":2,"changed":1,"非常紧缺":0,"紧缺":1,"一般紧缺":1,"不列入":0}\n')
  })

  test('上期目录里没有依据的职业留在目录里', () => {
    const { written } = run(file(), 'code,class\nx,非常紧缺\n')
    expect(written.split('\n')[1]).toBe('x,,,非常紧缺,非常紧缺,无,没有证据，维持原类')
  })

  test('自己的建议当作上期目录，得出同样的类别', () => {
    const evidence = file(WELDER, '6-18-02-04,焊工,2025Q4,80,100,16,1,20,')
    const proposed = (text: string) =>
      text
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split(','))
    const first = proposed(run(evidence).written)
    const again = proposed(
      run(evidence, `code,class\n${first.map((row) => `${row[0]},${row[3]}\n`).join('')}`).written,
    )
    expect(again.map((row) => row[3])).toEqual(first.map((row) => row[3]))
  })

  test('BOM、CRLF、空行、换列次序、标准输入输出都不算错', () => {
    const turned = file(WELDER)
      .split('\n')
      .map((line) => line.split(',').reverse().join(','))
      .join('\r\n')
    const plain = run(file(WELDER)).written
    expect(run(`\uFEFF${turned}\r\n`).written).toBe(plain)
    expect(run(file(WELDER), undefined, '--evidence', '-', '--out', '-').out).toBe(plain)
  })

  test('行的次序一个字节也不改', () => {
    const lines = ['2026Q1', '2025Q4', '2025Q3'].flatMap((period, at) =>
      ['6-18-02-04,焊工', '6-20-01-01,装配钳工', '𠀀,新职业', 'ﬀ,别的'].map(
        (who) => `${who},${period},${3 + at},2,,,,`,
      ),
    )
    const want = run(file(...lines)).written
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (some) => {
        expect(run(file(...some)).written).toBe(want)
      }),
    )
    const codes = want
      .split('\n')
      .slice(1, -1)
      .map((line) => Buffer.from(line.split(',')[0] ?? ''))
    expect(codes).toEqual([...codes].sort(Buffer.compare))
  })
})

describe('拒绝的都说出行、列和办法', () => {
  test('还没结束的季度', () => {
    expect(faultsOf('a,甲,2026Q2,1,1,,,,')).toEqual([
      expect.stringMatching(/^e\.csv:2: period: 2026Q2 .*结束.*请/),
    ])
    expect(run(file('a,甲,2026Q2,1,1,,,,'), undefined, '--on', '2026-07-01').status).toBe(0)
    expect(run(file('a,甲,2026Q2,1,1,,,,'), undefined, '--on', '2026-06-30').status).toBe(2)
  })

  test('给了分类里没有的代码', () => {
    const known = ['--occupations', 'city/tianjin/occupations/2022.csv']
    expect(run(file(WELDER), 'code,class\n6-18-02-04,紧缺\n', ...known).status).toBe(0)
    expect(run(file('6-18-02-99,甲,2026Q1,1,1,,,,'), 'code,class\n1-99-99-99,紧缺\n', ...known).err).toEqual([
      expect.stringMatching(/^p\.csv:2: code: .*请/),
      expect.stringMatching(/^e\.csv:2: code: .*请/),
    ])
  })

  test.each(['很多', '1,200', '1e3', ' 12', '12 ', '+1', '.5', '5.', '１２', '5%', 'NaN', '0x10'])(
    '数字写成 %j',
    (text) => {
      expect(faultsOf(`a,甲,2026Q1,"${text}",1,,,,`)).toEqual([
        expect.stringMatching(/^e\.csv:2: vacancies: 应为数字.*留空/),
      ])
    },
  )

  test('不能为负的写了负数；增长可以为负', () => {
    expect(faultsOf('a,甲,2026Q1,-1,-1,-1,-1,-1,-1').map((fault) => fault.split(': ')[1])).toEqual([
      'vacancies',
      'seekers',
      'vacancy_days',
      'survey_score',
    ])
  })

  test('任何分类都不会有的代码', () => {
    expect(faultsOf('9-99-99-99,甲,2026Q1,1,1,,,,')).toEqual([
      expect.stringMatching(/^e\.csv:2: code: .*1至8/),
    ])
  })

  test('任何格子里的公式', () => {
    const faults = faultsOf('=A1,=B1,=C1,=1+1,=1,=1,=1,=1,=1')
    expect(faults.map((fault) => fault.split(': ')[1]).sort()).toEqual(HEADING.split(',').sort())
    expect(faults.every((fault) => fault.includes('公式'))).toBe(true)
  })

  test('列挪了、不认识、缺了、写了两次', () => {
    expect(faultsOf('焊工,6-18-02-04,2026Q1,1,1,,,,')).toEqual([
      expect.stringMatching(/^e\.csv:2: name: .*错位/),
    ])
    expect(faultsOf('a,甲,2026Q1,1,1,,,')).toEqual([expect.stringMatching(/^e\.csv:2: line: .*8 栏/)])
    const heading = (text: string) =>
      run(`${text}\n`).err.map((fault) => fault.split(': ').slice(0, 2).join(' '))
    expect(heading(HEADING.replace('seekers', 'wanted'))).toEqual(['e.csv:1 wanted', 'e.csv:1 seekers'])
    expect(heading(`${HEADING},code`)).toEqual(['e.csv:1 code'])
    expect(heading('')).toEqual(['e.csv:1 file'])
  })

  test('同一职业同一季度两次、没有的类别、上期目录里代码重复', () => {
    expect(faultsOf(WELDER, '"x\ny",甲,2026Q1,1,1,,,,', WELDER)).toEqual([
      expect.stringMatching(/^e\.csv:5: period: .*第 2 行重复.*请/),
    ])
    expect(run(file(WELDER), 'code,class\na,很缺\na,\na,紧缺\n').err).toEqual([
      expect.stringMatching(/^p\.csv:2: class: 应为/),
      expect.stringMatching(/^p\.csv:3: code: .*重复/),
      expect.stringMatching(/^p\.csv:3: class: /),
      expect.stringMatching(/^p\.csv:4: code: /),
    ])
  })

  test('名称、代码、季度空着，季度写得不对', () => {
    expect(faultsOf(',,2026-Q1,,,,,,').map((fault) => fault.split(': ')[1])).toEqual([
      'code',
      'name',
      'period',
    ])
    for (const period of ['', '2026Q5', '2026q1', '26Q1', '2026Q1 '])
      expect(faultsOf(`a,甲,${period},,,,,,`)).toHaveLength(1)
  })

  test('没有这个文件、不是 CSV、不是 UTF-8；选项不对', () => {
    expect(run(file('a,"甲,2026Q1,,,,,,')).err[0]).toMatch(/^e\.csv:\d: line: 不是合法的 CSV/)
    expect(run(file(WELDER), undefined, '--evidence', 'none.csv', '--out', 'o.csv').err[0]).toMatch(
      /^none\.csv:1: file: /,
    )
    expect(run(file(WELDER), undefined, '--colour', 'red').status).toBe(2)
    expect(run(file(WELDER), undefined, '--on', '2026-02-30').status).toBe(2)
    expect(run(file(WELDER), undefined, '--method', 'city/tianjin/city.yaml').status).toBe(2)
  })
})
