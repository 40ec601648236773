import { describe, expect, test } from 'vitest'
import { csvFile, csvRow, isFormula } from './csv.ts'

describe('出去的 CSV', () => {
  test('带标记，逗号、引号、换行按 RFC 4180', () => {
    expect(
      csvFile([
        ['名称', '数额'],
        ['甲,"乙"\n丙', 1.5],
      ]),
    ).toBe('\ufeff名称,数额\r\n"甲,""乙""\n丙",1.5\r\n')
  })

  test.each(['=1+1', '+1', '@SUM(A1)', '-cmd', '\t=1', ' =1', '\r=1', '＝1', '＠x', '\u200b=1', '-1+1'])(
    '%j 不会成为公式',
    (text) => {
      expect(isFormula(text)).toBe(true)
      expect(csvRow([text])).toMatch(/^"?'/)
    },
  )

  test.each(['-5', '-0.25', '5', '张三', '1-2', '022-23456789'])('%j 照原样', (text) => {
    expect(csvRow([text])).toBe(text)
  })
})
