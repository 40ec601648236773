import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { fetchAhead } from '../api/answer.ts'
import { useVerb } from '../api/verb.ts'
import { announce } from '../kit/announce.tsx'
import { CaseFiles } from '../kit/files/file-list.tsx'
import { useAddress } from '../shell/address.ts'
import { useMe } from '../shell/me.ts'
import { ActionBar } from './act/action-bar.tsx'
import { Conflict } from './act/conflict.tsx'
import type { CaseItem, CaseView, StepOffer, Taking } from './case-view.ts'
import { Correction } from './correction/correction.tsx'
import { DecidedNote } from './decided/decided-note.tsx'
import { Comparisons } from './evidence/comparisons.tsx'
import { Documents } from './evidence/documents.tsx'
import { EvidenceTabs } from './evidence/evidence-tabs.tsx'
import { whatChanged } from './evidence/what-changed.ts'
import { Header } from './header.tsx'
import { NoticeStrip } from './notice-strip.tsx'
import type { CaseQueue } from './queue/use-queue.ts'
import { Reasons } from './reasons.tsx'
import { Timeline } from './timeline.tsx'
import { Verdict } from './verdict.tsx'

interface ReviewProps {
  view: CaseView
  queue: CaseQueue
  again: () => void
}

/** Side-by-side review (并排审核): declared against authoritative, evidence, reasons, and the step to take. */
export function HhReview({ view, queue, again }: ReviewProps) {
  const { go } = useAddress()
  const next = queue.next(view.number)
  const step = useVerb<Taking & { number: string; step: string; revision: number }, CaseItem>(
    'POST /cases/{number}/steps/{step}',
  )
  const { changed, seen } = useOthersChanges(view)
  const refused = step.failure?.kind === 'conflict'
  useFetchAhead(next)
  useEffect(() => {
    if (refused) again()
  }, [refused, again])

  async function take(offer: StepOffer, taking: Taking): Promise<boolean> {
    seen()
    const moved = await step.run({
      number: view.number,
      step: offer.step,
      revision: view.revision,
      ...taking,
    })
    if (!moved) return false
    taken(offer, moved.heldBack?.secondsLeft ?? 0)
    return true
  }

  function taken(offer: StepOffer, secondsLeft = 0) {
    seen()
    // What may still be taken back says so itself, with its button.
    if (secondsLeft === 0) announce(`已办：${offer.title}，${view.title}。${next ? '这是下一件。' : ''}`)
    if (next) go(queue.addressOf(next))
    else again()
  }

  const compared = view.evidence.comparisons.length > 0
  return (
    <article className="case" aria-labelledby="case-title">
      <div className="case-in">
        <Header view={view} />
        {changed && <Conflict changed={changed} refused={refused} onSeen={seen} />}
        <DecidedNote view={view} />
        <Correction
          view={view}
          busy={step.busy}
          failure={step.failure}
          onTake={(offer) => void take(offer, {})}
        />
        {view.notice && <NoticeStrip notice={view.notice} />}
        <Verdict view={view} />
        <div className={compared || view.decision ? 'side-by-side' : undefined}>
          {(compared || view.decision) && (
            <div className="column">
              {compared && <Comparisons comparisons={view.evidence.comparisons} />}
              {view.decision && (
                <Reasons decision={view.decision} amount={view.amount} title={view.kindTitle} />
              )}
            </div>
          )}
          <div className="column">
            {view.evidence.tabs.length > 0 && (
              <EvidenceTabs tabs={view.evidence.tabs} wide={!compared && !view.decision} />
            )}
            {view.evidence.documents.length > 0 && <Documents documents={view.evidence.documents} />}
            <CaseFiles number={view.number} />
            <Timeline entries={view.timeline} />
          </div>
        </div>
      </div>
      <ActionBar
        view={view}
        queue={queue}
        busy={step.busy}
        failure={changed && refused ? null : step.failure}
        onTake={take}
        onTaken={taken}
      />
    </article>
  )
}

/** What others did while the case lay open here; a step is always taken on what was last shown. */
function useOthersChanges(view: CaseView): { changed: string[] | null; seen: () => void } {
  const me = useMe().label
  const shown = useRef(view)
  const [changed, setChanged] = useState<string[] | null>(null)
  useEffect(() => {
    if (view.revision === shown.current.revision) return
    const told = whatChanged(shown.current, view, me)
    shown.current = view
    if (told.length > 0) setChanged(told)
  }, [view, me])
  return { changed, seen: () => setChanged(null) }
}

function useFetchAhead(number: string | null) {
  const client = useQueryClient()
  useEffect(() => {
    if (number) void fetchAhead(client, '/cases/{number}', { number })
  }, [client, number])
}
