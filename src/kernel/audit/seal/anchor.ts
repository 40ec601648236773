import { appendFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Head } from './head.ts'

/** A head as it is kept outside the database (链头留存). */
export type KeptHead = Pick<Head, 'seq' | 'hash'>

/** Keeps each head of the chain where whoever can rewrite the database cannot reach it. */
export interface Anchors {
  keep(head: Head): Promise<void>
  /** Every head kept in the file, oldest first; none where there is no file yet. */
  kept(): Promise<KeptHead[]>
}

/** So large may the file grow before every second of its older heads is let go: the newer ones prove the older batches. */
const THIN_ABOVE = 8 * 1024 * 1024

/** How long the address may take. */
const PATIENCE_MS = 5000

/**
 * A file, one head a line, and by configuration an address to which each head is posted as JSON: a log server, another
 * office, whatever is run by somebody else.
 */
export function anchorsIn(file: string, url: string | null): Anchors {
  return {
    async keep(head) {
      const line = JSON.stringify(head)
      await mkdir(dirname(file), { recursive: true, mode: 0o700 })
      await appendFile(file, `${line}\n`, { mode: 0o600, flush: true })
      await thin(file)
      if (!url) return
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: line,
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      if (!answer.ok) throw new Error(`the address for heads of the audit chain answered ${answer.status}`)
    },
    async kept() {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return ''
        throw error
      })
      return text.split('\n').flatMap(headIn)
    },
  }
}

/** A line that was cut short by a crash says nothing. */
function headIn(line: string): KeptHead[] {
  try {
    const { seq, hash } = JSON.parse(line) as KeptHead
    return Number.isSafeInteger(seq) && typeof hash === 'string' ? [{ seq, hash }] : []
  } catch {
    return []
  }
}

async function thin(file: string): Promise<void> {
  if ((await stat(file)).size < THIN_ABOVE) return
  const text = await readFile(file, 'utf8')
  const lines = text.trimEnd().split('\n')
  const middle = Math.floor(lines.length / 2)
  const left = lines.filter((_line, at) => at >= middle || at % 2 === 0)
  await writeFile(`${file}.new`, `${left.join('\n')}\n`, { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
}
