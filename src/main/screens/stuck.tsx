import { useState } from 'react'
import { formatMoment } from '../../kernel/value/time/moment.ts'
import { useAnswer } from '../../workbench/api/answer.ts'
import { useVerb } from '../../workbench/api/verb.ts'
import { announce } from '../../workbench/kit/announce.tsx'
import { Dialog } from '../../workbench/kit/dialog.tsx'
import { Empty } from '../../workbench/kit/empty.tsx'
import { FailureNote } from '../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../workbench/kit/form/form.tsx'
import { RowTable } from '../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../workbench/kit/waiting.tsx'
import { screen } from '../../workbench/shell/screen.ts'

/** 卡住的工作: what the program could not do by itself, for the system administrator. */
export const stuckScreens = [
  screen({
    path: '/system/stuck',
    title: '卡住的工作',
    permission: 'system.repair',
    menu: { label: '卡住的工作', order: 91, count: '/system/stuck' },
    component: async () => ({ default: StuckWork }),
  }),
]

interface Stuck {
  kind: string
  work: string
  title: string
  verb: string
  tries: number
  cause: string
  since: string
  hours: number
}

function StuckWork() {
  const { answer, waiting, failure, again } = useAnswer<{ items: Stuck[]; total: number }>('/system/stuck')
  const retry = useVerb<Pick<Stuck, 'kind' | 'work'>>('POST /system/stuck/retry')
  const [closing, setClosing] = useState<Stuck | null>(null)
  async function tryAgain({ kind, work }: Stuck) {
    if (await retry.run({ kind, work })) announce('已放回队列，几秒内重试。')
  }
  return (
    <div className="page">
      <h1>卡住的工作</h1>
      <p>系统试了五次仍没有办成、等人处理的工作。排在后面的不受影响。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {retry.failure && <FailureNote failure={retry.failure} />}
      {waiting && <Waiting what="正在取卡住的工作" />}
      {answer?.items.length === 0 && <Empty text="没有卡住的工作。" />}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption={`卡住的工作，共 ${answer.total} 项`}
          rows={answer.items}
          rowKey={(one) => `${one.kind} ${one.work}`}
          columns={[
            {
              title: '工作',
              show: (one) => (
                <>
                  {one.title}
                  <br />
                  <small>
                    {one.verb} · {one.work}
                  </small>
                </>
              ),
            },
            {
              title: '原因',
              show: (one) => (
                <>
                  {one.cause}
                  <br />
                  <small>试了 {one.tries} 次</small>
                </>
              ),
            },
            {
              title: '从何时起',
              show: (one) => (
                <>
                  {formatMoment(one.since)}
                  <br />
                  <small>已 {one.hours} 小时</small>
                </>
              ),
            },
            {
              title: '处理',
              show: (one) => (
                <span className="buttons">
                  <button type="button" className="btn" disabled={retry.busy} onClick={() => tryAgain(one)}>
                    重试
                  </button>
                  <button type="button" className="btn ghost" onClick={() => setClosing(one)}>
                    关闭
                  </button>
                </span>
              ),
            },
          ]}
        />
      )}
      <Dialog title="关闭卡住的工作" open={closing !== null} onClose={() => setClosing(null)}>
        {closing && (
          <HhForm
            title="关闭原因"
            fields={[
              {
                key: 'why',
                title: '为什么不用再办',
                kind: 'long-text',
                required: true,
                longest: 500,
                hint: '写明已经怎样处理，例如“已由区里人工补办”。会记入审计日志。',
              },
            ]}
            verb="POST /system/stuck/close"
            fixed={{ kind: closing.kind, work: closing.work }}
            submit="关闭"
            onDone={() => {
              setClosing(null)
              announce('已关闭，原因已记入审计日志。')
            }}
          />
        )}
      </Dialog>
    </div>
  )
}
