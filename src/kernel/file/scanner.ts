import { spawn } from 'node:child_process'
import type { Scanner } from '../verb/index.ts'

/** How long a scanner may take over one file, in milliseconds. */
const LONGEST = 20_000

/**
 * The scanner (安全检查) that a setting names: an http address that is sent the bytes, or a command that reads them. The
 * address answers 2xx with `{"refused": null | "why"}`; the command ends with 0, or with 1 and says why on its first line,
 * as clamdscan does. Whatever else happens is no answer, and the file is not taken.
 */
export const scannerAt = (setting: string): Scanner =>
  /^https?:\/\//.test(setting) ? byAddress(setting) : byCommand(setting)

const byAddress = (address: string): Scanner => ({
  async scan(bytes) {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from(bytes),
      signal: AbortSignal.timeout(LONGEST),
    })
    if (!answer.ok) throw new Error(`the scanner answers ${answer.status}`)
    const said: unknown = await answer.json()
    if (typeof said !== 'object' || said === null || !('refused' in said))
      throw new Error('the scanner says nothing')
    return typeof said.refused === 'string' ? said.refused : null
  },
})

const byCommand = (command: string): Scanner => ({
  scan: (bytes) =>
    new Promise((done, fail) => {
      const [program, ...rest] = command.split(/\s+/)
      const child = spawn(program as string, rest, { stdio: ['pipe', 'pipe', 'ignore'], timeout: LONGEST })
      let said = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(0, 2000)
      })
      child.on('error', fail)
      child.on('close', (code) => {
        if (code === 0) done(null)
        else if (code === 1) done(said.split('\n')[0]?.trim() || '没有说明原因')
        else fail(new Error(`the scanner ends with ${code}`))
      })
      // A scanner that has seen enough closes its end; what it says counts.
      child.stdin.on('error', () => {})
      child.stdin.end(Buffer.from(bytes))
    }),
})
