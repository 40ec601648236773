import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const DIST = join(import.meta.dirname, '../../dist/workbench')

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
  dynamicImports?: string[]
  isEntry?: boolean
}

/** What the build says of its files: which chunk needs which. */
const manifest = () =>
  JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>

/** Everything that is sent before a screen stands: the entry, the screen, and what both import. */
function sentFor(screen: string): { names: string[]; bytes: number } {
  const chunks = manifest()
  const names = new Set<string>()
  const take = (name: string) => {
    const chunk = chunks[name]
    if (!chunk) throw new Error(`the build has no ${name}`)
    if (names.has(name)) return
    names.add(name)
    chunk.imports?.forEach(take)
  }
  const entry = Object.keys(chunks).find((name) => chunks[name]?.isEntry)
  take(entry as string)
  take(screen)
  const files = new Set(
    [...names].flatMap((name) => [chunks[name]?.file ?? '', ...(chunks[name]?.css ?? [])]),
  )
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file))).length, 0)
  return { names: [...names], bytes }
}

// The largest first loads that there are: whoever reaches the workbench by a link lands on one of these.
test.each([
  'home/home.tsx',
  'review/queue/todo-list.tsx',
  'review/review-screen.tsx',
  '../modules/figures/workbench/figure-desk.tsx',
  '../modules/training/workbench/class-desk.tsx',
])('工作台第一次打开 %s，压缩后不到 200 kB', (screen) => {
  const { bytes } = sentFor(screen)
  expect(bytes).toBeGreaterThan(80_000)
  expect(bytes).toBeLessThan(200_000)
})

test('图表库和选择框只有用到它们的页面才取', () => {
  const chunks = manifest()
  const heavy = Object.keys(chunks).filter((name) => /antd|lookup|chart-draw|zh_CN/.test(name))
  expect(heavy.length).toBeGreaterThan(1)
  const sent = ['home/home.tsx', 'review/review-screen.tsx'].flatMap((screen) => sentFor(screen).names)
  expect(sent.filter((name) => heavy.includes(name))).toEqual([])
})
