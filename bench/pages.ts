// Public pages against a constant answer of the same size, in one run: `node --import tsx bench/pages.ts`.
// A page of 60 rows with its data at hand must reach a fifth of the constant's rate. Rates are answers per second
// of the serving thread's own processor time, so that other work on the machine does not bend the ratio.
import { once } from 'node:events'
import { connect } from 'node:net'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'

const GOAL = 0.2
const SECONDS = 2
const CONNECTIONS = 8
const AHEAD = 16

interface Task {
  port: number
  path: string
  seconds: number
}

if (isMainThread) await measure()
else parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await drive(task)))

async function measure(): Promise<void> {
  process.env.NODE_ENV = 'production'
  const { benchSite } = await import('./pages-site.tsx')
  const { app, port, bytes } = await benchSite()
  const rates: Record<string, number[]> = { '/constant': [], '/table': [], '/home': [] }
  const driver = new Worker(new URL(import.meta.url))
  for (const path of Object.keys(rates)) await ask(driver, { port, path, seconds: 1 })
  for (let round = 0; round < 3; round += 1) {
    for (const [path, found] of Object.entries(rates))
      found.push(await ask(driver, { port, path, seconds: SECONDS }))
  }
  await driver.terminate()
  await app.close()
  const [constant, table, home] = Object.values(rates).map(median) as [number, number, number]
  const result = {
    constantPerSecond: Math.round(constant),
    tablePerSecond: Math.round(table),
    homePerSecond: Math.round(home),
    tableRatio: round2(table / constant),
    goal: GOAL,
    bytes,
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
  if (table / constant < GOAL) {
    process.stderr.write(`60 行页面只有恒定应答的 ${result.tableRatio}，应不低于 ${GOAL}\n`)
    process.exitCode = 1
  }
}

async function ask(driver: Worker, task: Task): Promise<number> {
  const before = process.threadCpuUsage()
  driver.postMessage(task)
  const [answers] = (await once(driver, 'message')) as [number]
  const { user, system } = process.threadCpuUsage(before)
  return (answers / (user + system)) * 1e6
}

function median(rates: number[]): number {
  return [...rates].sort((a, b) => a - b)[Math.floor(rates.length / 2)]!
}

function round2(ratio: number): number {
  return Math.round(ratio * 100) / 100
}

/** Asks for one path over a few kept connections, several requests ahead on each; gives the number of answers. */
async function drive({ port, path, seconds }: Task): Promise<number> {
  const size = await sizeOfAnswer(port, path)
  const until = Date.now() + seconds * 1000
  const counts = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => keepAsking(port, path, size, until)),
  )
  return counts.reduce((sum, one) => sum + one, 0)
}

function request(path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`
}

/** Every answer of a path is equally long, so that answers are counted by their bytes. */
async function sizeOfAnswer(port: number, path: string): Promise<number> {
  const socket = connect(port, '127.0.0.1')
  socket.write(request(path))
  let head = ''
  while (!head.includes('\r\n\r\n')) {
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    head += chunk.toString('latin1')
  }
  socket.destroy()
  const length = /content-length: (\d+)/i.exec(head)?.[1]
  if (!head.startsWith('HTTP/1.1 200') || !length) throw new Error(`${path} answers ${head.slice(0, 80)}`)
  return head.indexOf('\r\n\r\n') + 4 + Number(length)
}

async function keepAsking(port: number, path: string, size: number, until: number): Promise<number> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const one = request(path)
  let bytes = 0
  let asked = AHEAD
  socket.write(one.repeat(AHEAD))
  socket.on('data', (chunk) => {
    bytes += chunk.length
    const answered = Math.floor(bytes / size)
    if (Date.now() >= until) {
      if (answered >= asked) socket.end()
      return
    }
    const more = AHEAD - (asked - answered)
    if (more > 0) {
      asked += more
      socket.write(one.repeat(more))
    }
  })
  await once(socket, 'close')
  return asked
}
