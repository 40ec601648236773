import { useState } from 'react'
import { Tag } from '../../../../kit/tag.tsx'
import { VERDICT_WORDS, VERDICTS, type Verdict } from '../../in-words.ts'
import type { Cell, Checklist } from './outbox.ts'

/** One line of the checklist: three large buttons, what was seen in words, and photos. */
export function WalkLine({
  item,
  cells,
  photos,
  unreadable,
  say,
  take,
}: {
  item: Checklist['groups'][number]['items'][number]
  cells: readonly Cell[]
  photos: number
  unreadable: boolean
  say(verdict: Verdict, remark: string): void
  take(file: File): void
}) {
  const [only] = cells
  const several = cells.length > 1
  const said = several ? null : (only?.verdict ?? null)
  const [typed, setTyped] = useState<string | null>(null)
  const remark = typed ?? only?.remark ?? ''
  const keepRemark = () => {
    if (said && typed !== null && typed.trim() !== (only?.remark ?? '')) say(said, typed.trim())
  }
  return (
    <fieldset className="visit-line">
      <legend>
        {item.words} {item.redLine && <Tag tone="bad">红线</Tag>}
      </legend>
      <p className="muted">{item.clause}</p>
      {several && (
        <p className="note warn">
          两部手机填的不一样：{cells.map(({ verdict }) => VERDICT_WORDS[verdict]).join('、')}。请重新选一次。
        </p>
      )}
      <div className="visit-verdicts">
        {VERDICTS.map((verdict) => (
          <button
            key={verdict}
            type="button"
            className="btn ghost"
            aria-pressed={said === verdict}
            onClick={() => say(verdict, remark.trim())}
          >
            {VERDICT_WORDS[verdict]}
          </button>
        ))}
      </div>
      {said && (
        <label>
          看到了什么{said === 'unmet' ? '（必填）' : '（可以不填）'}
          <textarea
            className="text"
            maxLength={300}
            rows={2}
            value={remark}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={keepRemark}
          />
        </label>
      )}
      {said === 'unmet' && item.redLine && (
        <p className="note bad">这是红线问题：送到以后市局马上看得到，可以当即暂停发证。请拍照留证。</p>
      )}
      <label className="btn ghost visit-photo">
        拍照{photos > 0 ? `（已有 ${photos} 张）` : ''}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          aria-label={`拍照：${item.words}`}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (file) take(file)
          }}
        />
      </label>
      {unreadable && <p className="note bad">这张照片读不出来，请重新拍。</p>}
    </fieldset>
  )
}
