/** What the server answers to saves. */
export interface Became {
  taken: number[]
  kept: number[]
  refused: { seq: number; why: string }[]
  unopened: number[]
  now: number
  endsAt: number
  state: 'waiting' | 'absent' | 'running' | 'paused' | 'handed-in' | 'timed-out'
}

/** A save as the machine keeps it, so that it outlives the browser: sealed, and readable by nobody but the server. */
export interface KeptSave {
  item: string
  seq: number
  sealed: string
  /** The server has said what became of it. */
  done: boolean
}

/** The machine's own store: once `put` has answered, the loss of browser and power loses nothing. */
export interface Store {
  all(): Promise<KeptSave[]>
  put(save: KeptSave): Promise<void>
}

interface Pending {
  item: string
  seq: number
  answer: unknown
  at: number
}

export interface OutboxOptions {
  token: string
  /** Saves are numbered above this. */
  after: number
  store: Store
  seal(save: Pending & { token: string }): Promise<string>
  send(body: { token: string; saves: Pending[]; sealed: string[]; unsent: number }): Promise<Became>
  /** The server's clock, as well as this machine knows it. */
  now(): number
  told(became: Became): void
}

/** As many as the server takes at once. */
const PORTION = 400

/**
 * What was typed and not acknowledged yet (待发). Each keystroke is sealed into the machine's store at once and sent as soon as the line allows;
 * it is forgotten only after the server has said what became of it.
 */
export class Outbox {
  private readonly options: OutboxOptions
  private readonly pending = new Map<string, Pending>()
  /** Kept by an earlier life of this page: sealed, so that only the server can say what is in it. */
  private earlier: KeptSave[] = []
  private last: number
  private writing: Promise<void> = Promise.resolve()
  private sending: Promise<void> | null = null

  private constructor(options: OutboxOptions, kept: readonly KeptSave[]) {
    this.options = options
    this.earlier = kept.filter((one) => !one.done)
    this.last = Math.max(options.after, ...kept.map(({ seq }) => seq))
  }

  /** Opens the outbox with what the machine still holds. */
  static async open(options: OutboxOptions): Promise<Outbox> {
    return new Outbox(options, await options.store.all())
  }

  /** How many answers the server has not acknowledged. */
  get unsent(): number {
    return this.pending.size + this.earlier.length
  }

  /** Keeps what stands at an item now; answers when it is safe on this machine. */
  type(item: string, answer: unknown): Promise<void> {
    this.last += 1
    const save = { item, seq: this.last, answer, at: Math.round(this.options.now()) }
    this.pending.set(item, save)
    // One after the other, so that an older sealing never ends up over a newer one.
    this.writing = this.writing
      .catch(() => undefined)
      .then(async () => {
        const sealed = await this.options.seal({ ...save, token: this.options.token })
        await this.options.store.put({ item, seq: save.seq, sealed, done: false })
      })
    return this.writing
  }

  /** What is to be sent now. */
  portion(): { token: string; saves: Pending[]; sealed: string[]; unsent: number } {
    const earlier = this.earlier.slice(0, PORTION)
    return {
      token: this.options.token,
      saves: [...this.pending.values()].slice(0, PORTION),
      sealed: earlier.map(({ sealed }) => sealed),
      unsent: this.unsent,
    }
  }

  /** Sends everything, and a sign of life where there is nothing; one at a time. */
  flush(): Promise<void> {
    this.sending ??= this.sendAll(this.options.send).finally(() => {
      this.sending = null
    })
    return this.sending
  }

  /** Sends everything that there is with what ends the sitting, after what is being sent already. */
  async flushInto(send: OutboxOptions['send']): Promise<void> {
    await this.sending?.catch(() => undefined)
    await this.sendAll(send)
  }

  private async sendAll(send: OutboxOptions['send']): Promise<void> {
    do {
      const sent = this.portion()
      const earlier = this.earlier.slice(0, PORTION)
      const became = await send(sent)
      await this.settle(sent.saves, earlier, became)
      this.options.told(became)
    } while (this.earlier.length > 0 || this.pending.size > PORTION)
  }

  /** Forgets what the server has spoken of: an answer that was typed over since stays to be sent. */
  private async settle(
    saves: readonly Pending[],
    earlier: readonly KeptSave[],
    became: Became,
  ): Promise<void> {
    const spoken = new Set([...became.taken, ...became.kept, ...became.refused.map(({ seq }) => seq)])
    await this.writing.catch(() => undefined)
    const done = [
      ...saves.filter(({ seq }) => spoken.has(seq)),
      ...earlier.filter(({ seq }, at) => spoken.has(seq) || became.unopened.includes(at)),
    ]
    for (const { item, seq } of done) {
      if (this.pending.get(item)?.seq === seq) this.pending.delete(item)
    }
    const gone = new Set(earlier.filter((one) => done.includes(one)))
    this.earlier = this.earlier.filter((one) => !gone.has(one))
    const kept = await this.options.store.all()
    for (const one of kept) {
      if (!one.done && done.some(({ item, seq }) => item === one.item && seq === one.seq))
        await this.options.store.put({ ...one, done: true })
    }
  }
}
