import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = new URL('../../', import.meta.url).pathname

interface Package {
  name: string
  license?: unknown
  licenses?: unknown
}

/** Which packages of those that run in production say nothing of their licence in package.json. */
function silent(): string[] {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean }>
  }
  return Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && !dev && existsSync(join(ROOT, path, 'package.json')))
    .filter(([path]) => {
      const one = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8')) as Package
      return !one.license && !one.licenses
    })
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
    .sort()
}

test('没有写明许可的依赖只有文档里说清楚的那两个，一个有许可正文', () => {
  expect(silent()).toEqual(['buffers', 'png-js'])
  const page = readFileSync(join(ROOT, 'docs/third-party.md'), 'utf8')
  for (const name of silent()) expect(page).toContain(`\`${name}\``)
  expect(readFileSync(join(ROOT, 'node_modules/png-js/LICENSE'), 'utf8')).toMatch(/^MIT License/)
})

test('程序不用 exceljs 的读取部分，buffers 只跟着装入，从不被调用', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  const reading = sources
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture)\./.test(path))
    .filter((path) =>
      /xlsx\.(load|read|readFile)\(|stream\.xlsx\.WorkbookReader/.test(
        readFileSync(join(ROOT, 'src', path), 'utf8'),
      ),
    )
  expect(reading).toEqual([])
})
