import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestFirst, soundsLike } from './sounds-like.ts'

const CODE = '6-18-02-04'
const finds = (typed: string, name: string) => soundsLike(typed)(name, CODE) !== null

describe('按名称、拼音、首字母、编码找职业', () => {
  test.each([
    ['焊', '焊工'],
    ['hangong', '焊工'],
    ['han gong', '焊工'],
    ['hg', '焊工'],
    ['焊g', '焊工'],
    ['HG', '焊工'],
    ['dhg', '电焊工'],
    ['lvgong', '铝工'],
    ['zhuangtiao', '机床装调维修工'],
    ['zdwxg', '机床装调维修工'],
    ['skxg', '铣工（数控铣工）'],
    ['6-18-02', '焊工'],
    ['618', '焊工'],
    ['', '焊工'],
  ])('“%s”查到 %s', (typed, name) => expect(finds(typed, name)).toBe(true))

  test.each([
    ['xg', '焊工'],
    ['hgg', '焊工'],
    ['ang', '焊工'],
    ['6-19', '焊工'],
    ['电焊', '焊工'],
  ])('“%s”查不到 %s', (typed, name) => expect(finds(typed, name)).toBe(false))

  test('名称相同的在前，其次是以它开头的', () => {
    const all = ['电焊工', '焊工班长', '焊工'].map((name) => ({ name, code: null }))
    expect(bestFirst(all, '焊工').map(({ name }) => name)).toEqual(['焊工', '焊工班长', '电焊工'])
    expect(bestFirst(all, 'hg').map(({ name }) => name)).toEqual(['焊工', '焊工班长', '电焊工'])
  })

  test('名称的任何一段都查得到，打什么都很快结束', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('机床装调维修工', '网约配送员', '工业机器人系统运维员'),
        fc.nat(),
        fc.nat(),
        (name, a, b) => {
          const from = a % name.length
          expect(finds(name.slice(from, from + 1 + (b % 4)), name)).toBe(true)
        },
      ),
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (typed) => void soundsLike(typed)('石狮十事师', null)),
    )
  })
})

test('ü 写成 ü、v、u、u:，带声调，繁体，都找得到', () => {
  const names = [
    { name: '铝电解工', code: null },
    { name: '炉前工', code: null },
    { name: '焊工', code: null },
  ]
  for (const typed of [
    'lüdianjie',
    'lvdianjie',
    'ludianjie',
    'lu:dianjie',
    'lǚdiànjiě',
    '鋁電解',
    '鋁電解工',
  ])
    expect(bestFirst(names, typed)[0]?.name, typed).toBe('铝电解工')
  expect(bestFirst(names, '饕餮')).toEqual([])
})
