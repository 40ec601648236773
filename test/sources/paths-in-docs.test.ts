import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './read-sources.ts'

const PAGES = globSync(['*.md', 'docs/*.md', 'src/**/README.md', 'city/**/README.md'], { cwd: ROOT }).sort()

/** A file or folder of the repository, as prose names it: `src/kit`, `exam/procedure.ts`, `rules/`. */
const PATH = /^(?:[\w.-]+\/)*[\w.-]+(?:\.(?:tsx?|mjs|css|yaml|sql|md|txt)|\/)$/

/** Written by a build or a city, or an example: not in the repository. */
const ELSEWHERE = /^(dist|data|fonts|node_modules|calendar)\//

test('文档里提到的每个文件都在', () => {
  expect(PAGES.length).toBeGreaterThan(40)
  const missing = PAGES.flatMap((page) => {
    const text = readFileSync(join(ROOT, page), 'utf8').replaceAll(/^( {4}|```)[^\n]*$/gm, '')
    const named = [...text.matchAll(/`([^`\s]+)`/g)].map(([, path = '']) => path)
    return named
      .filter((path) => PATH.test(path) && !ELSEWHERE.test(path))
      .filter((path) => !standsAt(path, page))
      .map((path) => `${page}: ${path}`)
  })
  expect(missing).toEqual([])
})

/** Whence a path may be told; the rooms that any module may have are looked for in one that has them. */
const BASES = ['.', 'src', 'city/tianjin', 'docs']

const standsAt = (path: string, page: string): boolean =>
  [
    ...BASES,
    dirname(page),
    ...(page === 'docs/architecture.md' ? ['src/modules/training', 'src/modules/catalogue'] : []),
  ].some((from) => existsSync(join(ROOT, from, path)))
