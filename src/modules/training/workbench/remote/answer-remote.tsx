import { useEffect } from 'react'
import type { z } from 'zod'
import { shortMoment } from '../../../../kernel/value/time/moment.ts'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../../workbench/kit/form/form.tsx'
import type { readRemoteChecks } from '../../verbs/remote/read.ts'

type Checks = z.output<typeof readRemoteChecks.output>

/** Milliseconds between two looks for a check that was asked for meanwhile. */
const LOOK = 10_000

/** 远程抽查 on the trainer's phone: a check that waits comes up by itself, is answered with a picture and a head count, or explained. */
export function AnswerRemote({ id }: { id: string }) {
  const { answer, again } = useAnswer<Checks>('/training/classes/{id}/remote-checks', { id }, { keep: true })

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer sets the next look, whatever it holds
  useEffect(() => {
    const timer = setTimeout(again, LOOK)
    return () => clearTimeout(timer)
  }, [answer])

  const open = answer?.checks.find(({ became }) => became === null)
  const last = answer?.checks.find(({ became }) => became !== null)
  if (!open)
    return last ? (
      <p className="muted">
        最近一次远程抽查：{shortMoment(last.askedAt)}，{last.becameText}。
      </p>
    ) : null
  const done = (said: string) => {
    announce(said)
    again()
  }
  return (
    <section className="note warn" aria-label="远程抽查">
      <h2>远程抽查：请在 {shortMoment(open.dueAt)} 前应答</h2>
      <p>{open.askedBy}正在远程抽查这个班。请拍一张教室照片，填写现在在教室里的学员人数。抽查不记缺课。</p>
      <HhForm<{ signed: number }>
        title="应答远程抽查"
        fields={[
          { key: 'file', title: '教室照片', kind: 'file', required: true, accept: 'image/jpeg,image/png' },
          { key: 'present', title: '到课人数', kind: 'number', required: true, unit: '人' },
        ]}
        verb="POST /training/classes/{id}/remote-checks/{check}/answer"
        fixed={{ id, check: open.id }}
        submit="提交应答"
        onDone={() => done('已应答远程抽查。')}
      />
      <details>
        <summary>现在拍不了照片</summary>
        <HhForm<object>
          title="说明情况"
          fields={[{ key: 'said', title: '为什么拍不了', kind: 'long-text', required: true, longest: 300 }]}
          verb="POST /training/classes/{id}/remote-checks/{check}/explain"
          fixed={{ id, check: open.id }}
          submit="提交说明"
          onDone={() => done('已说明情况。')}
        />
      </details>
    </section>
  )
}
