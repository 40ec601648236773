import { appendFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A run of record numbers, both ends included. */
export type Run = readonly [from: number, to: number]

/** So long are numbers gathered before they are written, in milliseconds: shorter than records wait for their seal. */
const GATHER_MS = 500

/** A larger file is packed: the numbers of years are a few runs. */
const PACK_ABOVE = 4 * 1024 * 1024

/**
 * What this process knows to be in the audit (见证), kept outside the database: a record that is deleted together with
 * its mark before it was sealed leaves nothing in the tables but a gap, and gaps are there for undone acts as well.
 */
export interface Witness {
  /** Numbers of records whose act is committed. Comes back at once. */
  saw(ids: readonly number[]): void
  /** What this and all other processes saw. */
  seen(): Promise<Run[]>
  /** Writes what is gathered. */
  flush(): Promise<void>
}

/** A witness whose numbers are kept in a file, beside the heads of the chain. */
export function witnessIn(file: string, report: (error: unknown) => void = () => {}): Witness {
  let gathered: number[] = []
  let soon: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()
  const flush = (): Promise<void> => {
    if (soon) clearTimeout(soon)
    soon = null
    const ids = gathered
    gathered = []
    if (ids.length > 0) writing = writing.then(() => write(file, runsOf(ids)))
    return writing
  }
  return {
    saw(ids) {
      gathered.push(...ids)
      soon ??= setTimeout(() => flush().catch(report), GATHER_MS).unref()
    },
    async seen() {
      await flush()
      return seenIn(file)
    },
    flush,
  }
}

async function write(file: string, runs: readonly Run[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await appendFile(file, `${JSON.stringify(runs)}\n`, { mode: 0o600 })
  if ((await stat(file)).size < PACK_ABOVE) return
  await writeFile(`${file}.new`, `${JSON.stringify(await seenIn(file))}\n`, { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
}

async function seenIn(file: string): Promise<Run[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return joined(text.split('\n').flatMap(runsIn))
}

/** A line that was cut short by a crash says nothing. */
function runsIn(line: string): Run[] {
  try {
    const runs: unknown = JSON.parse(line)
    return Array.isArray(runs) ? runs.filter(isRun) : []
  } catch {
    return []
  }
}

const isRun = (run: unknown): run is Run =>
  Array.isArray(run) && run.length === 2 && run.every(Number.isSafeInteger) && run[0] <= run[1]

const runsOf = (ids: readonly number[]): Run[] => joined(ids.map((id) => [id, id] as const))

/** Runs in their order, those that touch made one. */
function joined(runs: readonly Run[]): Run[] {
  const result: [number, number][] = []
  for (const [from, to] of [...runs].sort(([one], [other]) => one - other)) {
    const last = result.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}
