import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pack } from '../../../kernel/office/index.ts'
import { anyContent, SAMPLES } from '../item/item.fixture.ts'
import { Content, KINDS } from '../item/item.ts'
import { readPackage, writePackage } from './package.ts'
import { STANDARD } from './standard.fixture.ts'
import { writeItem } from './write-item.ts'

const alone = (xml: string, assumed = {}) => readPackage('题.xml', new TextEncoder().encode(xml), assumed)
const ASSUMED = { point: 'SAFETY', difficulty: 60 }

describe('QTI 3.0 出去再进来', () => {
  test('七种题型：一点不变', () => {
    fc.assert(
      fc.property(fc.array(anyContent, { minLength: 1, maxLength: 4 }), (contents) => {
        const items = contents.map((content, at) => ({ identifier: `q${at}`, content }))
        const { questions, flaws } = readPackage('包.zip', writePackage(items), {})
        expect(flaws).toEqual([])
        expect(questions.map(({ content }) => content)).toEqual(contents)
      }),
      { numRuns: 200 },
    )
  })

  test('样题逐一：再出去一次，字节都一样', () => {
    for (const kind of KINDS) {
      const content = Content.parse(SAMPLES[kind])
      const once = writePackage([{ identifier: kind, content }])
      const read = readPackage('包.zip', once, {})
      expect(read.flaws, kind).toEqual([])
      expect(
        writePackage([{ identifier: kind, content: read.questions[0]?.content as Content }]).equals(once),
      ).toBe(true)
    }
  })
})

describe('照标准手写的题', () => {
  test.each(Object.entries(STANDARD))('%s', (_name, { xml, reads }) => {
    const { questions, flaws } = alone(xml, ASSUMED)
    expect(flaws).toEqual([])
    expect(questions[0]?.content).toMatchObject(reads)
  })
})

describe('不认识的、不完整的：按名字退回，说出位置和办法', () => {
  const written = (kind: (typeof KINDS)[number]) => writeItem('q', Content.parse(SAMPLES[kind])).xml

  test.each([
    [
      '缺答案',
      written('choice').replace(/<qti-correct-response>.*?<\/qti-correct-response>/, ''),
      '题.xml 第 2 行 <qti-response-declaration>',
      '没有答案',
    ],
    [
      '没有见过的题型',
      written('choice').replaceAll('qti-choice-interaction', 'qti-slider-interaction'),
      '题.xml 第 2 行 <qti-item-body>',
      '这一题有 0 处作答',
    ],
    [
      '题干里没有见过的元素',
      written('choice').replace('<p>', '<p><math>x</math>'),
      '题.xml 第 2 行 <math>',
      '不认识 <math>',
    ],
    [
      '另外的作答步骤',
      written('choice').replace('<qti-item-body', '<qti-template-declaration/><qti-item-body'),
      '题.xml 第 2 行 <qti-template-declaration>',
      '不认识 <qti-template-declaration>',
    ],
    [
      '旧版本',
      written('choice').replace('imsqtiasi_v3p0', 'imsqti_v2p1'),
      '题.xml 第 2 行 <qti-assessment-item>',
      '不是 QTI 3.0',
    ],
    [
      '答案不在选项里',
      written('choice').replace('<qti-value>c2<', '<qti-value>c9<'),
      '<qti-choice-interaction>',
      'c9',
    ],
    [
      '别的给分办法',
      written('multiple').replace('lower-bound="0"', 'lower-bound="-4"'),
      '<qti-mapping>',
      '分值',
    ],
    [
      '选项固定了位置',
      written('order').replace('identifier="s1"', 'identifier="s1" fixed="true"'),
      '<qti-simple-choice>',
      '固定',
    ],
    [
      '简答没有参考答案',
      written('extended-text').replace(/<qti-rubric-block.*<\/qti-rubric-block>/, ''),
      '<qti-extended-text-interaction>',
      '没有参考答案',
    ],
    ['没有关上的元素', written('choice').slice(0, -9), '题.xml', '不是完整的 XML'],
    [
      '外部定义',
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${written('choice').slice(39)}`,
      '题.xml',
      '不是完整的 XML',
    ],
    ['图片不在包里', written('hotspot'), '<img>', '找不到图片'],
  ])('%s', (_name, xml, place, what) => {
    const { questions, flaws } = alone(xml)
    expect(questions).toEqual([])
    expect(flaws[0]?.place).toContain(place)
    expect(flaws[0]?.what).toContain(what)
    expect(flaws[0]?.remedy.length).toBeGreaterThan(5)
  })

  test('缺知识点的，导入时另给；都没有就退回', () => {
    const bare = written('choice').replace(/ data-[a-z-]+="[^"]*"/g, '')
    expect(alone(bare, ASSUMED).questions[0]?.content).toMatchObject({ point: 'SAFETY', difficulty: 60 })
    expect(alone(bare).flaws[0]?.what).toContain('知识点')
  })

  test('包坏了、没有目录、有试卷、少了文件：都说得出', () => {
    const zip = (parts: Record<string, string>) =>
      pack(new Map(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])))
    const manifest = (type: string) =>
      `<manifest xmlns="x"><resources>\n<resource type="${type}" href="items/q.xml"/></resources></manifest>`
    const flaw = (bytes: Uint8Array) => readPackage('包.zip', bytes, {}).flaws[0]
    expect(flaw(Buffer.from('PK'))?.what).toBe('压缩包不完整')
    expect(flaw(zip({ 'a.xml': '<a/>' }))?.what).toContain('imsmanifest.xml')
    expect(flaw(zip({ 'imsmanifest.xml': manifest('imsqti_test_xmlv3p0') }))).toMatchObject({
      place: 'imsmanifest.xml 第 2 行 <resource>',
      what: '不认识资源 imsqti_test_xmlv3p0',
    })
    expect(flaw(zip({ 'imsmanifest.xml': manifest('imsqti_item_xmlv3p0') }))?.what).toBe(
      '压缩包里没有 items/q.xml',
    )
    expect(flaw(zip({ 'imsmanifest.xml': '<manifest/>' }))?.what).toBe('包里没有试题')
  })
})
