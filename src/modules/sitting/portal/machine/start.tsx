import { h, render } from 'preact'
import { type AtMachine, examKeep } from './keep.ts'
import { ask, Refused } from './line.ts'
import { PaperView } from './paper-view.tsx'
import { Room, type RoomState } from './room-view.tsx'
import { saveFile } from './save-file.ts'
import { browserSays, canSeal } from './seal.ts'
import { Sitting } from './sitting.ts'
import { doingOn, shownOf, type Turn } from './turning.ts'

interface Entered {
  entered: {
    token: string
    sitting: string
    session: string
    first: number
    key: Record<string, unknown>
  } | null
  why: string | null
}

/** Takes over the page of the examination room: entering, waiting, the paper, the end. */
export async function start(root: HTMLElement): Promise<void> {
  let sitting: Sitting | null = null
  const turn: Turn = { at: 0, checking: false }
  let problem: string | null = null
  // What the page says to a browser without its script.
  root.replaceChildren()

  const draw = () => {
    if (sitting && !sitting.dead && sitting.state === 'running' && sitting.paper.items)
      render(h(PaperView as never, { shown: shownOf(sitting, turn), doing } as never), root)
    else render(h(Room as never, { state: roomOf(), doing: room } as never), root)
  }

  const doing = { ...doingOn(() => sitting, turn, draw), rescue: () => void rescue() }

  function roomOf(): RoomState {
    if (!canSeal())
      return {
        phase: 'unfit',
        why: '这个浏览器不能加密保存答案。请用新版浏览器，从 https 地址打开；不行就换一台机器。',
      }
    if (!sitting)
      return { phase: 'enter', why: problem, machine: localStorage.getItem('haihe-machine') ?? '' }
    if (sitting.dead) return { phase: 'dead', why: sitting.dead }
    const { state, paper, unsent, note } = sitting
    const over = state === 'handed-in' || state === 'timed-out' || state === 'absent'
    return {
      phase: over ? 'over' : 'waiting',
      state,
      title: paper.title,
      name: paper.name,
      seat: paper.seat,
      why: paper.why,
      until: state === 'waiting' ? paper.opensAt - sitting.now() : null,
      unsent,
      note,
    }
  }

  const room = {
    async enter(admission: string, code: string, machine: string) {
      problem = null
      try {
        localStorage.setItem('haihe-machine', machine)
        const browser = await browserSays()
        const { entered, why } = await ask<Entered>('enter', { admission, code, machine, browser })
        if (!entered) throw new Refused(422, '', why ?? '没有进入')
        const { token, sitting: id, session, first, key } = entered
        const who: AtMachine = { token, sitting: id, session, first, key, machine }
        await examKeep.sitsHere(who)
        sitting = await Sitting.open(who, draw)
      } catch (error) {
        problem = error instanceof Refused ? error.message : '没有网络，请稍后再试'
      }
      draw()
    },
    again() {
      sitting?.stop()
      sitting = null
      draw()
    },
    rescue: () => void rescue(),
  }

  async function rescue(): Promise<void> {
    for (const one of await examKeep.keptHere())
      saveFile(
        `救援文件-${one.sitting.slice(0, 8)}.json`,
        JSON.stringify({ format: 'haihe-rescue-1', ...one }),
      )
  }

  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') sitting?.beacon()
  })
  addEventListener('pagehide', () => sitting?.beacon())
  addEventListener('online', () => void sitting?.send())
  addEventListener('beforeunload', (event) => {
    if ((sitting?.unsent ?? 0) > 0) event.preventDefault()
  })
  setInterval(() => {
    if (!sitting || sitting.dead) return
    draw()
    if (sitting.state === 'running' && sitting.left <= 0) void sitting.send()
  }, 1000)

  draw()
  const who = canSeal() ? await examKeep.whoSits() : undefined
  if (who) await resume(who)

  /** Goes on where the browser was closed; while there is no line it is tried again. */
  async function resume(who: AtMachine): Promise<void> {
    try {
      sitting = await Sitting.open(who, draw)
    } catch (error) {
      problem =
        error instanceof Refused
          ? error.message
          : '正在连接服务器；这台机器上已写的答案都在，连上以后自动接着答。'
      if (!(error instanceof Refused)) setTimeout(() => void resume(who), 3000)
    }
    draw()
  }
}
