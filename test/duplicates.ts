import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Refuses code that stands twice: more than this share of the lines (percent). */
const THRESHOLD = '1'

const jscpd = join(import.meta.dirname, '../node_modules/jscpd/bin/jscpd')
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
