import { useState } from 'react'
import { useAnswer } from '../../api/answer.ts'
import type { Failure } from '../../api/failure.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import type { FileView } from '../../kit/files/file-list.tsx'
import type { CaseView, StepOffer, Taking } from '../case-view.ts'

interface CorrectionsDialogProps {
  view: CaseView
  offer: StepOffer
  note: string
  onNote: (text: string) => void
  busy: boolean
  failure: Failure | null
  onSend: (corrections: NonNullable<Taking['corrections']>) => void
  onClose: () => void
}

/** What can be ticked: something of the case as it stands, or one of its files. */
interface Line {
  key: string
  title: string
  text: string
  now: string | null
}

const GROUPS = { file: '材料', field: '填报内容', line: '名册', text: '其他' } as const

/** 一次告知: the complete list of what the applicant has to correct, chosen item by item and told once. */
export function CorrectionsDialog({
  view,
  offer,
  note,
  onNote,
  busy,
  failure,
  onSend,
  onClose,
}: CorrectionsDialogProps) {
  const { answer } = useAnswer<{ items: FileView[] }>('/cases/{number}/files', { number: view.number })
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const [free, setFree] = useState('')
  const [missing, setMissing] = useState(false)
  const lines = (sort: keyof typeof GROUPS): Line[] => [
    ...offer.corrections
      .filter((one) => one.sort === sort)
      .map(({ code, ...one }) => ({ ...one, key: code })),
    ...(sort === 'file' ? (answer?.items ?? []).filter(({ withdrawnAt }) => !withdrawnAt).map(ofFile) : []),
  ]
  const others = free.split('\n').flatMap((text) => text.trim() || [])
  const count = chosen.size + others.length
  function tick(key: string, on: boolean, said = '') {
    const next = new Map(chosen)
    if (on) next.set(key, said)
    else next.delete(key)
    setChosen(next)
    setMissing(false)
  }
  function send() {
    if (count === 0) return setMissing(true)
    const files = lines('file')
    onSend([
      ...[...chosen].map(([key, said]) => ({
        key,
        ...(key.startsWith('file:') ? { title: files.find((one) => one.key === key)?.title ?? '材料' } : {}),
        ...(said.trim() ? { note: said.trim() } : {}),
      })),
      ...others.map((text) => ({ note: text })),
    ])
  }
  return (
    <Dialog title={offer.title} open onClose={onClose}>
      {failure && <FailureNote failure={failure} />}
      <p>补正只告知一次，请把需要改的全部勾上。申请人逐项答复，您逐项看到改了什么。已选 {count} 项。</p>
      {missing && (
        <p id="corrections-missing" className="field-error" role="alert">
          请至少选一项
        </p>
      )}
      {(['file', 'field', 'line'] as const).map((sort) => {
        const group = lines(sort)
        return (
          group.length > 0 && (
            <details key={sort} className="correction-group" open={sort !== 'line'}>
              <summary>
                {GROUPS[sort]}（{group.filter(({ key }) => chosen.has(key)).length}/{group.length}）
              </summary>
              <fieldset className="choices" aria-describedby={missing ? 'corrections-missing' : undefined}>
                <legend className="sr">{GROUPS[sort]}</legend>
                {group.map((one) => (
                  <Tick key={one.key} line={one} said={chosen.get(one.key)} onTick={tick} />
                ))}
              </fieldset>
            </details>
          )
        )
      })}
      <label className="stack">
        其他要补正的（一行一项，可不填）
        <textarea rows={2} maxLength={600} value={free} onChange={(event) => setFree(event.target.value)} />
      </label>
      <label className="stack">
        总的说明（可不填）
        <textarea rows={2} maxLength={500} value={note} onChange={(event) => onNote(event.target.value)} />
      </label>
      <p className="buttons">
        <button type="button" className="btn" onClick={send} disabled={busy}>
          发出一次告知
        </button>
        <button type="button" className="btn ghost" onClick={onClose}>
          先不发
        </button>
      </p>
    </Dialog>
  )
}

const ofFile = ({ id, name }: FileView): Line => ({
  key: `file:${id}`,
  title: name,
  text: `重新上传“${name}”`,
  now: null,
})

/** One thing that can be asked for, with what exactly is wrong with it once it is ticked. */
function Tick({
  line,
  said,
  onTick,
}: {
  line: Line
  said: string | undefined
  onTick: (key: string, on: boolean, said?: string) => void
}) {
  return (
    <div>
      <label>
        <input
          type="checkbox"
          checked={said !== undefined}
          onChange={(event) => onTick(line.key, event.target.checked)}
        />
        {line.title}
        {line.now && <span className="muted"> 现在是：{line.now}</span>}
      </label>
      {said !== undefined && (
        <label className="stack">
          <span className="muted">{line.text}。还要说明什么（可不填）</span>
          <input
            type="text"
            maxLength={200}
            value={said}
            onChange={(event) => onTick(line.key, true, event.target.value)}
          />
        </label>
      )}
    </div>
  )
}
