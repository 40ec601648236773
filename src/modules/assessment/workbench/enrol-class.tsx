import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import type { Enrolled } from './exam.ts'

interface Props {
  number: string
  step: 'enrol-class' | 'enrol-late'
  title: string
  explains?: string
}

/** Registers who completed the class that the examination is held for, before seats are given or after. */
export function EnrolClass({ number, step, title, explains }: Props) {
  const act = useVerb<{ number: string; step: string }, { answer: Enrolled }>(
    'POST /cases/{number}/steps/{step}',
  )
  async function enrol() {
    const got = await act.run({ number, step })
    if (!got) return
    const { enrolled, eligible, notEligible, waiting } = got.answer
    const rest =
      waiting === 0
        ? ''
        : step === 'enrol-late'
          ? `请给 ${waiting} 人补排座位。`
          : `座位已满，候补 ${waiting} 人。`
    announce(`新导入 ${enrolled} 人，符合条件 ${eligible} 人，不符合 ${notEligible} 人。${rest}`)
  }
  return (
    <>
      {explains && <p>{explains}</p>}
      {act.failure && <FailureNote failure={act.failure} />}
      <p className="buttons">
        <button type="button" className="btn ghost" disabled={act.busy} onClick={() => void enrol()}>
          {act.busy ? '正在导入……' : title}
        </button>
      </p>
    </>
  )
}
