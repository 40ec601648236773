import { describe, expect, test } from 'vitest'
import { SAMPLES } from './item.fixture.ts'
import { Content, KINDS } from './item.ts'
import { contentOfTyped, Typed, typedOf } from './typed.ts'
import { wrongWithKey } from './wrong-with-key.ts'

const typed = (kind: (typeof KINDS)[number], text: string, lines: string, more: object = {}) =>
  contentOfTyped(
    Typed.parse({ kind, text, lines, point: 'SAFETY', difficulty: '70', points: '2', ...more }),
    null,
  )

describe('命题人怎么写', () => {
  test('单选、多选在正确的前面加 *；排序按正确的次序写', () => {
    expect(typed('choice', '哪个对？', '甲\n*乙\n丙')).toMatchObject({ key: { right: 'A2' }, points: 2 })
    expect(typed('multiple', '哪些对？', '*甲\n* 乙\n丙', { scoring: 'all' })).toMatchObject({
      options: [{ text: '甲' }, { text: '乙' }, { text: '丙' }],
      key: { right: ['A1', 'A2'], scoring: 'all' },
    })
    expect(typed('order', '排好', '先\n后')).toMatchObject({ key: { order: ['S1', 'S2'] } })
  })

  test('配对一行一对，多出来的右边只写等号后面；几个左边可以配同一个右边', () => {
    expect(typed('match', '配起来', '氧气 = 淡蓝\n乙炔＝白\n压缩空气 = 白\n= 黑')).toMatchObject({
      left: [{ text: '氧气' }, { text: '乙炔' }, { text: '压缩空气' }],
      right: [{ text: '淡蓝' }, { text: '白' }, { text: '黑' }],
      key: {
        pairs: [
          ['L1', 'R1'],
          ['L2', 'R2'],
          ['L3', 'R2'],
        ],
      },
    })
  })

  test.each([
    ['choice', '甲\n乙', '没有标出正确答案'],
    ['choice', '*甲\n*乙', '只能有一个'],
    ['match', '氧气\n乙炔', '左边 = 右边'],
    ['hotspot', '*矩形 1,2,3,4', '上传一张'],
  ] as const)('%s 写成“%s”：说出怎么改', (kind, lines, message) => {
    expect(() => typed(kind, '题', lines)).toThrow(message)
  })

  test('已有的题打开来改，不改就还是那道题', () => {
    for (const kind of KINDS) {
      const content = Content.parse(SAMPLES[kind])
      const picture = content.kind === 'hotspot' ? content.picture : null
      const again = contentOfTyped(Typed.parse(typedOf(content)), picture)
      expect(wrongWithKey(again), kind).toEqual([])
      expect(typedOf(again), kind).toEqual(typedOf(content))
    }
  })
})
