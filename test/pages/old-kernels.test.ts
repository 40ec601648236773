import { build, parseAst, type Rolldown } from 'vite'
import { expect, test } from 'vitest'
import { portalScripts } from '../../vite.config.ts'
import { sourcesIn } from '../sources/read-sources.ts'

/** What a browser of 2019 cannot even parse. */
const NEWER = new Set([
  'ChainExpression',
  'ImportExpression',
  'PropertyDefinition',
  'StaticBlock',
  'PrivateIdentifier',
])

interface Node {
  type: string
  operator?: string
  bigint?: string
}

/** The syntax newer than ES2019 in a script, by name. */
function newerIn(code: string): string[] {
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) look(one)
    else if (value !== null && typeof value === 'object') {
      const { type, operator, bigint } = value as Node
      if (NEWER.has(type)) found.add(type)
      if (operator === '??' || (operator && /^(\?\?|\|\||&&)=$/.test(operator))) found.add(operator)
      if (bigint) found.add('bigint')
      for (const one of Object.values(value)) look(one)
    }
  }
  look(parseAst(code))
  return [...found]
}

test('G20 2019 年的内核也能读公众页面的每一个脚本', async () => {
  expect(newerIn('a?.b ?? c; class A { x = 1 }; a ||= 1n')).toHaveLength(5)
  const built = (await build({
    ...portalScripts,
    build: { ...portalScripts.build, write: false },
  })) as Rolldown.RolldownOutput
  const scripts = [
    ...built.output.flatMap((one) => (one.type === 'chunk' ? [{ path: one.fileName, text: one.code }] : [])),
    ...sourcesIn(['src/portal/scripts'], ['.js']),
  ]
  expect(scripts.length).toBeGreaterThanOrEqual(3)
  expect(scripts.flatMap(({ path, text }) => newerIn(text).map((what) => `${path}: ${what}`))).toEqual([])
})

/** Newer than Chrome 87 and Safari 14; what only decorates (accent-color) may be missing. */
const NEWER_CSS =
  /:has\(|:is\(|:where\(|aspect-ratio:|color-mix\(|\d[dsl]v[hw]\b|@container|@layer|text-wrap:|scrollbar-gutter|overflow(?:-[xy])?:\s*clip|@media[^{]*[<>]|^\s*(?:translate|rotate|scale):|^\s*&/m

test('G20 公众页面的样式没有 2021 年以后才有而又没有后备的写法', () => {
  const sheets = sourcesIn(['src'], ['.css']).filter(({ path }) => !path.includes('workbench'))
  expect(sheets.length).toBeGreaterThan(10)
  expect(NEWER_CSS.test('@media (width > 600px) {}')).toBe(true)
  const rules = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  expect(
    sheets.flatMap(({ path, text }) => {
      const found = NEWER_CSS.exec(rules(text))
      return found ? [`${path}: ${found[0]}`] : []
    }),
  ).toEqual([])
})
