import { createRequire } from 'node:module'
import { Font, Page, Text } from '@react-pdf/renderer'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../value/time/civil-date.ts'
import { MissingGlyphs } from './font/printable.ts'
import { printedRuns, printedText } from './font/printed-text.ts'
import {
  Field,
  Heading,
  Letter,
  Paper,
  Paragraph,
  pdf,
  Qr,
  Sheet,
  Table,
  TableSheets,
  Title,
} from './index.ts'

const day = civilDate('2026-03-04')

const paragraph = '学员张建国、李𬭎、王㛃、刘䶮等30人，每人补贴标准3240.00元（大写：叁仟贰佰肆拾元整）。'

const letter = (
  <Paper title="批复" day={day} author="天津市人力资源和社会保障局">
    <Letter
      organ="天津市人力资源和社会保障局"
      number="津人社补字〔2026〕1号"
      title="关于核定职业技能培训补贴资金的批复"
      to="河西区人力资源和社会保障局"
      paragraphs={[paragraph, '特此批复。']}
      attachments={['明细表', '退回名单']}
      day={day}
      copies="市财政局"
      qr={{ text: 'https://example.org/v/7F3K', caption: '扫码核对本件' }}
      mark="演示"
    />
  </Paper>
)

const sheet = (child: React.ReactNode, type: 'serif' | 'sans' = 'sans') => (
  <Paper title="试" day={day}>
    <Sheet type={type}>{child}</Sheet>
  </Paper>
)

describe('公文', () => {
  test('各要素都印在纸上', async () => {
    const text = printedText(await pdf(letter))
    for (const part of [
      '天津市人力资源和社会保障局文件',
      '津人社补字〔2026〕1号',
      '关于核定职业技能培训补贴资金的批复',
      '河西区人力资源和社会保障局：',
      paragraph,
      '附件：1．明细表2．退回名单',
      '2026年3月4日',
      '抄送：市财政局。',
      '扫码核对本件',
      '— 1 —',
      '演示',
    ])
      expect(text).toContain(part)
  })

  test('同样的内容得到一字节不差的同一份文件', async () => {
    expect(Buffer.compare(await pdf(letter), await pdf(letter))).toBe(0)
  })

  test('嵌入的字体里，每个字的字形都与原字库相同', async () => {
    const { create } = createRequire(createRequire(import.meta.url).resolve('@react-pdf/renderer'))('fontkit')
    const drawn = new Set<string>()
    for (const { font, glyphs } of printedRuns(await pdf(letter))) {
      const embedded = create(font)
      for (const { id, text } of glyphs) {
        if (text.trim() === '') continue
        drawn.add(text)
        const outline = embedded.getGlyph(id).path.toSVG()
        expect(outline.length).toBeGreaterThan(10)
        expect(outlinesOf(text)).toContain(outline)
      }
    }
    expect(drawn.size).toBeGreaterThan(80)
    for (const character of '𬭎㛃䶮') expect(drawn).toContain(character)
  })
})

function outlinesOf(character: string): string[] {
  return Object.values(Font.getRegisteredFonts())
    .flatMap(({ sources }) => sources)
    .flatMap(({ data }) => (data && 'glyphsForString' in data && data.type === 'TTF' ? [data] : []))
    .flatMap((font) =>
      font.layout(character).glyphs.map((glyph: { path: { toSVG(): string } }) => glyph.path.toSVG()),
    )
}

describe('表单和名单', () => {
  test('栏目、段落、表格和二维码', async () => {
    const text = printedText(
      await pdf(
        sheet(
          <>
            <Title>申请表</Title>
            <Heading>一、基本情况</Heading>
            <Field label="姓名" value="张建国" />
            <Paragraph>
              公示期{5}个工作日<Text>，自次日起。</Text>
            </Paragraph>
            <Table
              columns={[{ title: '职业' }, { title: '金额', align: 'right' }]}
              rows={[['焊工', '3,240.00']]}
            />
            <Qr text="https://example.org" caption="扫码" />
          </>,
        ),
      ),
    )
    for (const part of [
      '申请表',
      '一、基本情况',
      '姓名张建国',
      '公示期5个工作日，自次日起。',
      '职业金额焊工3,240.00',
      '扫码',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('-')
  })

  test('很窄的栏里，混排的文字换行也不出现连字符', async () => {
    const text = '补贴Training补贴Standards（Registers）补贴，Certificates'
    const bytes = await pdf(
      sheet(<Table columns={[{ title: '一' }, { title: '二', share: 6 }]} rows={[[text, '']]} />),
    )
    expect(printedText(bytes)).toContain(text)
  })

  test('长名单每页有表头和页码，一行不少', async () => {
    const rows = Array.from({ length: 70 }, (_, index) => [
      `第${index + 1}人`,
      '焊工（电焊工、气焊工、手工焊接操作）',
    ])
    const list = (
      <Paper title="名单" day={day}>
        <TableSheets
          numbered
          lead={{ content: <Title>公示名单</Title>, height: 50 }}
          tail={<Text>名单完</Text>}
          columns={[{ title: '姓名栏' }, { title: '职业栏' }]}
          rows={rows}
        />
      </Paper>
    )
    const text = printedText(await pdf(list))
    const pages = Number(/共 (\d+) 页/.exec(text)?.[1])
    expect(pages).toBeGreaterThan(1)
    expect(text.split('姓名栏').length - 1).toBe(pages)
    for (const [name = ''] of rows) expect(text).toContain(name)
    expect(text.split('公示名单').length - 1).toBe(1)
    expect(text).toContain('名单完')
  })
})

describe('生僻字', () => {
  test('宋体没有而黑体有的字，用黑体印出', async () => {
    expect(printedText(await pdf(sheet(<Text>𰻝面</Text>, 'serif')))).toBe('𰻝面')
  })

  test('字库都没有的字，说明是哪个字，不生成缺字的文件', async () => {
    const made = pdf(sheet(<Text>张𪚥</Text>))
    await expect(made).rejects.toThrow(MissingGlyphs)
    await expect(made).rejects.toThrow('“𪚥”（U+2A6A5）')
  })

  test('或者在原处印出它的编码', async () => {
    expect(printedText(await pdf(sheet(<Text>张𪚥明</Text>), { missing: 'mark' }))).toBe('张〔U+2A6A5〕明')
  })

  test('看不见的控制字符不影响排印', async () => {
    expect(printedText(await pdf(sheet(<Text>{'张\u200b建\u0007国\u{e0100}'}</Text>)))).toBe('张建国')
  })
})

describe('用错的地方', () => {
  test('不在 Sheet 里的文字没有中文字体，因此拒绝', async () => {
    const bare = (
      <Paper title="试" day={day}>
        <Page>
          <Text>张</Text>
        </Page>
      </Paper>
    )
    await expect(pdf(bare)).rejects.toThrow('text outside a Sheet')
  })

  test('根不是 Paper 时拒绝', async () => {
    await expect(pdf(<Text>张</Text>)).rejects.toThrow('a PDF is made of a <Paper>')
  })
})
