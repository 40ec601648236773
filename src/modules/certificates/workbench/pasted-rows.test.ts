import { expect, test } from 'vitest'
import { pastedRows } from './pasted-rows.ts'

test('从表格粘来的、手打的都读得出，空行不算', () => {
  const text =
    'S000012000067264000001\t张建国\r\n\r\nS000012000067264000002 王 秀兰\nS000012000067264000003，阿卜杜拉·买买提 \n'
  expect(pastedRows(text)).toEqual({
    valid: true,
    value: [
      { number: 'S000012000067264000001', name: '张建国' },
      { number: 'S000012000067264000002', name: '王 秀兰' },
      { number: 'S000012000067264000003', name: '阿卜杜拉·买买提' },
    ],
  })
})

test('缺姓名说得出第几行；没有行、行太多不收', () => {
  expect(pastedRows('S000012000067264000001 张建国\nS000012000067264000002')).toMatchObject({
    valid: false,
    reason: expect.stringContaining('第 2 行'),
  })
  expect(pastedRows(' \n ')).toMatchObject({ valid: false })
  expect(pastedRows('S1 张\n'.repeat(501))).toMatchObject({
    valid: false,
    reason: expect.stringContaining('501'),
  })
})
