// What any Node >= 20 can do before the program itself runs: install what the lock file names, and fetch
// Node 24 from npm where the machine's own is older. Plain JavaScript without dependencies.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

const NODE_MAJOR = 24
const NODE_VERSION = '24.21.0'

/** Installs dependencies and the runtime where they are missing; gives the path of a Node 24. */
export function prepare() {
  installDependencies()
  return nodePath()
}

function installDependencies() {
  const lock = digest(readFileSync(join(ROOT, 'package-lock.json')))
  const stamp = join(ROOT, 'node_modules', '.haihe-installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  say('正在安装依赖（首次约 1 到 3 分钟）… Installing dependencies')
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, lock)
}

function nodePath() {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath
  const runtime = join(ROOT, '.runtime')
  const node = join(
    runtime,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  if (!existsSync(node)) {
    say(
      `本机 Node 是 ${process.versions.node}，正在从 npm 取 Node ${NODE_VERSION}… Fetching Node ${NODE_VERSION}`,
    )
    mkdirSync(runtime, { recursive: true })
    writeFileSync(join(runtime, 'package.json'), '{"private":true}\n')
    npm([
      'install',
      '--prefix',
      runtime,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      `node@${NODE_VERSION}`,
    ])
  }
  const probe = spawnSync(node, ['--version'], { encoding: 'utf8' })
  if (probe.status !== 0)
    fail(`从 npm 取来的 Node ${NODE_VERSION} 不能运行，请自行安装 Node ${NODE_MAJOR} 或更新版本后重试。`)
  return node
}

/** Builds the pages' scripts and styles when their sources are newer than the last build. */
export function build(node) {
  const stamp = join(ROOT, 'dist', '.haihe-built')
  const now = digestOf(['src', 'vite.config.ts', 'package-lock.json'])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  say('正在构建页面… Building')
  run(node, ['--import', 'tsx', join(ROOT, 'src/main/build.ts')])
  writeFileSync(stamp, now)
}

/** Runs Node 24 on the program's own sources and ends as it ends. */
export function run(node, args, options = {}) {
  const env = { ...pathTo(node), ...options.env }
  const done = spawnSync(node, args, { cwd: ROOT, stdio: 'inherit', env })
  if (done.status !== 0 && !options.allowFailure) process.exit(done.status ?? 1)
  return done.status ?? 1
}

/** The same, beside others: gives how it ended, what it said and how long it took. */
export function listen(node, args) {
  const began = Date.now()
  return new Promise((resolve) => {
    const child = spawn(node, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: pathTo(node) })
    let said = ''
    child.stdout.on('data', (part) => {
      said += part
    })
    child.stderr.on('data', (part) => {
      said += part
    })
    child.on('close', (status) =>
      resolve({ status: status ?? 1, said, seconds: Math.round((Date.now() - began) / 1000) }),
    )
  })
}

const pathTo = (node) => ({
  ...process.env,
  PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
})

function npm(args) {
  const done = spawnSync('npm', args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) fail(`npm ${args[0]} 没有成功，请检查网络或 npm 镜像设置后重试。`)
}

function digestOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) walk(join(ROOT, path), hash)
  return hash.digest('hex')
}

function walk(path, hash) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) walk(join(path, name), hash)
  } else if (/\.(tsx?|css|html|json|svg)$/.test(path) && !/\.test\.tsx?$/.test(path)) {
    hash.update(path.slice(ROOT.length)).update(readFileSync(path))
  }
}

const digest = (bytes) => createHash('sha256').update(bytes).digest('hex')

const say = (text) => process.stderr.write(`${text}\n`)

function fail(text) {
  say(text)
  process.exit(1)
}
