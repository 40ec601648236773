import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { loadCityFolder } from '../../../main/city.ts'
import { catalogueKind } from '../../catalogue/rules.ts'
import { libraryOf } from './library.ts'
import { passagesOf, sentencesOf } from './passage.ts'
import { termsOf } from './question.ts'
import { syllablesIn } from './sounds.ts'

const TODAY = civilDate('2026-03-02')
const { standards } = loadCityFolder(fileURLToPath(new URL('../../../../city/tianjin', import.meta.url)))
const library = libraryOf(passagesOf(standards, [], standards.inForce(catalogueKind, TODAY), TODAY))

const first = (typed: string) => library.ask(typed, TODAY)[0]
const text = (answer: ReturnType<typeof first>) => answer?.sentence.map((one) => one.text).join('')
const hits = (answer: ReturnType<typeof first>) =>
  answer?.sentence.filter(({ hit }) => hit).map((one) => one.text)

describe('政策全文检索：先给答案句，再给出处', () => {
  test.each(['焊工补贴', 'hangong butie', 'hangongbutie', 'hgbt', '焊工 butie', '焊工能领多少补贴'])(
    '问“%s”',
    (typed) => {
      const answer = first(typed)
      expect(text(answer)).toContain('焊工在紧缺职业目录里属于“非常紧缺”，培训补贴标准')
      expect(hits(answer)?.[0]).toBe('焊工')
      expect(answer?.href).toBe('/policy/catalogue-2024#art-list')
      expect(answer?.next?.href).toContain('/subsidy/calc?occupation=')
      expect(answer?.source).toContain('目录')
    },
  )

  test('文件里的句子带着条款锚点', () => {
    expect(first('线上线下相结合的补贴')).toMatchObject({
      href: '/policy/subsidy-measures-2022#art-9',
      source: '补贴实施办法 第九条',
    })
    expect(first('shenghuofei')?.href).toBe('/policy/subsidy-measures-2022#art-11')
    expect(first('补贴实施办法')?.href).toMatch(/^\/policy\/subsidy-measures-2022/)
    expect(hits(first('生活费补贴'))).toContain('生活费补贴')
  })

  test.each([
    ['补贴实施办法 第九条', '#art-9'],
    ['补贴实施办法第9条', '#art-9'],
    ['补贴实施办法 ９条', '#art-9'],
    ['補貼實施辦法 第九條', '#art-9'],
    ['补贴实施办法 百分之九十', '#art-9'],
    ['紧缺 90%', '#art-9'],
    ['證書核發十二個月', '#art-time-limit'],
    ['证书核发 12个月', '#art-time-limit'],
    ['十二个月', '#art-time-limit'],
  ])('条号、数字怎么写都一样，繁体也找得到：%s', (typed, place) => {
    expect(first(typed)?.href).toContain(place)
  })

  test('只写条号，每一份文件的这一条都找得到', () => {
    const found = library.ask('第九条', TODAY)
    expect(found.length).toBeGreaterThan(0)
    for (const { source } of found.slice(0, 3)) expect(source).toContain('第九条')
    expect(library.ask('第九条', TODAY)[0]?.href).toBe(library.ask('第9条', TODAY)[0]?.href)
  })

  test('ü 写成 ü、v、u、u: 都一样', () => {
    const own = libraryOf([
      {
        name: '铝电解工',
        sentences: ['铝电解工每人补贴。'],
        href: '/x',
        source: 'x',
        next: null,
        from: null,
        to: null,
        assumed: false,
      },
    ])
    for (const typed of ['lüdianjie', 'lvdianjie', 'ludianjie', 'lu:dianjie', 'lǚdiànjiě', '鋁電解', 'ldj'])
      expect(own.ask(typed, TODAY)[0]?.href, typed).toBe('/x')
  })

  test('失效的文件排在施行的后面，并且说明', () => {
    const answers = library.ask('技能提升补贴', TODAY)
    expect(answers.some(({ past }) => past)).toBe(true)
    const old = library.ask('技能提升补贴', civilDate('2024-06-01'))
    expect(old.find(({ href }) => href.startsWith('/policy/skill-upgrade-2024'))?.past).toBe(false)
  })

  test('没有的词没有答案；空的问题没有答案', () => {
    expect(library.ask('', TODAY)).toEqual([])
    expect(library.ask('！？', TODAY)).toEqual([])
    expect(library.ask('饕餮', TODAY)).toEqual([])
  })

  test('任何一句话都能找到自己', () => {
    const passages = passagesOf(standards, [], null, TODAY).filter(({ sentences }) => sentences.length > 0)
    fc.assert(
      fc.property(fc.constantFrom(...passages), (passage) => {
        const sentence = passage.sentences[0] ?? ''
        const found = library.ask(sentence, TODAY).map(({ href }) => href)
        expect(found.slice(0, 6)).toContain(passage.href)
      }),
      { numRuns: 60 },
    )
  })

  test('什么都可以问，不会出错，句子一字不少', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('a', '焊', '𠮷', 'ü', '9')),
        (typed) => {
          for (const answer of library.ask(typed, TODAY, 3)) expect(answer.sentence.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

test('拼音断成音节，断不开的当首字母', () => {
  const syllables = new Set(['han', 'hang', 'gong', 'bu', 'tie', 'xi', 'an', 'xian'])
  const known = { syllables, pairs: new Set(['焊工']) }
  expect(syllablesIn('hangongbutie', syllables)).toEqual(['han', 'gong', 'bu', 'tie'])
  expect(syllablesIn('hgbt', syllables)).toBeNull()
  expect(termsOf('hgbt', known).map((term) => [term.text, term.spelling])).toEqual([
    ['hg', 'initials'],
    ['gb', 'initials'],
    ['bt', 'initials'],
  ])
  expect(termsOf('焊工2024', known).map((term) => term.text)).toEqual(['焊工', '2024'])
})

test('句子以句号、分号、问号、换行断开', () => {
  expect(sentencesOf('甲乙。丙丁；戊己\n庚辛？')).toEqual(['甲乙。', '丙丁；', '戊己', '庚辛？'])
})
