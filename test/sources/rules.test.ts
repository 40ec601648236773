import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadCityFolder } from '../../src/main/city.ts'
import { numbersIn, RULES, rulesPage, USED } from './rules-page.ts'

describe('规则编号', () => {
  test('连写的编号逐个认得', () => {
    expect(numbersIn('R1.10–R1.12、F1–F3 和 R2.7')).toEqual([
      'R1.10',
      'R1.11',
      'R1.12',
      'F1',
      'F2',
      'F3',
      'R2.7',
    ])
    expect(numbersIn('R4，F，XR1.1，R1.')).toEqual([])
  })

  test('源码、城市数据和文档里的每个编号，本仓库里都有说明', () => {
    expect(USED.size).toBeGreaterThan(40)
    expect([...USED].filter(([number]) => RULES[number] === undefined)).toEqual([])
  })

  test('说明引用的文件和条款都在城市的政策里', () => {
    const { standards } = loadCityFolder(fileURLToPath(new URL('../../city/tianjin', import.meta.url)))
    for (const [number, { clause }] of Object.entries(RULES)) {
      if (clause === null) continue
      const [document, article] = clause.split('#') as [string, string]
      expect(() => standards.clause(document, article === 'null' ? null : article), number).not.toThrow()
    }
  })

  test('docs/rules.md 就是画出来的那一页', async () => {
    await expect(rulesPage()).toMatchFileSnapshot('../../docs/rules.md')
  })
})
