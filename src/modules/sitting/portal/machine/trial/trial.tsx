import { h, render } from 'preact'
import { examKeep, TRIAL } from '../keep.ts'
import { ask, Refused } from '../line.ts'
import { NOBODY } from '../nobody.ts'
import { browserSays, canSeal, sealer } from '../seal.ts'
import { type Found, MachineField, Verdict } from './verdict.tsx'

interface Result {
  ready: boolean
  found: Found[]
}

/** 试机: seals something into this machine's own store and reads it back, measures the line, and tells the server. */
export function tryOut(root: HTMLElement, session: string): void {
  const place = document.createElement('div')
  root.append(place)
  let why: string | null = null
  let result: Result | null = null
  const draw = () => render(h(Trial as never, { why, result, run } as never), place)

  async function run(machine: string): Promise<void> {
    why = null
    try {
      const began = performance.now()
      const trial = (await (await fetch(`/api/v1/sitting/trials/${session}`)).json()) as {
        key: Record<string, unknown>
      }
      const line = Math.round(performance.now() - began)
      result = await ask<Result>(`trials/${session}/checks`, {
        machine,
        line,
        clock: Date.now(),
        sealed: await keptAndRead(session, trial.key),
        browser: await browserSays(),
      })
      localStorage.setItem('haihe-machine', machine)
    } catch (error) {
      why = error instanceof Refused ? error.message : '没有网络，请检查网线后再试'
    }
    draw()
  }
  draw()
}

/** What came out of the machine's store again; null where it could not be sealed or kept. */
async function keptAndRead(session: string, key: Record<string, unknown>): Promise<string | null> {
  if (!canSeal()) return null
  try {
    const of = { session, sitting: NOBODY }
    const sealed = await (await sealer(key, of))({ trial: true })
    const store = examKeep.storeOf(of)
    await store.put({ item: TRIAL, seq: 1, sealed, done: true })
    return (await store.all()).find(({ item }) => item === TRIAL)?.sealed ?? null
  } catch {
    return null
  }
}

const Trial = ({
  why,
  result,
  run,
}: {
  why: string | null
  result: Result | null
  run(machine: string): Promise<void>
}) => (
  <>
    {why && (
      <p className="notice bad" role="alert">
        {why}
      </p>
    )}
    {result && (
      <Verdict
        label="试机结果"
        says={result.ready ? '这台机器可以用' : '这台机器还不能用'}
        found={result.found}
      />
    )}
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void run(String(new FormData(event.currentTarget).get('machine') ?? '').trim())
      }}
    >
      <MachineField />
      <button type="submit" className="btn">
        试一下
      </button>
    </form>
  </>
)
