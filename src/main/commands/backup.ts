import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { brokenBackup, type Database, readBackup, writeBackup } from '../../kernel/database/index.ts'

/** What was written or restored, for whoever does it. */
export interface Copied {
  tables: number
  rows: number
}

/** Writes a backup beside and puts it in its place when it is whole: a file that is there is a whole backup. */
export async function backupTo(database: Database, file: string, at: Date): Promise<Copied> {
  const draft = `${file}.part`
  const packed = createGzip()
  const out = createWriteStream(draft, { mode: 0o600, flush: true })
  packed.pipe(out)
  try {
    const sums = await writeBackup(
      database,
      async (line) => {
        if (!packed.write(`${line}\n`)) await once(packed, 'drain')
      },
      at,
    )
    packed.end()
    await finished(out)
    await rename(draft, file)
    return copied(sums)
  } catch (error) {
    packed.destroy()
    out.destroy()
    await rm(draft, { force: true })
    throw error
  }
}

/** Puts a backup into an empty database: all of it or nothing. */
export async function restoreFrom(database: Database, file: string): Promise<Copied> {
  return copied(await readBackup(database, linesOf(file)))
}

/** The lines of a packed file; one that breaks off simply ends, and its last line is missed by whoever reads it. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  await once(source, 'open')
  const unpacked = source.pipe(createGunzip())
  const lines = createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })
  unpacked.on('error', () => lines.close())
  try {
    yield* lines
  } catch {
    throw brokenBackup()
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}

const copied = (sums: Record<string, { rows: number }>): Copied => ({
  tables: Object.keys(sums).length,
  rows: Object.values(sums).reduce((sum, { rows }) => sum + rows, 0),
})
