import type { ReactNode } from 'react'

interface StepsProps {
  /** The names of the steps: 提交, 审核, 公示, 办结. */
  steps: readonly string[]
  /** The step that the case is in, from 1; one more than the number of steps when it is over. */
  current: number
  /** Who has it in hand (现在在谁手里). */
  holder?: string | null
  /** The deadline, usually a DayText with the working days left. */
  due?: ReactNode
  /** It ended without being granted: the last step reached says so in a word (不予通过, 已撤回). */
  ended?: string | null
}

/** Where a case stands: four steps, who has it now, and how many working days are left. */
export function Steps({ steps, current, holder, due, ended }: StepsProps) {
  return (
    <div className="steps">
      <ol>
        {steps.map((title, at) => {
          const state = at + 1 < current ? 'done' : at + 1 === current ? (ended ? 'ended' : 'now') : 'later'
          return (
            <li
              key={title}
              className={state}
              {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}
            >
              <span className="dot" aria-hidden="true">
                {state === 'done' ? '✓' : state === 'ended' ? '×' : at + 1}
              </span>
              <span>
                {title}
                <small>{state === 'ended' ? ended : WORDS[state]}</small>
              </span>
            </li>
          )
        })}
      </ol>
      {(holder || due) && (
        <p className="hand">
          {holder && (
            <span>
              现在：<strong>{holder}</strong>
            </span>
          )}
          {due}
        </p>
      )}
    </div>
  )
}

const WORDS = { done: '已完成', now: '进行中', later: '未开始', ended: '' }
