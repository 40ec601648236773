import { h, render } from 'preact'
import type { CandidateItem } from '../../../../bank/index.ts'
import { type AtMachine, keepIn } from '../keep.ts'
import { ask, type Line, Refused } from '../line.ts'
import { PaperView } from '../paper-view.tsx'
import { Field } from '../room-view.tsx'
import { browserSays, canSeal, sealer } from '../seal.ts'
import { Sitting } from '../sitting.ts'
import { sampleAnswer } from './sample-answer.ts'
import { type Found, MachineField, Verdict } from './verdict.tsx'

interface Entered {
  entered: Omit<AtMachine, 'machine'> | null
  why: string | null
}
interface Result {
  passed: boolean
  found: Found[]
}

/** What is rehearsed stands apart from what examinations keep on this machine. */
const keep = keepIn('haihe-rehearsal')
/** How far it came before the page was loaded anew: whether the line was cut well. */
const STAGE = 'haihe-rehearsal-stage'
/** So long the line stays cut, and so long each thing is waited for. */
const CUT = 3000
const PATIENCE = 15_000

/** A line that can be cut as a cable is pulled. */
let cut = false
const line: Line = (address, body, more) =>
  cut ? Promise.reject(new Error('cut')) : ask(`rehearsals/${address}`, body, more)

/**
 * 演练: the page answers the practice paper by itself, with the player that candidates have: every kind of question typed and kept, the line
 * cut while it types on, the page loaded anew, handed in; then it tells how it went.
 */
export async function rehearse(root: HTMLElement): Promise<void> {
  const place = document.createElement('div')
  root.append(place)
  let why: string | null = null
  let doing = ''
  let result: Result | null = null
  let sitting: Sitting | null = null
  let at = 0

  const draw = () => {
    if (sitting?.state === 'running' && sitting.paper.items && !result)
      render(h(Walking as never, { of: sitting, at, doing } as never), place)
    else render(h(Desk as never, { why, doing, result, enter } as never), place)
  }
  const say = (words: string) => {
    doing = words
    draw()
  }

  async function enter(code: string, machine: string): Promise<void> {
    why = null
    try {
      if (!canSeal())
        throw new Refused(
          0,
          '',
          '这个浏览器不能加密保存。请用新版浏览器，从 https 地址打开；不行就换一台机器。',
        )
      localStorage.setItem('haihe-machine', machine)
      const { entered, why: no } = await ask<Entered>('rehearsals/enter', { code, machine })
      if (!entered) throw new Refused(422, '', no ?? '没有进入')
      const who = { ...entered, machine }
      await keep.sitsHere(who)
      await first(who)
    } catch (error) {
      failed(error)
    }
  }

  /** Before the page is loaded anew: everything typed, the line cut and come back. */
  async function first(who: AtMachine): Promise<void> {
    sitting = await Sitting.open(who, draw, { line, keep, seal: sealer })
    const items = sitting.paper.items ?? []
    await typeAll(items, 0, '正在答题')
    await until(() => sitting?.unsent === 0)
    cut = true
    await typeAll(items, 1, '网线断开，接着答')
    await pause(CUT)
    const wrote = sitting.unsent > 0
    cut = false
    say('网线接上，正在补传')
    void sitting.send()
    const came = await until(() => sitting?.unsent === 0)
    sessionStorage.setItem(STAGE, JSON.stringify({ cut: wrote && came }))
    say('重开页面')
    await pause(500)
    location.reload()
  }

  /** After it: what was typed is found again, and handed in. */
  async function second(who: AtMachine, { cut: came }: { cut: boolean }): Promise<void> {
    say('正在找回答案')
    const sealed = (await keep.storeOf(who).all()).at(-1)?.sealed ?? null
    sitting = await Sitting.open(who, draw, { line, keep, seal: sealer })
    const items = sitting.paper.items ?? []
    const again = items.every(
      (item) => JSON.stringify(sitting?.answers.get(item.id)) === JSON.stringify(sampleAnswer(item, 1)),
    )
    say('正在交卷')
    await sitting.handIn()
    const report = {
      token: who.token,
      clock: Date.now(),
      cut: came,
      again,
      sealed,
      browser: await browserSays(),
    }
    result = await ask<Result>('rehearsals/report', report)
    sessionStorage.removeItem(STAGE)
    await keep.leave(who.sitting, true)
    draw()
  }

  async function typeAll(items: readonly CandidateItem[], turn: 0 | 1, words: string): Promise<void> {
    for (const [n, item] of items.entries()) {
      at = n
      sitting?.change(item.id, sampleAnswer(item, turn))
      say(`${words}：第 ${n + 1} 题，共 ${items.length} 题`)
      await pause(150)
    }
  }

  function failed(error: unknown): void {
    sitting?.stop()
    sitting = null
    why = error instanceof Refused ? error.message : '没有网络，请检查网线后再试'
    draw()
  }

  draw()
  const stage = sessionStorage.getItem(STAGE)
  const who = stage && canSeal() ? await keep.whoSits() : undefined
  if (stage && who) await second(who, JSON.parse(stage) as { cut: boolean }).catch(failed)
}

const pause = (millis: number) => new Promise<void>((done) => setTimeout(done, millis))

/** Whether something came to be within the patience that there is. */
async function until(there: () => boolean): Promise<boolean> {
  const end = performance.now() + PATIENCE
  while (!there()) {
    if (performance.now() > end) return false
    await pause(100)
  }
  return true
}

/** The paper as a candidate sees it, while the page answers by itself. */
const Walking = ({ of, at, doing }: { of: Sitting; at: number; doing: string }) => (
  <>
    <p className="notice" role="status">
      演练中，请不要动键盘。{doing}
    </p>
    <PaperView
      shown={{
        title: of.paper.title,
        name: of.paper.name,
        seat: of.paper.seat,
        items: of.paper.items ?? [],
        answers: of.answers,
        flags: of.flags,
        at,
        left: of.left,
        unsent: of.unsent,
        online: of.online,
        checking: false,
        handInLater: 0,
        note: null,
      }}
      doing={STILL}
    />
  </>
)

const nothing = () => undefined
const STILL = {
  go: nothing,
  change: nothing,
  flag: nothing,
  check: nothing,
  handIn: nothing,
  rescue: nothing,
}

const Desk = ({
  why,
  doing,
  result,
  enter,
}: {
  why: string | null
  doing: string
  result: Result | null
  enter(code: string, machine: string): Promise<void>
}) => (
  <>
    {why && (
      <p className="notice bad" role="alert">
        {why}
      </p>
    )}
    {doing !== '' && !result && !why && <p role="status">{doing}</p>}
    {result && (
      <Verdict
        label="演练结果"
        says={result.passed ? '这台机器通过' : '这台机器没有通过'}
        found={result.found}
      />
    )}
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const of = (name: string) => String(form.get(name) ?? '').trim()
        void enter(of('code'), of('machine'))
      }}
    >
      <Field name="code" label="演练码" pattern="[0-9]{8}" hint="8 位数字，在监考台上看" />
      <MachineField />
      <button type="submit" className="btn">
        {result ? '再演练一次' : '开始演练'}
      </button>
    </form>
  </>
)
