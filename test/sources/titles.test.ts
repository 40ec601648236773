import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { type Source, sourcesIn } from './read-sources.ts'

const TITLED = new Set(['describe', 'it', 'test'])

/** Two Latin words in a row are a sentence of another language; names, codes, commands and rule numbers stand alone. */
const SENTENCE = /[a-z’']+,? [a-z]+/
const COMMAND = /^haihe [a-z ]+/
const foreign = (title: string) => SENTENCE.test(title.replace(COMMAND, '').replace(/\$\{[^}]*\}/g, ''))

/** The name below `describe.skipIf(x).each(rows)(…)`. */
function nameOf(called: ts.Expression): string {
  if (ts.isIdentifier(called)) return called.text
  if (ts.isPropertyAccessExpression(called) || ts.isCallExpression(called)) return nameOf(called.expression)
  return ''
}

/** What a row of a table of tests is called where the title is only `%s`: its first text. */
function rowNames(called: ts.Expression): string[] {
  const table = ts.isCallExpression(called) ? called.arguments[0] : undefined
  if (!table || !ts.isArrayLiteralExpression(table)) return []
  return table.elements
    .map((row) => (ts.isArrayLiteralExpression(row) ? row.elements[0] : row))
    .filter((name) => name !== undefined && ts.isStringLiteralLike(name))
    .map((name) => (name as ts.StringLiteralLike).text)
}

/** Every title of a source of tests, and of the rows that are titles themselves. */
function titlesOf({ path, text }: Source): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const titles: string[] = []
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.arguments.length > 1 && TITLED.has(nameOf(node.expression))) {
      const [title] = node.arguments
      if (title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))) {
        titles.push(title.getText(file).slice(1, -1))
        if (/^%s/.test(title.getText(file).slice(1))) titles.push(...rowNames(node.expression))
      }
    }
    ts.forEachChild(node, look)
  }
  look(file)
  return titles
}

const TESTS = sourcesIn(['src', 'test'], ['.test.ts', '.test.tsx'], true)

describe('测试的标题只用中文', () => {
  test('认得别的语言的句子；名称、代码、命令、规则编号可以照写', () => {
    const source = (title: string) => ({ path: 'a.test.ts', text: `test('${title}', () => {})` })
    for (const wrong of ['a fund is closed', '资金 is closed', 'R2.2 three a year'])
      expect(titlesOf(source(wrong)).filter(foreign)).toEqual([wrong])
    for (const right of [
      '资金已关',
      'SM4-GCM',
      'ISO 7064 MOD 37,36',
      'haihe assess eligible',
      '%s',
      'R2.2、F3 一年三次',
    ])
      expect(titlesOf(source(right)).filter(foreign)).toEqual([])
    const rows = { path: 'a.test.ts', text: "test.each([['no lines', 1], ['没有分录', 2]])('%s', () => {})" }
    expect(titlesOf(rows).filter(foreign)).toEqual(['no lines'])
  })

  test('每个测试都是', () => {
    const found = TESTS.map((source) => ({ path: source.path, titles: titlesOf(source) }))
    expect(found.flatMap(({ titles }) => titles).length).toBeGreaterThan(1_500)
    expect(
      found.flatMap(({ path, titles }) => titles.filter(foreign).map((title) => `${path}: ${title}`)),
    ).toEqual([])
  })
})
