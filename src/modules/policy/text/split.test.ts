import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growth } from '../../../kernel/office/office.fixture.ts'
import { longestRise } from './longest-rise.ts'
import { ordinal } from './ordinal.ts'
import { articlesOf, splitRegulation } from './split.ts'

const anchors = (text: string) => articlesOf(splitRegulation(text)).map(({ anchor }) => anchor)

const MEASURES = `某市培训补贴实施办法
（试行）

　　第一章　总则
　　第一条　为了规范补贴，制定本办法。
　　第二条　补贴按目录发放。
第一项是课时。
　　第二章 标准
第三条【补贴标准】紧缺的按90%补贴，非常紧缺的按100%补贴。
第三条之一　线上线下相结合的，按70%。
第四条规定以外的，
第 四 条　本办法自公布之日起施行。
`

describe('拆条', () => {
  test('章、条、标题、增条各归各位，条号去掉空格', () => {
    expect(articlesOf(splitRegulation(MEASURES))).toEqual([
      {
        anchor: '1',
        label: '第一条',
        chapter: '第一章　总则',
        title: '',
        text: '为了规范补贴，制定本办法。',
      },
      {
        anchor: '2',
        label: '第二条',
        chapter: '第一章　总则',
        title: '',
        text: '补贴按目录发放。\n第一项是课时。',
      },
      {
        anchor: '3',
        label: '第三条',
        chapter: '第二章 标准',
        title: '补贴标准',
        text: '紧缺的按90%补贴，非常紧缺的按100%补贴。',
      },
      {
        anchor: '3-1',
        label: '第三条之一',
        chapter: '第二章 标准',
        title: '',
        text: '线上线下相结合的，按70%。\n第四条规定以外的，',
      },
      { anchor: '4', label: '第四条', chapter: '第二章 标准', title: '', text: '本办法自公布之日起施行。' },
    ])
  })

  test('条文里提到别的条，不算新的一条', () => {
    expect(
      anchors(
        '第一条 甲\n第二条 按照\n第五十条 第二款办理\n第一条、第二条之外\n第九条的规定\n第三条 乙\n第四条中央企业也算',
      ),
    ).toEqual(['1', '2', '3', '4'])
    expect(anchors('第一条 甲\n第二条 乙\n第六十条 引文\n第三条 丙\n第四条 丁')).toEqual(['1', '2', '3', '4'])
  })

  test('目录里的条目让位给正文', () => {
    const { pieces } = splitRegulation(
      '目录\n第一条 目的\n第二条 范围\n正文\n第一条 为了培训。\n第二条 全市适用。',
    )
    expect(pieces.map((piece) => (piece.kind === 'article' ? piece.text : piece.kind))).toEqual([
      'preamble',
      '为了培训。',
      '全市适用。',
    ])
  })

  test('附件自己的条号不与正文相混；附则是一章，不是附件', () => {
    const { pieces } = splitRegulation('第一条 甲\n第二章 附则\n第二条 乙\n附件1\n第一条 附件里的一条')
    expect(pieces.map(({ kind }) => kind)).toEqual(['article', 'chapter', 'article', 'annex'])
  })

  test('缺号提醒，没有条号按“一、”分，再没有就整篇一条', () => {
    expect(splitRegulation('第一条 甲\n第三条 乙').remarks).toEqual(['第三条前面缺号，请核对'])
    expect(articlesOf(splitRegulation('各区：\n一、补贴对象\n（一）职工。\n二、补贴标准按目录。'))).toEqual([
      { anchor: '1', label: '一', chapter: null, title: '补贴对象', text: '（一）职工。' },
      { anchor: '2', label: '二', chapter: null, title: '', text: '补贴标准按目录。' },
    ])
    expect(splitRegulation('只有一段话。')).toMatchObject({ by: 'none', pieces: [{ anchor: 'text' }] })
    expect(splitRegulation(' \n').remarks).toEqual(['没有文字'])
  })

  test('各种写法的条号', () => {
    expect(['二十三', '一百零二', '一〇八', '２３', '9', ' 十 一 ', '两百'].map(ordinal)).toEqual([
      23, 102, 108, 23, 9, 11, 200,
    ])
    expect(['', '甲', '零', '0', '12345', '1.5'].map(ordinal)).toEqual([null, null, null, null, null, null])
    expect(anchors('\ufeff第１条　甲\r\n第2条 乙\r第三条：丙')).toEqual(['1', '2', '3'])
  })

  const piece = fc.constantFrom(
    '第一条 ',
    '第二条',
    '第三条\u3000',
    '第十一条之一 ',
    '第二章 标准',
    '一、',
    '二、',
    '附件：',
    '附则',
    '\n',
    '\r\n',
    '\u3000',
    ' ',
    '补贴',
    '规定的',
    '。',
    '第',
    '条',
    '之',
    '\f',
    '【',
    '】',
    '\u2028',
    '\ufeff',
    '9',
    '第９条',
  )
  const regulation = fc
    .array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 })
    .map((all) => all.join(''))

  test('拆开再接上，一字不差；没有两条同一个锚点', () => {
    fc.assert(
      fc.property(regulation, (text) => {
        const split = splitRegulation(text)
        expect(split.pieces.map(({ source }) => source).join('')).toBe(text)
        const found = articlesOf(split).map(({ anchor }) => anchor)
        expect(new Set(found).size).toBe(found.length)
        for (const anchor of found) expect(anchor).toMatch(/^(text|\d+(-\d+)?)$/)
      }),
      { numRuns: 1500 },
    )
  })

  test('再长的乱文也不卡', () => {
    const start = performance.now()
    splitRegulation('第一条\n'.repeat(40_000))
    splitRegulation(`第${' '.repeat(200_000)}条`)
    expect(performance.now() - start).toBeLessThan(4000)
  })
})

test('最长的一串不比任何一串短', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 9 }), (items) => {
      const found = longestRise(items, (one, other) => one < other)
      expect(found.every((one, index) => index === 0 || (found[index - 1] as number) < one)).toBe(true)
      let most = 0
      for (let mask = 0; mask < 1 << items.length; mask++) {
        const some = items.filter((_, index) => mask & (1 << index))
        if (some.every((one, index) => index === 0 || (some[index - 1] as number) < one))
          most = Math.max(most, some.length)
      }
      expect(found.length).toBe(most)
    }),
  )
})

describe('拆条的时间只随长度增长（M1）', () => {
  const texts: Record<string, (n: number) => string> = {
    空行: (n) => `一、甲${'\n'.repeat(n)}二、乙`,
    空格: (n) => `一、甲\n${' '.repeat(n)}乙\n二、丙`,
    全是空格的行: (n) => `第一条 甲\n${' '.repeat(n)}`,
    标题后的空行: (n) => `一、标题\n${' \n'.repeat(n / 2)}二、乙`,
    编号里的空格: (n) => `第一条 甲\n第${' '.repeat(n)}`,
    章: (n) => `第一条 甲\n第一章${' '.repeat(n)}，`,
    括号: (n) => `第一条 【${'['.repeat(n)}`,
  }
  test.each(Object.entries(texts))('%s', async (_name, text) => {
    const made = new Map([1, 2, 4].map((times) => [times * 40_000, text(times * 40_000)]))
    expect(await growth((n) => splitRegulation(made.get(n) ?? ''), 40_000)).toBeLessThan(3)
  })
})
