import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CityErrors, loadCity } from '../../kernel/standard/load/load-city.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { catalogueKind } from '../catalogue/rules.ts'
import {
  groupsOf,
  newOccupationsKind,
  occupationIn,
  occupationsKind,
  registerGaps,
  registerOn,
  relatedMajors,
  relatedMajorsKind,
} from './rules.ts'

const KINDS = [occupationsKind, newOccupationsKind, relatedMajorsKind, catalogueKind]
const { standards } = loadCity('city/tianjin', KINDS)
const on = (day: string) => registerOn(standards, civilDate(day))
const TODAY = '2026-08-01'

describe('R15.4 职业分类大典', () => {
  test('职业按代码、按名称、按括号里的工种名称都查得到', () => {
    expect(occupationIn(on(TODAY), '6-18-02-04')?.name).toBe('焊工')
    expect(occupationIn(on(TODAY), '焊工')?.code).toBe('6-18-02-04')
    expect(occupationIn(on(TODAY), '铣工（数控铣工）')?.name).toBe('铣工')
    expect(occupationIn(on(TODAY), '锻铁诗人')).toBeNull()
  })

  test('分组从大类往下；抄本里没有的小类用代码称呼并有标记', () => {
    const register = on(TODAY)
    expect(groupsOf(register, '6-18-02-04').map(({ code, rank }) => [code, rank])).toEqual([
      ['6-00-00-00', 'major'],
      ['6-18-00-00', 'medium'],
      ['6-18-02-00', 'minor'],
    ])
    expect(groupsOf(register, '4-09-09-00').at(-1)).toEqual({
      code: '4-09-09-00',
      name: '有害生物防制员',
      rank: 'minor',
      implied: true,
    })
    expect(groupsOf(register, null)).toEqual([])
  })

  test('标识有数字和绿色；新职业的不知道', () => {
    const marked = on(TODAY).occupations
    expect(marked.filter(({ green }) => green)).toHaveLength(134)
    expect(marked.filter(({ digital }) => digital)).toHaveLength(95)
    expect(occupationIn(on(TODAY), '网络主播')).toMatchObject({ code: null, digital: null, green: null })
  })

  test('新职业从批次那天起就有；还在公示的有标记', () => {
    expect(occupationIn(on('2024-07-24'), '网络主播')).toBeNull()
    expect(occupationIn(on('2024-07-25'), '网络主播')?.batch).toMatchObject({ number: 6, stage: 'published' })
    expect(occupationIn(on('2026-07-01'), '制香香艺师')).toBeNull()
    expect(occupationIn(on('2026-07-02'), '制香香艺师')?.batch).toMatchObject({
      number: 8,
      stage: 'proposed',
    })
    expect(on('2022-09-27')).toMatchObject({ classification: null, occupations: [] })
  })

  test('分类里和批次里都有的是同一个职业', () => {
    const found = on(TODAY).occupations.filter(({ name }) => name === '有色金属现货交易员')
    expect(found).toMatchObject([{ code: '4-05-02-02', batch: { number: 6 } }])
  })
})

test('相关专业：有出处的才有，没有列出的是没有查到', () => {
  expect(relatedMajors('焊工', civilDate(TODAY), standards)?.majors).toContain('焊接加工')
  expect(relatedMajors('铆工', civilDate(TODAY), standards)).toBeNull()
  expect(relatedMajors('焊工', civilDate('2022-09-27'), standards)).toBeNull()
})

describe('体检说出与正式大典的每一处差别', () => {
  const gaps = registerGaps(standards, civilDate(TODAY))

  test('官方文本的数与手里的数', () => {
    expect(gaps).toEqual(
      expect.arrayContaining([
        '职业分类：正式大典有中类 79 个，收录 72 个，缺 7 个',
        '职业分类：正式大典有小类 449 个，收录 336 个，缺 113 个',
        '职业分类：正式大典有细类（职业） 1639 个，收录 1632 个，缺 7 个',
        '职业分类：正式大典有数字职业（S） 97 个，收录 95 个，缺 2 个',
      ]),
    )
    expect(gaps.some((gap) => gap.includes('绿色职业') || gap.includes('大类'))).toBe(false)
  })

  test('写了两次的四个代码、写了两次的名称、代码说出的分组', () => {
    for (const code of ['2-03-01-00', '4-12-04-02', '5-03-00-00', '6-20-05-03'])
      expect(gaps.filter((gap) => gap.includes(code) && gap.includes('重复'))).toHaveLength(1)
    expect(gaps.filter((gap) => gap.startsWith('职业分类：名称'))).toHaveLength(3)
    expect(gaps.find((gap) => gap.includes('由职业编码推出'))).toContain('97 个小类')
  })

  test('新职业缺什么、有什么疑问', () => {
    expect(gaps).toEqual(
      expect.arrayContaining([
        '新职业：第六批新职业有工种 28 个，名单未收录',
        '新职业：第七批新职业变更职业信息 9 个，内容未收录',
        '新职业：第八批新职业（公示）尚未正式发布',
        '新职业：46 个没有查到编码',
        '新职业：生物工程技术人员 既在大典（2-02-32-02），又在第六批新职业，以哪一次为准待核对',
      ]),
    )
  })
})

