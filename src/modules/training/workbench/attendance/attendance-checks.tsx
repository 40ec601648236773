import { useState } from 'react'
import type { z } from 'zod'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import type { listAttendanceChecks } from '../../verbs/attendance/check-attendance.ts'

type Checks = z.output<typeof listAttendanceChecks.output>
type Entry = Checks['items'][number]['entries'][number]

/** Entries by hand made after their day, for the district to look at before a class is completed (补录核对). */
export default function AttendanceChecks() {
  const { answer, waiting, failure, again } = useAnswer<Checks>('/training/attendance-checks', {})
  return (
    <div className="page">
      <h1>签到核对</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取待核对的补录" />}
      {answer?.items.length === 0 && <p className="muted">没有待核对的签到。</p>}
      {answer?.items.map((one) => (
        <Check key={one.id} one={one} again={again} />
      ))}
    </div>
  )
}

const keyOf = ({ person, day }: Entry) => `${person} ${day}`

function Check({ one, again }: { one: Checks['items'][number]; again: () => void }) {
  const [struck, setStruck] = useState<ReadonlySet<string>>(new Set())
  const toggle = (key: string) =>
    setStruck(
      (before) => new Set(before.has(key) ? [...before].filter((it) => it !== key) : [...before, key]),
    )
  return (
    <section className="card">
      <h2>
        {one.title}，{one.provider}
      </h2>
      <p>
        下面的签到是教师手工录入的，或者待核实。与纸质签到表或录像核对，不实的勾选剔除；剔除的留档，不计课时。
      </p>
      <ul className="dots">
        {one.entries.map((entry) => (
          <li key={keyOf(entry)}>
            <label>
              <input
                type="checkbox"
                checked={struck.has(keyOf(entry))}
                onChange={() => toggle(keyOf(entry))}
              />{' '}
              剔除：{entry.name}，{entry.day}，{entry.says}
            </label>
          </li>
        ))}
      </ul>
      <HhForm<{ counted: number; struck: number }>
        title="核对结果"
        fields={[{ key: 'evidence', title: '核对了什么', kind: 'long-text', required: true, longest: 300 }]}
        verb="POST /training/classes/{id}/attendance-check"
        fixed={{
          id: one.id,
          struck: one.entries
            .filter((entry) => struck.has(keyOf(entry)))
            .map(({ person, day }) => ({ person, day })),
        }}
        submit="核对完毕"
        onDone={(answer) => {
          announce(`已核对：${answer.counted} 条计入，${answer.struck} 条剔除。`)
          again()
        }}
      />
    </section>
  )
}
