import { h, render } from 'preact'
import type { CandidateItem } from '../../../bank/index.ts'
import { keepNothing } from './keep.ts'
import type { Line } from './line.ts'
import { NOBODY } from './nobody.ts'
import type { Became } from './outbox.ts'
import { PaperView } from './paper-view.tsx'
import { Sitting } from './sitting.ts'
import { doingOn, shownOf, type Turn } from './turning.ts'

/** What stands in the server's place: it takes every answer, marks none, and is gone with the page. */
function nobodyListens(items: readonly CandidateItem[], minutes: number): Line {
  const began = Date.now()
  let handedIn = false
  const standing = () => ({
    now: Date.now(),
    endsAt: began + minutes * 60_000,
    state: handedIn ? 'handed-in' : Date.now() < began + minutes * 60_000 ? 'running' : 'timed-out',
  })
  const answer = (address: string, body: object): unknown => {
    if (address === 'paper')
      return {
        title: '机考体验',
        place: '',
        name: '体验，不计分',
        seat: '000',
        room: '',
        opensAt: began,
        handInFrom: began,
        why: null,
        items,
        answers: [],
        after: 1_000_000,
        ...standing(),
      }
    if (address === 'hand-in') handedIn = true
    const { saves } = body as { saves: { seq: number }[] }
    return {
      taken: saves.map(({ seq }) => seq),
      kept: [],
      refused: [],
      unopened: [],
      ...standing(),
    } as Became
  }
  return <T,>(address: string, body: object) => Promise.resolve(answer(address, body) as T)
}

/** 机考体验: the same player as on the machines of a venue, with the city's practice paper; nothing leaves the page. */
export async function practise(root: HTMLElement, begin: HTMLElement | null): Promise<void> {
  let sitting: Sitting | null = null
  const turn: Turn = { at: 0, checking: false }
  const place = document.createElement('div')
  root.append(place)

  const draw = () => {
    if (!sitting) return
    if (sitting.state !== 'running')
      return void render(h(Over as never, { of: sitting, again } as never), place)
    // Nothing goes anywhere, so no line is ever cut, and handing in waits for no hour.
    const shown = { ...shownOf(sitting, turn), online: true, handInLater: 0, note: null }
    render(h(PaperView as never, { shown, doing } as never), place)
  }
  const doing = { ...doingOn(() => sitting, turn, draw), rescue: () => undefined }

  function again(): void {
    sitting?.stop()
    void open()
  }

  async function open(): Promise<void> {
    const reply = await fetch('/api/v1/sitting/practice')
    const { minutes, questions } = (await reply.json()) as { minutes: number; questions: CandidateItem[] }
    Object.assign(turn, { at: 0, checking: false })
    const who = { token: '', sitting: NOBODY, session: NOBODY, machine: '', first: 1_000_000, key: {} }
    sitting = await Sitting.open(who, draw, {
      line: nobodyListens(questions, minutes),
      keep: keepNothing(),
      seal: async () => async () => '',
    })
    for (const one of Array.from(root.children)) if (one !== place) one.setAttribute('hidden', '')
    draw()
  }

  begin?.addEventListener('click', (event) => {
    event.preventDefault()
    void open()
  })
  setInterval(draw, 1000)
}

const Over = ({ of, again }: { of: Sitting; again(): void }) => {
  const all = of.paper.items?.length ?? 0
  return (
    <>
      <h1>体验完了</h1>
      <p role="status">
        共 {all} 题。考试时也是这样：写完点“检查交卷”，再点“交卷，不再修改”。这里写的没有保存，也不计分。
      </p>
      <p className="room-turn">
        <button type="button" className="btn" onClick={again}>
          再试一次
        </button>
        <a className="btn ghost" href="/assess/plans">
          看考试计划
        </a>
      </p>
    </>
  )
}
