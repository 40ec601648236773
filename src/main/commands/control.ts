import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A command that needs the embedded database while the server holds it. */
export type ControlCommand = (input: Record<string, unknown>) => Promise<unknown>

/** The socket beside a data folder; only the system user that runs the server can open it. */
export function controlPath(data: string): string {
  const digest = createHash('sha256').update(resolve(data)).digest('hex').slice(0, 16)
  return join(tmpdir(), `haihe-${digest}-control.sock`)
}

/** Answers commands of the command line on a local socket, in place of a second process on the same folder. */
export async function serveControl(data: string, commands: Record<string, ControlCommand>): Promise<Server> {
  const path = controlPath(data)
  rmSync(path, { force: true })
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', async () => {
      const name = incoming.url?.slice(1) ?? ''
      const command = Object.hasOwn(commands, name) ? commands[name] : undefined
      try {
        if (!command) throw new Error(`服务器不认识命令 ${name}`)
        const input = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Record<string, unknown>
        outgoing.end(JSON.stringify({ value: (await command(input)) ?? null }))
      } catch (error) {
        outgoing.statusCode = 500
        outgoing.end(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }))
      }
    })
  })
  const before = process.umask(0o177)
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(path, done)
  })
  process.umask(before)
  server.unref()
  return server
}

/** Asks the running server; null when none answers. Throws what the command threw. */
export function callControl(
  data: string,
  name: string,
  input: Record<string, unknown> = {},
): Promise<{ value: unknown } | null> {
  return new Promise((done, fail) => {
    const asked = request({ socketPath: controlPath(data), path: `/${name}`, method: 'POST' }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const told = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { value?: unknown; error?: string }
        if (told.error !== undefined) fail(new Error(told.error))
        else done({ value: told.value })
      })
    })
    asked.on('error', () => done(null))
    asked.end(JSON.stringify(input))
  })
}
