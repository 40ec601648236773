import { build, parseAst, type Rolldown } from 'vite'
import { beforeAll, expect, test } from 'vitest'
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

const built: { name: string; chunks: { path: string; text: string }[] }[] = []
beforeAll(async () => {
  for (const script of portalScripts()) {
    const { output } = (await build({
      ...script,
      build: { ...script.build, write: false },
    })) as Rolldown.RolldownOutput
    const chunks = output.flatMap((one) =>
      one.type === 'chunk' ? [{ path: one.fileName, text: one.code }] : [],
    )
    built.push({ name: chunks[0]?.path ?? '', chunks })
  }
})

test('G20 2019 年的内核也能读公众页面的每一个脚本', () => {
  expect(newerIn('a?.b ?? c; class A { x = 1 }; a ||= 1n')).toHaveLength(5)
  const scripts = [...built.flatMap(({ chunks }) => chunks), ...sourcesIn(['src/portal/scripts'], ['.js'])]
  expect(scripts.length).toBeGreaterThanOrEqual(3)
  expect(scripts.flatMap(({ path, text }) => newerIn(text).map((what) => `${path}: ${what}`))).toEqual([])
})

test('每个脚本自成一份：它以自己的名字送出，旁边没有别的文件', () => {
  expect(built.flatMap(({ name, chunks }) => (chunks.length === 1 ? [] : [name]))).toEqual([])
})
