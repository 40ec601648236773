import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CityErrors, loadCity } from '../../../kernel/standard/load/load-city.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { newOccupationsKind, occupationsKind } from '../../occupations/rules.ts'
import { levelsFor, levelsKind, replacedBy } from '../rules.ts'

const KINDS = [occupationsKind, newOccupationsKind, levelsKind]
const { standards } = loadCity('city/tianjin', KINDS)
const on = (occupation: string, day: string) => levelsFor(occupation, civilDate(day), standards)

describe('R4.6 条件随职业和标准版本', () => {
  test('本职业的标准有效时用它，否则用通用条件', () => {
    expect(on('焊工', '2018-12-25')?.id).toBe('levels/national-2018')
    expect(on('焊工', '2018-12-26')?.id).toBe('levels/welder-2018')
    expect(on('焊工', '2023-05-31')?.id).toBe('levels/welder-2018')
    expect(on('焊工', '2023-06-01')?.id).toBe('levels/national-2023')
    expect(on('铆工', '2020-01-01')?.id).toBe('levels/national-2018')
    expect(on('焊工', '2014-08-31')).toBeNull()
  })

  test('一版知道谁取代了它', () => {
    const national = standards.edition(levelsKind, 'levels/national-2018')
    expect(replacedBy(national, standards)?.id).toBe('levels/national-2023')
    expect(replacedBy(standards.edition(levelsKind, 'levels/national-2023'), standards)).toBeNull()
  })
})

describe('错的版本在装入时退回，写明文件和行', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'city-'))
    cpSync('city/tianjin', folder, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test.each([
    ['welder-2018', 'occupation: 焊工', 'occupation: 焊锡诗人', null],
    [
      'national-2023',
      'replaces: national-2018',
      'replaces: national-2017',
      'replaces: 没有版本 national-2017',
    ],
    [
      'national-2023',
      'from: 2023-06-01',
      'from: 2023-06-02',
      /replaces: national-2018 有效到 2023-05-31，与本版起日 2023-06-02 不相接/,
    ],
    [
      'national-2023',
      'replaces: national-2018',
      'replaces: welder-2018',
      'replaces: welder-2018 是另一个职业的标准',
    ],
  ])('%s 加上“%s”成了“%s”', (name, from, to, problem) => {
    const path = join(folder, `levels/${name}.yaml`)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(from)
    writeFileSync(path, text.replace(from, to))
    const load = () => loadCity(folder, KINDS)
    // Before 2022 no classification is kept, so an occupation of that time cannot be checked.
    if (problem === null) expect(load).not.toThrow()
    else {
      expect(load).toThrow(CityErrors)
      expect(load).toThrow(problem)
      expect(load).toThrow(/levels\/national-2023\.yaml:\d+: /)
    }
  })

  test('当天的职业名录里没有的职业', () => {
    const path = join(folder, 'levels/poet.yaml')
    writeFileSync(
      path,
      readFileSync(join(folder, 'levels/welder-2018.yaml'), 'utf8')
        .replace('from: 2018-12-26', 'from: 2024-01-01')
        .replace('to: 2023-05-31', 'to: null')
        .replace('occupation: 焊工', 'occupation: 焊锡诗人'),
    )
    expect(() => loadCity(folder, KINDS)).toThrow(
      /levels\/poet\.yaml:7: occupation: 职业名录里没有“焊锡诗人”/,
    )
  })
})
