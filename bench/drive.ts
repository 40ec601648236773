import { once } from 'node:events'
import { connect } from 'node:net'

/** What a driver is to ask for, over and over. */
export interface Task {
  port: number
  path: string
  /** Asked for one after the other instead of `path`, which answers as long as each of them. */
  among?: readonly string[]
  seconds: number
  /** Sent with each request. */
  headers?: Record<string, string>
}

const CONNECTIONS = 8
const AHEAD = 16

/** Asks for one path over a few kept connections, several requests ahead on each; gives the number of answers. */
export async function drive(task: Task): Promise<number> {
  const size = await sizeOfAnswer(task)
  const until = Date.now() + task.seconds * 1000
  const counts = await Promise.all(
    Array.from({ length: CONNECTIONS }, (_, at) => keepAsking(task, size, until, at / CONNECTIONS)),
  )
  return counts.reduce((sum, one) => sum + one, 0)
}

function request({ path, headers = {} }: Pick<Task, 'path' | 'headers'>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${lines.join('')}\r\n`
}

/** Every answer of a path is equally long, so that answers are counted by their bytes. */
async function sizeOfAnswer(task: Task): Promise<number> {
  const socket = connect(task.port, '127.0.0.1')
  socket.write(request(task))
  let head = ''
  while (!head.includes('\r\n\r\n')) {
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    head += chunk.toString('latin1')
  }
  socket.destroy()
  const length = /content-length: (\d+)/i.exec(head)?.[1]
  if (!head.startsWith('HTTP/1.1 200') || !length)
    throw new Error(`${task.path} answers ${head.slice(0, 80)}`)
  return head.indexOf('\r\n\r\n') + 4 + Number(length)
}

/** The connections begin evenly apart, so that each of `among` comes again after all the others were asked for. */
async function keepAsking(task: Task, size: number, until: number, from: number): Promise<number> {
  const socket = connect(task.port, '127.0.0.1')
  await once(socket, 'connect')
  const all = (task.among ?? [task.path]).map((path) => request({ ...task, path }))
  let at = Math.floor(from * all.length)
  const next = (many: number) => Array.from({ length: many }, () => all[at++ % all.length]).join('')
  let bytes = 0
  let asked = AHEAD
  socket.write(next(AHEAD))
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
      socket.write(next(more))
    }
  })
  await once(socket, 'close')
  return asked
}
