import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { HeldBackView } from '../../../kernel/case/verbs/shapes.ts'
import { answerTo } from '../../api/answer.ts'
import { useVerb } from '../../api/verb.ts'
import { announce } from '../../kit/announce.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { useMay } from '../../shell/me.ts'
import { Go } from '../../shell/search/go.tsx'
import { keepDraft } from '../act/opinion-drafts.ts'

/** A decision of one's own that is not real yet, or did not become so. */
type Held = z.output<typeof HeldBackView> & { number: string; title: string }

/** So many are shown at once; the others are counted. */
const SHOWN = 3

/** What one has decided that is not real yet, on every screen: until when it may be taken back, and what came of it. */
export function HeldBack() {
  const reads = useMay(['cases.read', 'organisation.read'])
  return reads ? <List /> : null
}

function List() {
  const client = useQueryClient()
  const { data, dataUpdatedAt } = useQuery({
    ...answerTo<{ items: Held[] }>('/cases/decisions'),
    staleTime: 5_000,
    refetchInterval: (query) =>
      query.state.data?.items.some(({ failed }) => failed === null) ? 2000 : false,
  })
  const items = data?.items ?? []
  const waiting = items.filter(({ failed }) => failed === null).length
  const before = useRef(0)
  useEffect(() => {
    // One that left the list has become real, was refused or was taken back: whatever is shown is old.
    if (waiting < before.current) void client.invalidateQueries()
    before.current = waiting
  }, [waiting, client])
  const passed = useSecondsSince(dataUpdatedAt, waiting > 0)
  if (items.length === 0) return null
  return (
    <section className="held-back" aria-label="还没有生效的决定">
      <ul>
        {items.slice(0, SHOWN).map((one) => (
          <li key={one.number} className={one.failed === null ? undefined : 'failed'}>
            <One one={one} left={Math.max(0, one.secondsLeft - passed)} />
          </li>
        ))}
      </ul>
      {items.length > SHOWN && <p>还有 {items.length - SHOWN} 件</p>}
    </section>
  )
}

function One({ one, left }: { one: Held; left: number }) {
  const act = useVerb<{ number: string }, { note: string | null }>('POST /cases/{number}/take-back')
  async function takeBack() {
    const back = await act.run({ number: one.number })
    if (!back) return
    if (back.note) keepDraft(one.number, back.note)
    if (one.failed === null) announce(`已撤回“${one.stepTitle}”，办件还在原来的环节。`)
  }
  return (
    <>
      <p>
        <Go to={`/cases/${one.number}`}>{one.title}</Go>
        {one.failed === null ? (
          <>
            ：{one.stepTitle}，{left > 0 ? `${left} 秒后生效` : '正在生效'}
          </>
        ) : (
          <>
            ：“{one.stepTitle}”没有生效。{one.failed}
          </>
        )}
      </p>
      {act.failure && <FailureNote failure={act.failure} />}
      {(one.failed !== null || left > 0) && (
        <button type="button" className="btn ghost" disabled={act.busy} onClick={() => void takeBack()}>
          {one.failed === null ? '撤回' : '知道了'}
        </button>
      )}
    </>
  )
}

/** Whole seconds since a moment, counted while something waits. */
function useSecondsSince(moment: number, counts: boolean): number {
  const [now, setNow] = useState(moment)
  useEffect(() => {
    if (!counts) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [counts])
  return Math.max(0, Math.floor((now - moment) / 1000))
}
