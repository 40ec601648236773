import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partsOfLine, withLineBreaks } from './line-breaks.ts'

const shown = (text: string) => withLineBreaks(text).replaceAll('\u00ad', '|').replaceAll('\u00a0', ' ')

describe('换行（禁则处理）', () => {
  test('汉字之间可以换行，句读不居行首', () => {
    expect(shown('收悉。经研究，批复如下：')).toBe('收|悉。|经|研|究，|批|复|如|下：')
  })

  test('前括号、前引号不居行尾', () => {
    expect(shown('按《办法》（试行）执行')).toBe('按|《办|法》|（试|行）|执|行')
  })

  test('数字、英文单词不拆开，空格之后可以换行', () => {
    expect(shown('共30人 in all')).toBe('共|30|人 |in |all')
  })

  test('很长的号码和网址会拆开，不超出版心', () => {
    expect(shown('1'.repeat(30))).toBe(`${'1'.repeat(24)}|${'1'.repeat(6)}`)
    expect(shown('/verify/12')).toBe('/|verify/|12')
  })

  test('扩展区汉字按一个字处理', () => {
    expect(shown('李𬭎㛃')).toBe('李|𬭎|㛃')
  })

  test('段落由几段文字拼成时，接头处照样处理', () => {
    expect(withLineBreaks('年', '2026')).toBe('\u00ad年')
    expect(withLineBreaks('，请', '年')).toBe('，\u00ad请')
  })

  test('性质：去掉换行标记就是原文，排版得到的各段拼起来也是原文', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'中国𬭎，。（）《》ab1 /') }), (text) => {
        const marked = withLineBreaks(text)
        expect(marked.replaceAll('\u00ad', '').replaceAll('\u00a0', ' ')).toBe(text)
        expect(partsOfLine(marked).join('')).toBe(marked.replaceAll('\u00ad', ''))
      }),
    )
  })

  test('性质：换行之后不以句读开头，换行之前不以前括号结尾', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'中国，。（）《》ab1 ') }), (text) => {
        expect(withLineBreaks(text)).not.toMatch(/\u00ad[，。）》\u00a0]|[（《]\u00ad/)
      }),
    )
  })
})
