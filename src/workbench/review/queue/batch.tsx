import { useState } from 'react'
import { useVerb } from '../../api/verb.ts'
import { announce } from '../../kit/announce.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import type { CaseItem } from '../case-view.ts'

interface Outcome {
  number: string
  done: boolean
  text: string
}

/** How many cases one request decides; the server decides each such group whole. */
const AT_ONCE = 50

/**
 * Takes the primary step of many clear cases (可批量). The server judges each again and decides all that are still clear
 * in one act, whether or not this window stays open; one that has got a doubt meanwhile is left alone and named.
 */
export function Batch({ items, onClose }: { items: readonly CaseItem[]; onClose: () => void }) {
  const [cases] = useState(items)
  const act = useVerb<{ numbers: string[] }, { items: Outcome[] }>('POST /cases/steps')
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const done = [...outcomes.values()].filter((outcome) => outcome.done).length
  const left = cases.filter(({ number }) => !outcomes.has(number))

  async function run() {
    const answer = await act.run({ numbers: left.slice(0, AT_ONCE).map(({ number }) => number) })
    if (!answer) return
    setOutcomes((before) => new Map([...before, ...answer.items.map((one) => [one.number, one] as const)]))
    announce(`批量办理：已办 ${answer.items.filter((one) => one.done).length} 件。`)
  }

  return (
    <Dialog title={`批量办理 ${cases.length} 件`} open onClose={onClose}>
      <p>
        这些办件逐项比对一致、没有疑点。服务器逐件再核一遍后一次办完，有变化的留下来由您单独看；每件都单独留痕。点了以后关掉窗口也会办完。
      </p>
      {act.failure && <FailureNote failure={act.failure} />}
      <p role="status">
        {act.busy
          ? `正在办理 ${Math.min(left.length, AT_ONCE)} 件……`
          : outcomes.size === 0
            ? `待办理 ${cases.length} 件`
            : `已办 ${done} 件，留下 ${outcomes.size - done} 件，还有 ${left.length} 件`}
      </p>
      <ol className="batch">
        {cases.map((item) => (
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
          <button type="button" className="btn" onClick={() => void run()} disabled={act.busy}>
            {`办理${outcomes.size === 0 ? '这' : '其余'} ${Math.min(left.length, AT_ONCE)} 件`}
          </button>
        )}
        <button type="button" className="btn ghost" onClick={onClose}>
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
