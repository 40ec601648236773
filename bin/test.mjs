// `npm test`: every check, in the order in which a mistake is cheapest to find. Runs all, then tells the sum.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, prepare, ROOT, run } from './prepare.mjs'

const node = prepare()
const bin = (name) => join(ROOT, 'node_modules', name)
const out = join(ROOT, 'test', '.out')
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const only = process.argv[2]
const CHECKS = [
  ['类型 types', [bin('typescript/bin/tsc'), '--noEmit', '-p', ROOT]],
  ['格式与写法 lint', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', ROOT]],
  [
    '引用规则 imports',
    [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.mjs',
      'src',
      'test',
      'bench',
    ],
  ],
  ['无用代码 unused', [bin('knip/bin/knip.js')]],
  ['重复代码 duplicates', ['--import', 'tsx', join(ROOT, 'test/duplicates.ts')]],
]

const failed = []
if (!only) {
  for (const [title, args] of CHECKS) {
    process.stderr.write(`\n== ${title}\n`)
    if (run(node, args, { allowFailure: true }) !== 0) failed.push(title)
  }
}
if (!only || only === 'browser') build(node)
for (const project of only ? [only] : ['unit', 'database', 'browser']) {
  process.stderr.write(`\n== 测试 ${project}\n`)
  const args = [
    bin('vitest/vitest.mjs'),
    'run',
    ...process.argv.slice(3),
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(out, `${project}.json`)}`,
  ]
  if (run(node, args, { allowFailure: true, env: { NODE_ENV: 'test' } }) !== 0) failed.push(`测试 ${project}`)
}

const count = { passed: 0, failed: 0 }
for (const project of only ? [only] : ['unit', 'database', 'browser']) {
  try {
    const report = JSON.parse(readFileSync(join(out, `${project}.json`), 'utf8'))
    count.passed += report.numPassedTests
    count.failed += report.numFailedTests
    if (report.numPendingTests > 0) failed.push(`${project}: ${report.numPendingTests} 个测试没有运行`)
  } catch {
    failed.push(`${project}: 没有结果`)
  }
}
process.stdout.write(
  `\nTests: ${count.passed} ok, ${count.failed} not ok${failed.length > 0 ? `\n未通过 not ok: ${failed.join('、')}` : '\n全部通过 all ok'}\n`,
)
process.exit(failed.length > 0 ? 1 : 0)
