import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asFailure } from '../api/answer.ts'
import { call } from '../api/call.ts'
import { freshKey } from '../api/submission-key.ts'
import { Dialog } from '../kit/dialog.tsx'
import { batchStep } from './batch-step.ts'
import type { CaseItem, CaseView } from './case-view.ts'

type Outcome = { done: true; text: string } | { done: false; text: string }

/**
 * Takes the primary step of many clear cases (可批量). Each is read again and judged again just before: one that
 * has got a doubt meanwhile is left alone and named.
 */
export function Batch({ items, onClose }: { items: readonly CaseItem[]; onClose: () => void }) {
  const client = useQueryClient()
  const [cases] = useState(() => items.map((item) => ({ item, key: freshKey() })))
  const [running, setRunning] = useState(false)
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const done = [...outcomes.values()].filter((outcome) => outcome.done).length
  const left = cases.filter(({ item }) => !outcomes.get(item.number)?.done)

  async function run() {
    setRunning(true)
    for (const { item, key } of left) {
      const outcome = await takeOne(item.number, key)
      setOutcomes((before) => new Map(before).set(item.number, outcome))
    }
    setRunning(false)
    void client.invalidateQueries()
  }

  return (
    <Dialog title={`批量办理 ${cases.length} 件`} open onClose={onClose}>
      <p>
        这些办件逐项比对一致、没有疑点。每件办理前会再核一遍，有变化的会留下来由您单独看；每件都单独留痕。
      </p>
      <p role="status">
        {outcomes.size === 0
          ? `待办理 ${cases.length} 件`
          : `已办 ${done} 件，留下 ${outcomes.size - done} 件，还有 ${cases.length - outcomes.size} 件`}
      </p>
      <ol className="batch">
        {cases.map(({ item }) => (
          <li key={item.number}>
            <span>
              {item.title} <small className="muted">{item.number}</small>
            </span>
            <Told outcome={outcomes.get(item.number)} />
          </li>
        ))}
      </ol>
      <p className="buttons">
        {left.length > 0 && (
          <button type="button" className="btn" onClick={() => void run()} disabled={running}>
            {outcomes.size === 0 ? `办理这 ${cases.length} 件` : `再办留下的 ${left.length} 件`}
          </button>
        )}
        <button type="button" className="btn ghost" onClick={onClose} disabled={running}>
          {done > 0 ? '完成' : '先不办'}
        </button>
      </p>
    </Dialog>
  )
}

function Told({ outcome }: { outcome: Outcome | undefined }) {
  if (!outcome) return null
  return <span className={outcome.done ? 'tag ok' : 'tag warn'}>{outcome.text}</span>
}

async function takeOne(number: string, key: string): Promise<Outcome> {
  try {
    const view = await call<CaseView>('GET', '/cases/{number}', { number })
    const step = batchStep(view)
    if (!step.valid) return { done: false, text: step.reason }
    await call(
      'POST',
      '/cases/{number}/steps/{step}',
      { number, step: step.value.step, revision: view.revision, note: '批量办理：逐项比对一致。' },
      { key },
    )
    return { done: true, text: `已办：${step.value.title}` }
  } catch (error) {
    return { done: false, text: asFailure(error as Error).title }
  }
}
