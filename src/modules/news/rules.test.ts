import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import type { Article } from './article.ts'
import { findingsIn, piecesOf } from './rules.ts'

const TODAY = civilDate('2026-03-02')
const article = (more: Partial<Article> = {}): Article => ({
  column: 'news',
  title: '焊工大赛开幕',
  summary: '一百名选手同场比试，三天决出名次。',
  body: '开幕式在体育馆举行。\n\n## 赛程\n\n第一天理论，\n第二天实操。',
  source: '市人社局',
  ...more,
})

describe('正文的段落', () => {
  test('空行分段，## 开头是小标题，段内换行接成一行', () => {
    expect(piecesOf(article().body)).toEqual([
      { kind: 'paragraph', text: '开幕式在体育馆举行。' },
      { kind: 'heading', text: '赛程' },
      { kind: 'paragraph', text: '第一天理论，第二天实操。' },
    ])
  })

  test('不管怎么换行，字一个不少', () => {
    const letters = (text: string) => text.replaceAll(/[\s#]/g, '')
    fc.assert(
      fc.property(fc.array(fc.constantFrom('甲', '乙', '\n', '\n\n', ' '), { maxLength: 60 }), (parts) => {
        const body = parts.join('')
        expect(
          letters(
            piecesOf(body)
              .map(({ text }) => text)
              .join(''),
          ),
        ).toBe(letters(body))
      }),
    )
  })
})

describe('公开前的检查', () => {
  test('没有个人号码的可以公开', () => {
    const fine =
      '2026年3月2日，津人社规字〔2022〕9号，电话 12333，共 1,234,567 元，证书 Y000012002013000001。'
    expect(findingsIn(article({ body: `${fine}${fine}` }), TODAY)).toEqual([])
  })

  test('身份证、手机、银行卡号码说得出在哪一段', () => {
    const body =
      '第一段没有。\n\n联系人电话 138 1234 5678。\n\n身份证 11010519491231002X，卡号 6222 0212 3456 7890 128。'
    expect(findingsIn(article({ body, title: '联系13812345678' }), TODAY)).toEqual([
      { place: '标题', what: '有手机号码' },
      { place: '正文第2段', what: '有手机号码' },
      { place: '正文第3段', what: '有身份证号码' },
      { place: '正文第3段', what: '有银行卡号一样的数字' },
    ])
  })
})
