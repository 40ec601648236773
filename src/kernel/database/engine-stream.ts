import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'

/** First bytes of the messages after which the driver always sends another: parse, bind, describe, execute, close. */
const MORE_FOLLOWS = new Set([...'PBDEC'].map((letter) => letter.charCodeAt(0)))
const TERMINATE = 'X'.charCodeAt(0)
/** What a server answers to somebody who connects and need not sign in: AuthenticationOk, ReadyForQuery. */
const WELCOME = Buffer.from([...message('R', [0, 0, 0, 0]), ...message('Z', ['I'.charCodeAt(0)])])

/**
 * The engine in this process as the driver sees a server: a stream of the messages of the protocol. The driver reads the answers
 * itself, which takes half of what the engine's own reader does; the messages of one statement go in one call, since each call
 * costs as much as a small statement.
 */
export class EngineStream extends Duplex {
  readonly #engine: PGlite
  #held: Buffer[] = []
  #welcomed = false

  constructor(engine: PGlite) {
    super()
    this.#engine = engine
  }

  connect(): this {
    this.#engine.waitReady.then(
      () => this.emit('connect'),
      (error) => this.destroy(error),
    )
    return this
  }

  override _write(message: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#take([message]).then(() => done(), done)
  }

  override _writev(messages: { chunk: Buffer }[], done: (error?: Error) => void): void {
    this.#take(messages.map(({ chunk }) => chunk)).then(() => done(), done)
  }

  override _read(): void {}

  async #take(messages: Buffer[]): Promise<void> {
    for (const message of messages) {
      if (!this.#welcomed) {
        this.#welcomed = true
        this.push(WELCOME)
        continue
      }
      if (message[0] === TERMINATE) continue
      this.#held.push(message)
      if (MORE_FOLLOWS.has(message[0] as number)) continue
      const all = this.#held.length === 1 ? message : Buffer.concat(this.#held)
      this.#held = []
      const answers: Buffer[] = []
      // A piece is a view of the engine's memory, which the next one overwrites.
      await this.#engine.execProtocolRawStream(all, {
        onRawData: (piece) => answers.push(Buffer.from(piece)),
      })
      this.push(answers.length === 1 ? answers[0] : Buffer.concat(answers))
    }
  }

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  // What the driver asks of a socket, and a call in this process has not.
  setNoDelay = () => this
  setKeepAlive = () => this
  ref = () => this
  unref = () => this
}

/** A message of the protocol: its letter, its length, what it says. */
function message(letter: string, says: readonly number[]): number[] {
  return [letter.charCodeAt(0), 0, 0, 0, says.length + 4, ...says]
}
