import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What held when the program was attacked, asked of the sources themselves, so that it goes on holding. */

const ROOT = join(import.meta.dirname, '../../src')
const FILES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }))

/** The same lines of all files that hold this, as `file: line`. */
const lines = (of: RegExp): string[] =>
  FILES.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line) => (of.test(line) ? [`${name}: ${line.trim()}`] : [])),
  )

test('直接写进 SQL 的只有常量；其余的是自己的脚本、数据库自己说的定义和测试用的表名', () => {
  const raw = FILES.flatMap(({ name, text }) =>
    [...text.matchAll(/sql\.raw\(\s*('[^']*'|`[^`]*`|[^)]*)/g)].map(([, given]) => ({
      name,
      given: given ?? '',
    })),
  )
  expect(raw.length).toBeGreaterThan(8)
  const made = raw.filter(
    ({ given }) => !/^('[^']*'|`[^`$]*`|\w+( === '\w+')? \? '[^']*' : '[^']*')$/.test(given.trim()),
  )
  expect(made.map(({ name }) => name).sort()).toEqual([
    'kernel/audit/verify/tampering.ts',
    'kernel/database/backup.ts',
    'kernel/database/migrate.ts',
    // The type of a key, from its own table of types.
  ])
})

test('没有经过转义就进页面的只有自己画的二维码', () => {
  const unescaped = lines(/dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write\(/)
  expect(unescaped.filter((line) => !/qrSvg|qr \?\? ''|svg/i.test(line))).toEqual([])
})

test('没有拿文字当程序跑的地方；另起的程序只有设置里写明的文件安全检查，不经过 shell', () => {
  expect(lines(/\beval\(|new Function\(|vm\.run|\bshell:/)).toEqual([])
  expect(lines(/child_process/)).toEqual([
    "kernel/file/scanner.ts: import { spawn } from 'node:child_process'",
  ])
})

test('规则里不看钟、不掷骰子、不读环境', () => {
  const rules = FILES.filter(
    ({ name }) => /(^|\/)rules(\/.+|-[\w-]+)?\.ts$/.test(name) && !/\.fixture\./.test(name),
  )
  expect(rules.length).toBeGreaterThan(8)
  for (const { name, text } of rules)
    expect(text.match(/\bnew Date\(\)|Date\.now\(|Math\.random\(|process\.env/)?.[0], name).toBeUndefined()
})
