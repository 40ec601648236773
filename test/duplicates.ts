import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Refuses code that stands twice: no clone of eight lines is left; one piece serves both. */
const THRESHOLD = '0'

const jscpd = join(import.meta.dirname, '../node_modules/jscpd/bin/jscpd')
const done = spawnSync(
  process.execPath,
  [
    jscpd,
    '--min-lines',
    '8',
    '--min-tokens',
    '70',
    '--threshold',
    THRESHOLD,
    '--reporters',
    'console',
    '--ignore',
    '**/*.test.*,**/migrations/**,**/*.md',
    'src',
    'bench',
  ],
  { stdio: 'inherit' },
)
process.exit(done.status ?? 1)
