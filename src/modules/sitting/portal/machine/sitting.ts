import type { CandidateItem } from '../../../bank/index.ts'
import { type AtMachine, examKeep, type Keep } from './keep.ts'
import { ask, type Line, Refused } from './line.ts'
import { type Became, Outbox } from './outbox.ts'
import { sealer } from './seal.ts'

/** The paper as the server gives it. */
export interface Paper {
  title: string
  place: string
  name: string
  seat: string
  room: string
  opensAt: number
  handInFrom: number
  why: string | null
  items: CandidateItem[] | null
  answers: { item: string; seq: number; answer: unknown }[]
  after: number
  now: number
  endsAt: number
  state: Became['state']
}

/** So long after the last keystroke it is sent; at least so often a sign of life is given. */
const PAUSE = 250
const LIFE = 15_000
/** Which questions are to be looked at again is kept like an answer. */
const FLAGS = '_flags'

/** Where a sitting speaks to, what it keeps and how it seals: an examination's unless told. */
export interface At {
  line: Line
  keep: Keep
  seal: typeof sealer
}
const EXAM: At = { line: ask, keep: examKeep, seal: sealer }

/** A candidate's sitting on this machine: what was typed, what is acknowledged, and how much time the server gives. */
export class Sitting {
  readonly who: AtMachine
  paper: Paper
  readonly answers = new Map<string, unknown>()
  flags: string[] = []
  state: Became['state']
  endsAt: number
  online = true
  /** Why this machine has no word any more, in the server's words. */
  dead: string | null = null
  note: string | null = null
  private outbox: Outbox
  private since: { server: number; here: number }
  private timer: ReturnType<typeof setTimeout> | undefined
  private life: ReturnType<typeof setInterval> | undefined
  private spoke = 0
  private readonly changed: () => void
  private readonly at: At

  private constructor(who: AtMachine, paper: Paper, outbox: Outbox, changed: () => void, at: At) {
    this.who = who
    this.at = at
    this.paper = paper
    this.outbox = outbox
    this.changed = changed
    this.state = paper.state
    this.endsAt = paper.endsAt
    this.since = { server: paper.now, here: performance.now() }
  }

  /** Takes the sitting up: what an earlier life of the page kept is sent before the paper is read. */
  static async open(who: AtMachine, changed: () => void, at: At = EXAM): Promise<Sitting> {
    const { line } = at
    const seal = await at.seal(who.key, who)
    let sitting: Sitting | null = null
    const options = {
      token: who.token,
      after: who.first,
      store: at.keep.storeOf(who),
      seal,
      send: (body: object) => line<Became>('answers', body),
      now: () => sitting?.now() ?? Date.now(),
      told: (became: Became) => sitting?.hear(became),
    }
    await (await Outbox.open(options)).flush()
    const paper = await line<Paper>('paper', { token: who.token })
    sitting = new Sitting(who, paper, await Outbox.open({ ...options, after: paper.after }), changed, at)
    sitting.show(paper)
    sitting.begin()
    return sitting
  }

  /** The server's clock; this machine's own may be set wrong or be set anew. */
  now(): number {
    return this.since.server + (performance.now() - this.since.here)
  }

  get left(): number {
    return this.endsAt - this.now()
  }

  get unsent(): number {
    return this.outbox.unsent
  }

  change(item: string, answer: unknown): void {
    if (this.state !== 'running') return
    this.answers.set(item, answer)
    this.keep(item, answer)
  }

  flag(item: string): void {
    this.flags = this.flags.includes(item) ? this.flags.filter((one) => one !== item) : [...this.flags, item]
    this.keep(FLAGS, this.flags)
  }

  private keep(item: string, answer: unknown): void {
    this.outbox.type(item, answer).catch(() => {
      this.note = '本机不能保存，请马上举手告诉监考员'
      this.changed()
    })
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.send(), PAUSE)
    this.changed()
  }

  /** Sends what is unsent now; a line that is cut is tried again with the next sign of life. */
  async send(): Promise<void> {
    try {
      await this.outbox.flush()
      this.spoke = performance.now()
      this.online = true
    } catch (error) {
      this.failed(error)
    }
    this.changed()
  }

  /** The page is being hidden: what can still be sent is sent, and nobody waits for the answer. */
  beacon(): void {
    const portion = this.outbox.portion()
    if (portion.saves.length > 0)
      void this.at
        .line<Became>('answers', { ...portion, sealed: [] }, { keepalive: true })
        .catch(() => undefined)
  }

  async handIn(): Promise<void> {
    try {
      await this.outbox.flushInto(({ token, saves, sealed }) =>
        this.at.line<Became>('hand-in', { token, saves, sealed }),
      )
    } catch (error) {
      if (error instanceof Refused && error.status !== 401) this.note = error.message
      else this.failed(error)
    }
    this.changed()
  }

  /** Asks for the paper again: at the hour, and when an incident is over. */
  async refresh(): Promise<void> {
    try {
      this.show(await this.at.line<Paper>('paper', { token: this.who.token }))
      this.online = true
    } catch (error) {
      this.failed(error)
    }
    this.changed()
  }

  stop(): void {
    clearTimeout(this.timer)
    clearInterval(this.life)
  }

  private begin(): void {
    this.life = setInterval(() => {
      if (this.dead) return
      if (this.state === 'waiting' && this.now() >= this.paper.opensAt) void this.refresh()
      else if (performance.now() - this.spoke >= LIFE / 2) void this.send()
    }, LIFE / 2)
  }

  private show(paper: Paper): void {
    this.paper = paper
    this.state = paper.state
    this.endsAt = paper.endsAt
    this.since = { server: paper.now, here: performance.now() }
    for (const { item, answer } of paper.answers) {
      if (item === FLAGS) this.flags = Array.isArray(answer) ? answer.map(String) : []
      else if (!this.answers.has(item)) this.answers.set(item, answer)
    }
  }

  private hear(became: Became): void {
    const before = this.state
    this.state = became.state
    this.endsAt = became.endsAt
    this.since = { server: became.now, here: performance.now() }
    if (became.kept.length > 0) this.note = `断线时写的 ${became.kept.length} 条已经送到，等主监考确认`
    else if (became.refused[0]) this.note = became.refused[0].why
    if (became.unopened.length > 0) this.note = `有 ${became.unopened.length} 条没能送达，请告诉监考员`
    if (this.state === 'running' && (before === 'paused' || this.paper.items === null)) void this.refresh()
    if (this.state === 'handed-in' || this.state === 'timed-out') void this.over()
  }

  /** The end: this machine forgets who sat here; what the server has is removed, what it has not stays for a rescue file. */
  private async over(): Promise<void> {
    if (this.unsent > 0) return
    this.stop()
    await this.at.keep.leave(this.who.sitting, true)
    this.changed()
  }

  private failed(error: unknown): void {
    if (error instanceof Refused && error.status === 401) {
      this.dead = error.message
      this.stop()
      void this.at.keep.leave(this.who.sitting, false)
    } else if (error instanceof Refused) this.note = error.message
    else this.online = false
  }
}
