import { inflateSync } from 'node:zlib'

/** Glyphs of one font, in the order in which a PDF prints them. */
export interface PrintedRun {
  /** The embedded font program. */
  font: Uint8Array
  glyphs: { id: number; text: string }[]
}

/** The text that a PDF made here prints, without line ends, by the character maps that it carries. For tests. */
export const printedText = (pdf: Uint8Array): string =>
  printedRuns(pdf)
    .map(({ glyphs }) => glyphs.map(({ text }) => text).join(''))
    .join('')
    .replaceAll('\u00a0', ' ')

/** Every glyph that a PDF made here prints, with the font program that it embeds. For tests. */
export function printedRuns(pdf: Uint8Array): PrintedRun[] {
  const objects = objectsOf(Buffer.from(pdf))
  const fonts = fontsOf(objects)
  const runs: PrintedRun[] = []
  for (const { dictionary, stream } of objects.values()) {
    if (stream === null || /\/(Type|Length1|Subtype)\b/.test(dictionary)) continue
    let font: EmbeddedFont | undefined
    for (const [, name, array] of stream
      .toString('latin1')
      .matchAll(/\/(F\d+) [\d.-]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name !== undefined) font = fonts.get(name)
      else if (font !== undefined) runs.push({ font: font.program, glyphs: glyphsOf(array ?? '', font) })
    }
  }
  return runs
}

interface PdfObject {
  dictionary: string
  stream: Buffer | null
}

interface EmbeddedFont {
  program: Uint8Array
  texts: Map<number, string>
}

function objectsOf(file: Buffer): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>()
  for (const match of file.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, number = '', body = ''] = match
    const at = body.indexOf('\nstream\n')
    const dictionary = at < 0 ? body : body.slice(0, at)
    objects.set(number, { dictionary, stream: at < 0 ? null : contentOf(dictionary, body.slice(at + 8)) })
  }
  return objects
}

function contentOf(dictionary: string, body: string): Buffer {
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
  const bytes = Buffer.from(body, 'latin1').subarray(0, length)
  return dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes
}

function fontsOf(objects: Map<string, PdfObject>): Map<string, EmbeddedFont> {
  const fonts = new Map<string, EmbeddedFont>()
  for (const { dictionary } of objects.values()) {
    for (const [, name = '', number = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = objects.get(number)?.dictionary ?? ''
      const descendant = follow(objects, font, 'DescendantFonts')?.dictionary ?? ''
      const descriptor = follow(objects, descendant, 'FontDescriptor')?.dictionary ?? ''
      const program = follow(objects, descriptor, 'FontFile2')?.stream
      const map = follow(objects, font, 'ToUnicode')?.stream
      if (program && map) fonts.set(name, { program, texts: textsOf(map.toString('latin1')) })
    }
  }
  return fonts
}

const follow = (objects: Map<string, PdfObject>, dictionary: string, key: string): PdfObject | undefined =>
  objects.get(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(dictionary)?.[1] ?? '')

function textsOf(map: string): Map<number, string> {
  const texts = new Map<number, string>()
  for (const [, first = '', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    const start = Number.parseInt(first, 16)
    for (const [index, [, code = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries())
      texts.set(start + index, Buffer.from(code.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'))
  }
  return texts
}

const glyphsOf = (array: string, { texts }: EmbeddedFont): { id: number; text: string }[] =>
  [...array.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) =>
    (hex.match(/.{4}/g) ?? []).map((code) => {
      const id = Number.parseInt(code, 16)
      return { id, text: texts.get(id) ?? '\ufffd' }
    }),
  )
