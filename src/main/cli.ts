import { readFileSync } from 'node:fs'
import { BackupError, FolderInUse } from '../kernel/database/index.ts'
import { KeyFileError } from '../kernel/sealing/index.ts'
import { CityErrors } from '../kernel/standard/load/load-city.ts'
import { civilDateOf } from '../kernel/value/time/civil-date.ts'
import { Problem } from '../kernel/verb/problem.ts'
import { runAssessEligible } from './batch/assess-eligible.ts'
import { runCatalogueClassify } from './batch/catalogue-classify.ts'
import { runCheck } from './batch/check.ts'
import { runCreditRate } from './batch/credit-rate.ts'
import { processIo } from './batch/io.ts'
import { runSubsidyDecide } from './batch/subsidy-decide.ts'
import { HELP } from './commands/help.ts'
import { ConfigError, readConfig } from './config.ts'
import { DemoMixed } from './demo/story/leftovers.ts'

const [command = 'help', ...rest] = process.argv.slice(2)
const out = (line: string) => process.stdout.write(`${line}\n`)
const err = (line: string) => process.stderr.write(`${line}\n`)

/** One command; what it gives back is the exit status. Heavy parts are loaded only by the commands that need them. */
async function run(): Promise<number> {
  const config = () => readConfig(process.env, (path) => readFileSync(path, 'utf8'))
  switch (command) {
    case 'check':
      return runCheck(rest, { out, err, today: civilDateOf(new Date()) })
    case 'subsidy':
      return sub('decide', () => runSubsidyDecide(rest.slice(1), processIo))
    case 'assess':
      return sub('eligible', () => runAssessEligible(rest.slice(1), processIo))
    case 'catalogue':
      return sub('classify', () => runCatalogueClassify(rest.slice(1), processIo, new Date()))
    case 'credit':
      return sub('rate', () => runCreditRate(rest.slice(1), processIo))
    case 'supervision':
      return sub('verify-draw', async () =>
        (await import('./batch/verify-draw.ts')).runVerifyDraw(rest.slice(1), processIo),
      )
    case 'verify':
      return (await import('./batch/verify.ts')).runVerify(rest, { ...processIo, now: new Date() })
    case 'serve':
      return (await import('./commands/serve.ts')).serve(config(), err)
    case 'worker':
      return (await import('./commands/worker.ts')).worker(config(), err)
    case 'keys':
      return (await import('./commands/keys.ts')).keysCommand(rest, config(), { out, err })
    case 'admin':
    case 'backup':
    case 'restore':
    case 'migrate':
    case 'demo':
    case 'doctor':
    case 'audit':
    case 'figures':
      return (await import('./commands/database-commands.ts')).databaseCommand(command, rest, config(), {
        out,
        err,
      })
    case 'tour':
      return (await import('./commands/tour.ts')).tour(config(), rest, { out, err })
    default:
      out(HELP)
      return command === 'help' || command === '--help' ? 0 : 2
  }
}

async function sub(name: string, then: () => number | Promise<number>): Promise<number> {
  if (rest[0] === name) return then()
  out(HELP)
  return 2
}

/** Errors that say in words what to do. */
const EXPLAINED = [ConfigError, FolderInUse, CityErrors, KeyFileError, DemoMixed, BackupError]

/** What went wrong, in words; the inside of a fault of the program is shown with HAIHE's own trace. */
function explain(error: unknown): number {
  if (EXPLAINED.some((kind) => error instanceof kind)) {
    err((error as Error).message)
    return 2
  }
  if (error instanceof Problem) {
    err(error.words)
    return 2
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    err('端口已被占用。请停止占用它的程序，或用 HAIHE_PORT 指定另一个端口。')
    return 2
  }
  if (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED') {
    err('连不上数据库。请检查 DATABASE_URL，并确认 PostgreSQL 已经启动。')
    return 2
  }
  err(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 1
}

process.exitCode = await run().catch(explain)
