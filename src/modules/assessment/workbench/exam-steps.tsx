import { useState } from 'react'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { ForeseenLines } from '../../../workbench/review/act/foreseen-lines.tsx'
import type { CaseItem } from '../../../workbench/review/case-view.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { EnrolClass } from './enrol-class.tsx'
import type { ExamDesk } from './exam.ts'

/** What can be done with the examination now: enrol the class, give seats, publish. */
export function ExamSteps({ desk: { exam, candidates } }: { desk: ExamDesk }) {
  const may = {
    enrol: useMay('assessment.admit'),
    seat: useMay('assessment.plan'),
    publish: useMay('assessment.publish'),
  }
  if (exam.state === 'enrolling') {
    return (
      <section>
        <h2>报名</h2>
        {may.enrol && exam.class && (
          <EnrolClass number={exam.number} step="enrol-class" title="导入结业学员" />
        )}
        {may.seat && (
          <Step
            number={exam.number}
            step="seat"
            title="编排座位"
            explains={`符合条件的考生 ${candidates.filter(({ eligible }) => eligible).length} 人。编排后报名截止。`}
            done="已编排座位。"
          />
        )}
      </section>
    )
  }
  if (exam.state !== 'seated' || !may.publish) return null
  return (
    <section>
      <h2>公布</h2>
      <Step
        number={exam.number}
        step="publish"
        title="公布成绩"
        explains="两遍成绩都录完并且一致才能公布，公示期满自动发证。"
        done="已公布成绩，开始公示。"
      />
    </section>
  )
}

interface StepProps {
  number: string
  step: 'seat' | 'publish'
  title: string
  explains: string
  done: string
}

function Step({ number, step, title, explains, done }: StepProps) {
  const act = useVerb<{ number: string; step: string }, CaseItem>('POST /cases/{number}/steps/{step}')
  const [asking, setAsking] = useState(false)
  async function take() {
    const taken = await act.run({ number, step })
    if (!taken) return
    setAsking(false)
    // What may still be taken back says so itself, with its button.
    if (!taken.heldBack) announce(done)
  }
  return (
    <>
      <p>{explains}</p>
      <p className="buttons">
        <button type="button" className="btn" onClick={() => setAsking(true)}>
          {title}
        </button>
      </p>
      <Dialog title={`确认${title}`} open={asking} onClose={() => setAsking(false)}>
        {act.failure && <FailureNote failure={act.failure} />}
        <ForeseenLines number={number} step={step} />
        <p>生效以后不能退回这一步。</p>
        <p className="buttons">
          <button type="button" className="btn" disabled={act.busy} onClick={() => void take()}>
            {act.busy ? '正在办理……' : `确认${title}`}
          </button>
          <button type="button" className="btn ghost" data-first="" onClick={() => setAsking(false)}>
            再看看
          </button>
        </p>
      </Dialog>
    </>
  )
}
