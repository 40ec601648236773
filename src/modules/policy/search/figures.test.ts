import { expect, test } from 'vitest'
import { figuresIn } from './figures.ts'

const found = (text: string) => figuresIn(text).map((figure) => figure.text)

test('同一个数，怎么写都是一个样子', () => {
  expect(found('十二个月')).toEqual(['12'])
  expect(found('12个月')).toEqual(['12'])
  expect(found('百分之九十')).toEqual(['90%'])
  expect(found('90%')).toEqual(['90%'])
  expect(found('第九条')).toEqual(['第9条'])
  expect(found('第十一条之一')).toEqual(['第11条之1'])
  expect(found('三年、二十四课时')).toEqual(['3', '24'])
})

test('不是数的字不当作数', () => {
  expect(found('一般、统一、万一')).toEqual([])
})
