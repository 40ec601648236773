#!/usr/bin/env node
// `haihe …`: prepares the machine where needed, then hands over to src/main/cli.ts under Node 24.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, prepare, ROOT } from './prepare.mjs'

const args = process.argv.slice(2)
const node = prepare()
if (args[0] === 'serve') build(node)

const child = spawn(
  node,
  ['--disable-warning=ExperimentalWarning', '--import', 'tsx', join(ROOT, 'src/main/cli.ts'), ...args],
  {
    cwd: process.cwd(),
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' },
  },
)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)))
