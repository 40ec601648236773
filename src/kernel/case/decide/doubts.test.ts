import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Comparison } from '../evidence.ts'
import { doubtsOf } from './doubts.ts'

const compared = (result: Comparison['result'], more: Partial<Comparison> = {}): Comparison => ({
  item: '用人单位',
  declared: '甲厂',
  authoritative: '乙厂',
  source: '社保登记',
  trust: 'A',
  result,
  note: null,
  ...more,
})

test('比对不符和注意到的，每一处是一条；相符的不是疑点', () => {
  const doubts = doubtsOf([compared('ok'), compared('attention')], ['考勤有补录'])
  expect(doubts.map(({ text }) => text)).toEqual(['用人单位：填报“甲厂”，权威数据为“乙厂”', '考勤有补录'])
})

test('名册里六个人有疑点，就是六条，不是一句“6 行有疑点”', () => {
  const each = Array.from({ length: 6 }, (_, row) => `名册第 ${row + 1} 行：登记中没有`)
  expect(doubtsOf([compared('attention', { item: '名册核验', each })], [])).toHaveLength(6)
})

test('同一句话只问一次；话变了，就是另一条，要重新看', () => {
  const note = '培训期间换了用人单位'
  expect(doubtsOf([compared('attention', { note })], [note])).toHaveLength(1)
  const [before] = doubtsOf([], ['缺课 1 天'])
  const [after] = doubtsOf([], ['缺课 2 天'])
  expect(before?.code).not.toBe(after?.code)
  expect(doubtsOf([], ['缺课 1 天'])).toEqual([before])
})

test('没有两条疑点的编号相同', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), (attention) => {
      const codes = doubtsOf([], attention).map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
    }),
  )
})