describe('错的数据在装入时退回，写明文件和行', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'city-'))
    cpSync('city/tianjin', folder, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const change = (file: string, from: string | RegExp, to: string) => {
    const path = join(folder, file)
    const before = readFileSync(path, 'utf8')
    const after = before.replace(from, to)
    expect(after, `${file} has no ${from}`).not.toBe(before)
    writeFileSync(path, after)
  }
  const problems = () => {
    try {
      loadCity(folder, KINDS)
      return []
    } catch (error) {
      if (!(error instanceof CityErrors)) throw error
      return error.problems.map((problem) => problem.replace(`${folder}/`, ''))
    }
  }
  const lineOf = (file: string, text: string) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1

  test('原样装得进来', () => expect(problems()).toEqual([]))

  test('代码或名称重复，代码与层级不合', () => {
    change('occupations/2022.csv', '6-18-02-04,焊工', '6-18-02-02,焊工')
    change('occupations/2022.csv', '6-18-04-01,模具工', '6-18-04-01,装配钳工')
    change('occupations/2022.csv', '4-09-09-00,有害生物防制员,occupation', '4-09-09-01,有害生物防制员,minor')
    expect(problems()).toEqual([
      `occupations/2022.csv:${lineOf('occupations/2022.csv', ',有害生物防制员,')}: rows[${lineOf('occupations/2022.csv', ',有害生物防制员,') - 2}].rank: 编码 4-09-09-01 不是小类的编码`,
      expect.stringMatching(/^occupations\/2022\.csv:\d+: rows\[\d+\]\.code: 编码 6-18-02-02 重复$/),
      expect.stringMatching(/^occupations\/2022\.csv:\d+: rows\[\d+\]\.name: 名称 装配钳工 重复$/),
    ])
  })

  test('疑问说的并没有写两次', () => {
    change('occupations/2022.csv', '6-11-08-26,甘油制造工', '6-11-08-26,甘油精制工')
    expect(problems()).toEqual([
      expect.stringMatching(/^occupations\/2022\.yaml:\d+: doubts\[3\]: 甘油制造工 并没有重复$/),
    ])
  })

  test('目录里的代码当天的分类没有，或是别的职业的', () => {
    change('catalogue/2024.csv', '6-18-02-04,焊工', '6-18-02-99,焊工')
    change('catalogue/2024.csv', '6-18-04-01,模具工', '6-18-04-02,模具工')
    expect(problems()).toEqual([
      expect.stringMatching(/^catalogue\/2024\.csv:\d+: rows\[\d+\]\.code: .+没有职业编码 6-18-02-99$/),
      expect.stringMatching(
        /^catalogue\/2024\.csv:\d+: rows\[\d+\]\.code: 编码 6-18-04-02 是“.+”，不是“模具工”$/,
      ),
    ])
  })

  test('没有的职业写了专业，专业写了两次', () => {
    change('related-majors/national-standards.yaml', 'occupation: 焊工', 'occupation: 焊锡诗人')
    expect(problems()).toEqual([
      expect.stringMatching(
        /^related-majors\/.+:\d+: occupations\[0\]\.occupation: 职业名录里没有“焊锡诗人”$/,
      ),
    ])
    change('related-majors/national-standards.yaml', '- 电梯工程技术', '- 机电一体化')
    expect(problems()).toEqual([
      expect.stringMatching(/^related-majors\/.+:\d+: occupations\[1\]\.majors\[6\]: 机电一体化 重复$/),
    ])
  })

  test('一批里同一职业两次', () => {
    change('new-occupations/batch-6.yaml', '- 网络主播', '- 会展搭建师')
    expect(problems()[0]).toMatch(/^new-occupations\/batch-6\.yaml:\d+: occupations\[\d+\]: 会展搭建师 重复$/)
  })
})
