import { connect, createServer, type Server, type Socket } from 'node:net'

/** A line between a machine and the server that can be cut: before a request arrives, or after it was done and before its answer comes. */
export interface CutLine {
  port: number
  /** How the next requests fare. */
  state: 'open' | 'cut' | 'swallows-answers'
  close(): Promise<void>
}

export async function cutLine(to: number): Promise<CutLine> {
  const open = new Set<Socket>()
  const line: CutLine = { port: 0, state: 'open', close }
  const server: Server = createServer((near) => {
    open.add(near)
    near.on('error', () => undefined).on('close', () => open.delete(near))
    if (line.state === 'cut') {
      near.destroy()
      return
    }
    const far = connect(to, '127.0.0.1')
    far.on('error', () => near.destroy()).on('close', () => near.destroy())
    near.on('close', () => far.destroy())
    near.on('data', (bytes) => {
      if (line.state === 'cut') near.destroy()
      else far.write(bytes)
    })
    far.on('data', (bytes) => {
      if (line.state === 'open') near.write(bytes)
      else near.destroy()
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  line.port = (server.address() as { port: number }).port
  async function close() {
    for (const socket of open) socket.destroy()
    await new Promise((done) => server.close(done))
  }
  return line
}
