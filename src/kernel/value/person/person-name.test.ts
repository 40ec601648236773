import { expect, test } from 'vitest'
import { checkName, plainName, sameName } from './person-name.ts'

const kept = (text: string) => {
  const checked = checkName(text)
  return checked.valid ? checked.value : checked.reason
}

test('间隔号怎么打都是同一个名字，按一种样子保存', () => {
  for (const dot of ['·', '‧', '・', '．', '•', '∙', '･', '.', ' · ', '。', '◦', '⸳', '﹒'])
    expect(kept(`买买提${dot}艾力`)).toBe('买买提·艾力')
})

test('一个字的名字、生僻字、撇号和连字符都收', () => {
  expect(kept('𠮷')).toBe('𠮷')
  expect(kept('王')).toBe('王')
  expect(kept('李〇')).toBe('李〇')
  for (const name of ['Anne-Marie', 'Anne–Marie', 'Sean O’Brien', 'Sean OʼBrien', 'Sean O`Brien'])
    expect(kept(name)).toMatch(/^(Anne-Marie|Sean O'Brien)$/)
  expect(kept('O’Brien')).toBe("O'Brien")
  expect(kept('Anne‐Marie  Smith')).toBe('Anne-Marie Smith')
})

test('数字、空格、系统造字、空名字不收，按字数不按编码单元数', () => {
  expect(kept('张3')).toContain('数字')
  expect(kept('张 三')).toContain('空格')
  expect(kept('张\ue000')).toContain('系统造字')
  expect(kept(' ')).toContain('请填写')
  expect(kept('张@三')).toBe('姓名里有不能用的符号“@”（U+0040），请核对')
  expect(kept('𠮷'.repeat(60))).toHaveLength(120)
  expect(kept('𠮷'.repeat(61))).toContain('60')
})

test('比较不看大小写、点和空格；看不见的字符不算', () => {
  expect(sameName('SMITH, JOHN'.replace(',', ''), 'Smith John')).toBe(true)
  expect(sameName('张\u200e三', '张三')).toBe(true)
  expect(sameName('张三', '张四')).toBe(false)
  expect(sameName('买买提·艾力', '买买提艾力')).toBe(true)
  expect(sameName('Anne-Marie', 'ANNE MARIE')).toBe(true)
  expect(plainName('（')).toBe('(')
})
