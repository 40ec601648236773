import { useEffect, useState } from 'react'
import type { Failure } from '../../api/failure.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { useAddress } from '../../shell/address.ts'
import { useMay } from '../../shell/me.ts'
import type { CaseView, StepOffer, Taking } from '../case-view.ts'
import type { CaseQueue } from '../queue/use-queue.ts'
import { actionKeys } from './action-keys.ts'
import { CorrectionsDialog } from './corrections-dialog.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import { Opinion } from './opinion.tsx'
import { draftOf, keepDraft } from './opinion-drafts.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { ShortcutHelp } from './shortcut-help.tsx'
import { StepDialog } from './step-dialog.tsx'

interface ActionBarProps {
  view: CaseView
  queue: CaseQueue
  busy: boolean
  failure: Failure | null
  onTake: (offer: StepOffer, taking: Taking) => Promise<boolean>
  /** After a step that was taken by a form of its own. */
  onTaken: (offer: StepOffer) => void
}

/** The opinion and the steps that this actor may take; each asks for what its procedure wants. */
export function ActionBar({ view, queue, busy, failure, onTake, onTaken }: ActionBarProps) {
  const { go } = useAddress()
  const [note, setNote] = useState(draftOf(view.number))
  const [noteMissing, setNoteMissing] = useState(false)
  const [asking, setAsking] = useState<StepOffer | null>(null)
  const [help, setHelp] = useState(false)
  // What was asked of the case as it was is not asked of the case as it is now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision closes what was begun on the old one
  useEffect(() => setAsking(null), [view.revision])
  const keys = actionKeys(view.steps)
  const decides = useMay('cases.read')
  const next = queue.next(view.number)
  const previous = queue.previous(view.number)

  function write(text: string) {
    setNote(text)
    setNoteMissing(false)
    keepDraft(view.number, text)
  }

  async function take(offer: StepOffer, more: Taking = {}) {
    const text = note.trim()
    if (offer.asks === 'note' && text === '') return setNoteMissing(true)
    if (await onTake(offer, { ...(text ? { note: text } : {}), ...more })) {
      setAsking(null)
      keepDraft(view.number, '')
    }
  }

  function press(offer: StepOffer) {
    if (!offer.allowed || busy) return
    if (offer.page) go(offer.page)
    else if (offer.fields.length > 0) {
      if (offer.asks === 'note' && note.trim() === '') return setNoteMissing(true)
      setAsking(offer)
    } else if (offer.asks === 'corrections' || offer.asks === 'reason') setAsking(offer)
    else if (offer.weighs) {
      if (offer.asks === 'note' && note.trim() === '') return setNoteMissing(true)
      setAsking(offer)
    } else void take(offer)
  }

  const byKey = (key: string) => {
    const offer = view.steps.find(({ step }) => keys.get(step) === key)
    return offer ? () => press(offer) : undefined
  }
  useShortcuts({
    a: byKey('A'),
    r: byKey('R'),
    d: byKey('D'),
    j: next ? () => go(queue.addressOf(next)) : undefined,
    k: previous ? () => go(queue.addressOf(previous)) : undefined,
    '?': () => setHelp(true),
  })

  const offered = view.steps.some(({ allowed, mends }) => allowed && !mends)
  return (
    <section className="actions noprint" aria-label="办理">
      {failure && !asking && <FailureNote failure={failure} />}
      <Whys steps={view.steps} />
      <div className="actions-row">
        {offered && <Opinion value={note} onChange={write} missing={noteMissing} decides={decides} />}
        {view.steps
          .filter(({ mends }) => !mends)
          .map((offer) => (
            <StepButton
              key={offer.step}
              offer={offer}
              hotkey={keys.get(offer.step)}
              more={next !== null && keys.get(offer.step) === 'A' ? '并看下一件' : null}
              busy={busy}
              onPress={() => press(offer)}
            />
          ))}
        {!offered && next && (
          <button type="button" className="btn ghost" onClick={() => go(queue.addressOf(next))}>
            下一件 <kbd>J</kbd>
          </button>
        )}
        <button
          type="button"
          className="btn ghost help"
          onClick={() => setHelp(true)}
          aria-label="键盘快捷键"
        >
          <kbd>?</kbd>
        </button>
      </div>
      {asking && asking.fields.length > 0 && (
        <StepDialog
          view={view}
          offer={asking}
          note={note}
          onDone={() => {
            setAsking(null)
            keepDraft(view.number, '')
            onTaken(asking)
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.asks === 'corrections' && (
        <CorrectionsDialog
          view={view}
          offer={asking}
          note={note}
          onNote={write}
          busy={busy}
          failure={failure}
          onSend={(corrections) => take(asking, { corrections })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.asks === 'reason' && (
        <ReasonDialog
          offer={asking}
          number={view.number}
          note={note}
          onNote={write}
          busy={busy}
          failure={failure}
          onSend={(reason) => take(asking, { reason })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.weighs && asking.fields.length === 0 && (asking.asks === 'none' || asking.asks === 'note') && (
        <DecideDialog
          offer={asking}
          view={view}
          busy={busy}
          failure={failure}
          onSend={(acknowledged) => take(asking, acknowledged.length > 0 ? { acknowledged } : {})}
          onClose={() => setAsking(null)}
        />
      )}
      <ShortcutHelp open={help} onClose={() => setHelp(false)} />
    </section>
  )
}

function StepButton({
  offer,
  hotkey,
  more,
  busy,
  onPress,
}: {
  offer: StepOffer
  hotkey: string | undefined
  more: string | null
  busy: boolean
  onPress: () => void
}) {
  const tone = offer.tone === 'primary' ? '' : offer.tone === 'bad' ? ' bad' : ' ghost'
  return (
    <button
      type="button"
      className={`btn${tone}`}
      onClick={onPress}
      disabled={!offer.allowed}
      aria-busy={busy}
    >
      <span>
        {offer.title}
        {more && <span className="wide">{more}</span>}
      </span>
      {hotkey && <kbd>{hotkey}</kbd>}
    </button>
  )
}

/** Why steps that stand here cannot be taken by this actor; each cause once. */
function Whys({ steps }: { steps: readonly StepOffer[] }) {
  const whys = new Map<string, string[]>()
  for (const { allowed, why, title } of steps) {
    if (!allowed && why) whys.set(why, [...(whys.get(why) ?? []), title])
  }
  if (whys.size === 0) return null
  return (
    <ul className="whys">
      {[...whys].map(([why, titles]) => (
        <li key={why}>
          <b>{titles.join('、')}</b>：{why}
        </li>
      ))}
    </ul>
  )
}
