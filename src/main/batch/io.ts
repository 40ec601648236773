import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** What a batch command reads and writes with; `-` (standard input and output) is the commands' own business. */
export interface BatchIo {
  /** The whole of a file; throws where it cannot be read. */
  readFile(path: string): Uint8Array
  /** Puts a file in place whole or not at all; throws where it cannot be written. */
  writeFile(path: string, chunks: Iterable<string>): void
  stdin(): Uint8Array
  /** Writes text as it is to standard output. */
  write(text: string): void
  /** One line to standard output. */
  out(line: string): void
  /** One line to standard error. */
  err(line: string): void
}

/** Reads and writes the files, the standard input and the standard output of this process. */
export const processIo: BatchIo = {
  readFile: (path) => readFileSync(path),
  writeFile: replaceFile,
  stdin: () => readFileSync(0),
  write: (text) => writeAll(1, text),
  out: (line) => writeAll(1, `${line}\n`),
  err: (line) => writeAll(2, `${line}\n`),
}

function replaceFile(path: string, chunks: Iterable<string>): void {
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`)
  try {
    const file = openSync(partial, 'wx')
    try {
      for (const chunk of chunks) writeAll(file, chunk)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(file, bytes, written)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}
