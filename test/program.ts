import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const UP_MS = 580_000

/** The program as a process of its own: `haihe serve`, `haihe worker`. */
export interface Program {
  said(): string
  /** Ends it as an operator would. */
  stop(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  ended(): boolean
}

export function startProgram(args: readonly string[], env: NodeJS.ProcessEnv): Program {
  const inherited: NodeJS.ProcessEnv = {
    ...process.env,
    HAIHE_DEMO: '1',
    HAIHE_TAKE_BACK_SECONDS: '0',
    ...env,
  }
  delete inherited.HAIHE_TEST_DATABASE_URL
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'src/main/cli.ts'), ...args], {
    cwd: ROOT,
    env: inherited,
  })
  let said = ''
  child.stdout.on('data', (part) => (said += part))
  child.stderr.on('data', (part) => (said += part))
  return {
    said: () => said,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
    ended: () => hasEnded(child),
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await ended
  clearTimeout(late)
}

/** Waits until a server answers that it is ready; throws with what it said when it ends or takes too long. */
export async function untilUp(base: string, program: Program): Promise<void> {
  for (const end = Date.now() + UP_MS; Date.now() < end; ) {
    if (program.ended()) throw new Error(`the server ended:\n${program.said()}`)
    const ready = await fetch(`${base}/readyz`).catch(() => null)
    if (ready?.ok) return
    await new Promise((done) => setTimeout(done, 250))
  }
  await program.kill()
  throw new Error(`the server did not come up:\n${program.said()}`)
}

/** A port that nobody uses just now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}
