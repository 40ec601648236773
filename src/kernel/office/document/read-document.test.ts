import { describe, expect, test } from 'vitest'
import { pack } from '../archive.ts'
import { growth } from '../office.fixture.ts'
import { readDocument } from './read-document.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const NAMES = `xmlns:w="${W}" xmlns:r="${OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`

/** A .docx with this body and these other parts, each found by its relationship. */
function file(body: string, others: Record<string, string> = {}, main = 'word/document.xml'): Uint8Array {
  const relation = (type: string, target: string, at: number) =>
    `<Relationship Id="r${at}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const list = (relations: string) =>
    Buffer.from(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`,
    )
  return pack(
    new Map([
      ['_rels/.rels', list(relation('officeDocument', main, 0))],
      [main, Buffer.from(`<w:document ${NAMES}><w:body>${body}</w:body></w:document>`)],
      [
        main.replace(/([^/]*)$/, '_rels/$1.rels'),
        list(
          Object.keys(others)
            .map((type, at) => relation(type, `${type}.xml`, at))
            .join(''),
        ),
      ],
      ...Object.entries(others).map(
        ([type, xml]) =>
          [`word/${type}.xml`, Buffer.from(xml.replace(/^<w:(\w+)>/, `<w:$1 ${NAMES}>`))] as const,
      ),
    ]),
  )
}

const read = (bytes: Uint8Array) => {
  const found = readDocument(bytes, 300_000)
  if ('fault' in found) throw new Error(found.fault)
  return found
}

const p = (inside: string, of = '') => `<w:p>${of && `<w:pPr>${of}</w:pPr>`}${inside}</w:p>`
const t = (text: string, of = '') => `<w:r>${of && `<w:rPr>${of}</w:rPr>`}<w:t>${text}</w:t></w:r>`

