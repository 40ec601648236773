import { describe, expect, test } from 'vitest'
import { countsOf, isGuessing, type Known, type Result, resultOf } from './answers.ts'

const A = 'S000012000067264000001'
const known = (more: Partial<Known> = {}) =>
  new Map([[A, { name: '张建国', state: 'valid' as const, altered: false, ...more }]])
const NONE = new Set<string>()

describe('一行一个回答', () => {
  test('真实有效、已更正、已撤销、姓名不符、查无此证、不能确认', () => {
    const asked = { number: A, name: '张建国' }
    expect(resultOf(asked, known(), NONE)).toBe('valid')
    expect(resultOf(asked, known({ state: 'corrected' }), NONE)).toBe('corrected')
    expect(resultOf(asked, known({ state: 'revoked' }), NONE)).toBe('revoked')
    expect(resultOf({ ...asked, name: '张建军' }, known(), NONE)).toBe('other-name')
    expect(resultOf({ ...asked, number: A.replace('1', '2') }, known(), NONE)).toBe('unknown')
    expect(resultOf(asked, known({ altered: true }), NONE)).toBe('altered')
  })

  test('全角数字、空格和连字符照认；姓名不符的，撤销没撤销都不说', () => {
    expect(resultOf({ number: ' Ｓ0000-12000067264000001 ', name: '张建国' }, known(), NONE)).toBe('valid')
    expect(resultOf({ number: A, name: '李四' }, known({ state: 'revoked', altered: true }), NONE)).toBe(
      'other-name',
    )
  })

  test('试得太多的编号，对的姓名和错的姓名一个回答', () => {
    const closed = new Set([A])
    for (const name of ['张建国', '李四'])
      expect(resultOf({ number: A, name }, known(), closed)).toBe('closed')
  })
})

test('一半以上不符、不止二十行的，是在猜；短名单和有些笔误的不是', () => {
  const list = (right: number, wrong: number): Result[] => [
    ...Array<Result>(right).fill('valid'),
    ...Array<Result>(wrong).fill('unknown'),
  ]
  expect(isGuessing(list(0, 19))).toBe(false)
  expect(isGuessing(list(20, 20))).toBe(false)
  expect(isGuessing(list(19, 20))).toBe(true)
  expect(isGuessing(list(300, 200))).toBe(false)
  expect(countsOf(list(2, 1))).toEqual([
    { result: 'valid', count: 2 },
    { result: 'unknown', count: 1 },
  ])
})
