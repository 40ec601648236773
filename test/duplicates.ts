import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Refuses code that stands twice: more than this share of the lines (percent). */
const THRESHOLD = '1'

const require = createRequire(import.meta.url)
const jscpd = join(dirname(require.resolve('jscpd/package.json')), 'run-jscpd.js')
const done = spawnSync(
  process.execPath,
  [
    jscpd,
    '--min-lines',
    '12',
    '--min-tokens',
    '120',
    '--threshold',
    THRESHOLD,
    '--reporters',
    'console',
    '--ignore',
    '**/*.test.*,**/migrations/**',
    'src',
    'bench',
  ],
  { stdio: 'inherit' },
)
process.exit(done.status ?? 1)