describe('隐藏的字绝不公布', () => {
  const styles = `<w:styles><w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="h2"><w:basedOn w:val="h"/></w:style><w:style w:type="paragraph" w:styleId="ph"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`
  test.each([
    ['直接隐藏', p(t('甲') + t('密', '<w:vanish/>') + t('乙'))],
    ['w:val="true"', p(t('甲') + t('密', '<w:vanish w:val="true"/>') + t('乙'))],
    ['字符样式', p(t('甲') + t('密', '<w:rStyle w:val="h"/>') + t('乙'))],
    ['样式的样式', p(t('甲') + t('密', '<w:rStyle w:val="h2"/>') + t('乙'))],
    ['段落样式', p(t('密'), '<w:pStyle w:val="ph"/>') + p(t('甲') + t('乙'))],
    [
      '隐藏的文本框',
      p(
        t('甲') +
          `<w:r><w:rPr><w:vanish/></w:rPr><w:pict><v:textbox><w:txbxContent>${p(t('密'))}</w:txbxContent></v:textbox></w:pict></w:r>` +
          t('乙'),
      ),
    ],
    [
      '隐藏的表格行',
      `<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${p(t('密'))}</w:tc></w:tr></w:tbl>${p(t('甲乙'))}`,
    ],
  ])('%s', (_name, body) => {
    const { text, remarks } = read(file(body, { styles }))
    expect(text).not.toContain('密')
    expect(text.replaceAll('\n', '')).toBe('甲乙')
    expect(remarks.join()).toContain('隐藏文字，没有读进来')
  })

  test('样式隐藏、文字自己说不隐藏的，照读；修订以前的格式不算', () => {
    const shown = t('公开', '<w:rStyle w:val="h"/><w:vanish w:val="0"/>')
    const changed = t('也公开', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')
    expect(read(file(p(shown + changed), { styles })).text).toBe('公开也公开\n')
  })
})

describe('每个字都读进来，或者说明没有读', () => {
  const CASES: Record<
    string,
    [body: string, text: string, remark: RegExp | null, parts?: Record<string, string>]
  > = {
    公式: [
      p(`${t('金额=')}<m:oMath><m:r><m:t>标准×70%</m:t></m:r></m:oMath>`),
      '金额=标准×70%\n',
      /公式.*第 1 段/,
    ],
    '简单域、内容控件、智能标记': [
      p(
        `<w:sdt><w:sdtContent>${t('一')}</w:sdtContent></w:sdt><w:fldSimple w:instr="X">${t('二')}</w:fldSimple><w:smartTag>${t('三')}</w:smartTag>`,
      ),
      '一二三\n',
      null,
    ],
    域代码不是文字: [p(`<w:r><w:instrText>PAGE</w:instrText></w:r>${t('3')}`), '3\n', null],
    脚注: [
      p(`${t('每人1000元')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      '每人1000元〔注：农村劳动力1200元〕\n',
      /脚注/,
      {
        footnotes: `<w:footnotes><w:footnote w:id="2">${p(t('农村劳动力1200元'))}</w:footnote></w:footnotes>`,
      },
    ],
    分式和括号: [
      p(
        '<m:oMath><m:d><m:e><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:e></m:d><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>',
      ),
      '(1/2)x^2\n',
      /公式按一行文字读入/,
    ],
    上标的数字: [p(t('10') + t('2', '<w:vertAlign w:val="superscript"/>')), '10²\n', null],
    删除线: [p(t('甲', '<w:strike/>')), '甲\n', /删除线.*“甲”/],
    子文档: [`${p(t('甲'))}<w:p><w:subDoc r:id="x"/></w:p>`, '甲\n\n', /另一份文件没有读进来/],
    注音: [
      p(`<w:r><w:ruby><w:rt>${t('hàn')}</w:rt><w:rubyBase>${t('焊')}</w:rubyBase></w:ruby></w:r>${t('工')}`),
      '焊工\n',
      /注音没有读进来：“hàn”/,
    ],
    没有后备的文本框: [
      p(
        `${t('正文')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>${p(t('框里'))}</w:txbxContent></wps:txbx></mc:Choice></mc:AlternateContent></w:r>`,
      ),
      '正文\n框里\n',
      /文本框/,
    ],
    有后备的文本框只读一遍: [
      p(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${p(t('框里'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(t('框里'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>${t('正文')}`,
      ),
      '正文\n框里\n',
      /文本框/,
    ],
    嵌入的文件块: [`${p(t('甲'))}<w:altChunk r:id="x"/>`, '甲\n', /另一份文件没有读进来（第 1 段）/],
    表格: [
      `<w:tbl><w:tr><w:tc>${p(t('等级'))}</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p(t('课时'))}</w:tc></w:tr><w:tr><w:tc>${p(t('五级'))}${p(t('初级'))}</w:tc><w:tc>${p('')}</w:tc><w:tc>${p(t('80'))}</w:tc></w:tr></w:tbl>`,
      '等级｜课时｜\n五级 初级｜｜80\n',
      /表格按行/,
    ],
    移动和删除: [
      p(
        `${t('每人')}<w:moveFrom>${t('1000')}</w:moveFrom><w:moveTo>${t('1200')}</w:moveTo><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>${t('新')}</w:ins>`,
      ),
      '每人1200新\n',
      /修订痕迹/,
    ],
    批注和页眉: [
      p(t('甲')),
      '甲\n',
      /批注没有读进来：“领导意见”[\s\S]*页眉、页脚没有读进来：“内部资料”/,
      {
        comments: `<w:comments><w:comment>${p(t('领导意见'))}</w:comment></w:comments>`,
        header: `<w:hdr>${p(t('内部资料'))}</w:hdr>`,
      },
    ],
    图片: [p(`<w:r><w:drawing><a:blip/></w:drawing></w:r>${t('甲')}`), '甲\n', /图片没有读进来（第 1 段）/],
    艺术字: [p(`<w:r><w:pict><v:textpath string="机密"/></w:pict></w:r>${t('甲')}`), '甲\n', /“机密”/],
    白色的字: [p(t('甲', '<w:color w:val="FFFFFF"/>')), '甲\n', /白色的文字.*“甲”/],
    换行和制表: [
      p('<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>'),
      '甲\n乙\t丙\n',
      null,
    ],
    不认识的元素: [p(`<w:future>${t('甲')}</w:future>`), '甲\n', null],
  }
  test.each(Object.entries(CASES))('%s', (_name, [body, text, remark, parts = {}]) => {
    const found = read(file(body, parts))
    expect(found.text).toBe(text)
    if (remark) expect(found.remarks.join('\n')).toMatch(remark)
    else expect(found.remarks).toEqual([])
  })

  test('主文件叫什么都行，只看指针', () => {
    expect(read(file(p(t('甲')), {}, 'word/document2.xml')).text).toBe('甲\n')
  })
})

describe('自动编号', () => {
  const numbering = `<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="hebrew1"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num></w:numbering>`
  const styles = `<w:styles><w:style w:type="paragraph" w:styleId="art"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>`
  const num = (level: number, list = 3) =>
    `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`

  test('段落里的、样式里的都换成文字，下级随上级重新开始（p1）', () => {
    const body =
      p(t('甲'), '<w:pStyle w:val="art"/>') +
      p(t('一'), num(1)) +
      p(t('二'), num(1)) +
      p(t('乙'), num(0)) +
      p(t('一'), num(1)) +
      p(t('不编号'), '<w:pStyle w:val="art"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    const { text, remarks } = read(file(body, { numbering, styles }))
    expect(text).toBe('第一条 甲\n（1） 一\n（2） 二\n第二条 乙\n（1） 一\n不编号\n')
    expect(remarks[0]).toContain('自动编号，已按 Word 的编号换成文字')
  })

  test('写不出来的编号说明在哪一段', () => {
    const { text, remarks } = read(file(p(t('甲'), num(0, 4)), { numbering }))
    expect(text).toBe('甲\n')
    expect(remarks[0]).toMatch(/自动编号.*没有读进来.*第 1 段/)
  })
})

describe('读文件的时间只随长度增长（M1）', () => {
  const bodies: Record<string, (n: number) => string> = {
    换行: (n) => p(`<w:r>${'<w:br/>'.repeat(n)}</w:r>`),
    没有结尾的换行: (n) => '<w:br '.repeat(n),
    段落: (n) => p(t('甲')).repeat(n / 4),
    修订: (n) => p(`<w:ins>${t('甲')}</w:ins>`.repeat(n / 4)),
    表格: (n) => `<w:tbl>${`<w:tr><w:tc>${p(t('甲'))}</w:tc></w:tr>`.repeat(n / 4)}</w:tbl>`,
    深套的文本框: (n) => `<w:p><w:r><w:txbxContent>`.repeat(n),
  }
  test.each(Object.entries(bodies))('%s', async (_name, body) => {
    const files = new Map([1, 2, 4].map((times) => [times * 16_000, file(body(times * 16_000))]))
    expect(
      await growth((n) => readDocument(files.get(n) ?? new Uint8Array(), 10_000_000), 16_000),
    ).toBeLessThan(2.5)
  })

  test('文字太长就停下', () => {
    expect(readDocument(file(p(t('甲'.repeat(2_000))) + p(t('乙'))), 1_000)).toMatchObject({
      fault: 'too-long',
    })
  })
})
