import { useState } from 'react'
import { useAnswer } from '../../api/answer.ts'
import { Waiting } from '../../kit/waiting.tsx'
import type { CaseItem, CaseView, StepOffer } from '../case-view.ts'
import { type BatchAct, BatchRun } from './batch-run.tsx'

/** Cases of one kind in one state can be sent back or refused for one reason. */
export const alike = (items: readonly CaseItem[]): boolean =>
  new Set(items.map(({ kindTitle, stateTitle }) => `${kindTitle} ${stateTitle}`)).size === 1

/** Steps that ask for no more than a reason or a list, and grant nothing. */
const settledByReason = ({ allowed, asks, tone, fields, page }: StepOffer): boolean =>
  allowed &&
  (asks === 'reason' || asks === 'corrections') &&
  tone !== 'primary' &&
  fields.length === 0 &&
  page === null

/** 同一理由办多件: one step for one reason with many cases of one kind in one state (退回补正、不予). */
export function OneReason({ items, onClose }: { items: readonly CaseItem[]; onClose: () => void }) {
  const [cases] = useState(items)
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const { answer, waiting } = useAnswer<CaseView>('/cases/{number}', { number: cases[0]?.number ?? '' })
  const steps = answer?.steps.filter(settledByReason) ?? []
  const step = steps.find((one) => one.step === name) ?? steps[0]
  const many = step?.asks === 'corrections'
  // What only one case has, a field or a line of it, is asked for there.
  const listed = (many ? step?.corrections.filter(({ code }) => !code.includes(':')) : step?.reasons) ?? []
  return (
    <BatchRun
      title={`用同一理由办 ${cases.length} 件`}
      cases={cases}
      act={step ? actOf(step, chosen, note.trim()) : null}
      begin={`${step?.title ?? '办理'} ${cases.length} 件`}
      onClose={onClose}
    >
      {waiting && <Waiting what="正在取可以办的步骤" />}
      {answer && !step && <p>这一步没有可以用同一理由一起办的。请逐件打开办理。</p>}
      {step && (
        <div className="form">
          {steps.length > 1 && (
            <label>
              怎么办
              <select
                className="text"
                value={step.step}
                onChange={({ target }) => {
                  setName(target.value)
                  setChosen([])
                }}
              >
                {steps.map((one) => (
                  <option key={one.step} value={one.step}>
                    {one.title}
                  </option>
                ))}
              </select>
            </label>
          )}
          <fieldset>
            <legend>{many ? '要补正什么' : '理由'}</legend>
            {listed.map(({ code, text }) => (
              <label key={code} className="choice">
                <input
                  type={many ? 'checkbox' : 'radio'}
                  name="reason"
                  checked={chosen.includes(code)}
                  onChange={() => setChosen(picked(chosen, code, many))}
                />{' '}
                {text}
              </label>
            ))}
          </fieldset>
          <label>
            说明（每一件都写，可以不填）
            <textarea
              className="text"
              rows={2}
              maxLength={500}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </label>
          <p className="muted">
            服务器逐件核对再办：状态变了的、您不能办的，留下来说明原因；每件都单独留痕。
          </p>
        </div>
      )}
    </BatchRun>
  )
}

function picked(chosen: readonly string[], code: string, many: boolean): string[] {
  if (!many) return [code]
  return chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]
}

function actOf({ step, asks }: StepOffer, chosen: readonly string[], note: string): BatchAct | null {
  const [reason] = chosen
  if (reason === undefined) return null
  const said = note ? { note } : {}
  return asks === 'corrections'
    ? { do: 'step', step, corrections: [...chosen], ...said }
    : { do: 'step', step, reason, ...said }
}
