import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Thrown in words when another process works on the same data folder. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'
}

export interface FolderGuard {
  release(): Promise<void>
}

/**
 * PGlite does not guard its folder, and two processes on one folder destroy it. A listening socket is the
 * guard: the system takes it away with its process, even after kill -9, so nothing stale can remain.
 */
export async function guardFolder(folder: string): Promise<FolderGuard> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = guardPath(folder)
  if (await answers(path)) throw new FolderInUse(inUse(folder))
  await rm(path, { force: true })
  const server = await listen(path, folder)
  return {
    release: () => new Promise((done) => server.close(() => done())),
  }
}

const inUse = (folder: string) =>
  `数据目录 ${folder} 正被另一个海河进程使用。请先停止它，或用 HAIHE_DATA 指定另一个目录。`

/** A socket path has at most 107 bytes, so its name is a digest of the folder's full path. */
function guardPath(folder: string): string {
  const digest = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)
  return join(tmpdir(), `haihe-${digest}.sock`)
}

function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}

function listen(path: string, folder: string): Promise<Server> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'EADDRINUSE' ? new FolderInUse(inUse(folder)) : error),
    )
    server.listen(path, () => {
      server.unref()
      done(server)
    })
  })
}
