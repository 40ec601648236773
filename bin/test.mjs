// `npm test`: every check, in the order in which a mistake is cheapest to find. Runs all, then tells the sum.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build, listen, prepare, ROOT, run } from './prepare.mjs'

const node = prepare()
const bin = (name) => join(ROOT, 'node_modules', name)
const out = join(ROOT, 'test', '.out')
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

/** Without a word everything; else the projects that are named, and after them what vitest is to be told, as which files. */
const PROJECTS = ['unit', 'database', 'browser']
const told = process.argv.slice(2)
const firstOther = told.findIndex((word) => ![...PROJECTS, 'fault'].includes(word))
const named = firstOther === -1 ? told : told.slice(0, firstOther)
const projects = named.length > 0 ? named : PROJECTS
/** So many files are named at the end, so that whoever makes one slow sees it. */
const SLOW_FILES = 12
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
if (named.length === 0) {
  // Two at a time, since each is one process on one core; they are told in their own order.
  let next = 0
  const ended = new Map()
  const work = async () => {
    for (let at = next++; at < CHECKS.length; at = next++) ended.set(at, await listen(node, CHECKS[at][1]))
  }
  await Promise.all([work(), work()])
  for (const [at, [title]] of CHECKS.entries()) {
    const { status, said, seconds } = ended.get(at)
    process.stderr.write(`\n== ${title}（${seconds} 秒）\n${said}`)
    if (status !== 0) failed.push(title)
  }
}
if (projects.includes('browser')) build(node)
// One run, so that neither worker waits for the other between two kinds of test.
process.stderr.write(`\n== 测试 ${projects.join(' ')}\n`)
const args = [
  // Freeing compiled code of WebAssembly, of which each embedded database has some, ends Node now and then (nodejs/node#64500).
  '--no-wasm-code-gc',
  bin('vitest/vitest.mjs'),
  'run',
  ...told.slice(named.length),
  ...projects.map((project) => `--project=${project}`),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(out, 'report.json')}`,
]
if (run(node, args, { allowFailure: true, env: { NODE_ENV: 'test' } }) !== 0) failed.push('测试')

const count = { passed: 0, failed: 0 }
const files = []
const broken = []
try {
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))
  count.passed = report.numPassedTests
  count.failed = report.numFailedTests
  for (const { name, startTime, endTime, assertionResults } of report.testResults) {
    const slowest = assertionResults.toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0))[0]
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'failed')
        broken.push(`${relative(ROOT, name)} ${fullName}\n    ${failureMessages[0]?.split('\n')[0]}`)
    files.push({ name: relative(ROOT, name), ms: endTime - startTime, slowest })
  }
  if (report.numPendingTests > 0) failed.push(`${report.numPendingTests} 个测试没有运行`)
} catch {
  failed.push('测试没有结果')
}
process.stdout.write('\n最慢的测试文件 slowest files:\n')
for (const { name, ms, slowest } of files.toSorted((a, b) => b.ms - a.ms).slice(0, SLOW_FILES)) {
  const one = slowest ? `，其中“${slowest.title}” ${((slowest.duration ?? 0) / 1000).toFixed(1)} 秒` : ''
  process.stdout.write(`${(ms / 1000).toFixed(1).padStart(7)} 秒  ${name}${one}\n`)
}
if (broken.length > 0) process.stdout.write(`\n没有通过的 failed:\n${broken.join('\n')}\n`)
process.stdout.write(
  `\nTests: ${count.passed} ok, ${count.failed} not ok${failed.length > 0 ? `\n未通过 not ok: ${failed.join('、')}` : '\n全部通过 all ok'}\n`,
)
process.exit(failed.length > 0 ? 1 : 0)
