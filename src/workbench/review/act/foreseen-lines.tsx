import { useAnswer } from '../../api/answer.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import { Waiting } from '../../kit/waiting.tsx'

export interface Foreseen {
  lines: { label: string; text: string; warns: boolean }[]
  takeBackSeconds: number
}

/** The address under which it is told what a step will do. */
export const FORESEEN = '/cases/{number}/steps/{step}/foreseen'

/** What a step will do, in numbers, as it stands now (办前预览). */
export function ForeseenLines({ number, step }: { number: string; step: string }) {
  const { answer, waiting, failure } = useAnswer<Foreseen>(FORESEEN, { number, step })
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      {waiting && <Waiting what="正在算办后的数字" />}
      {answer && (
        <dl className="foreseen">
          {answer.lines.map(({ label, text, warns }) => (
            <div key={label} className={warns ? 'warns' : undefined}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {answer && answer.takeBackSeconds > 0 && (
        <p className="muted">确认后 {answer.takeBackSeconds} 秒内可以撤回，满了才生效。</p>
      )}
    </>
  )
}
