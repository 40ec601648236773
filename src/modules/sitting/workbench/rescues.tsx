import { useState } from 'react'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { type Desk, hour } from './views.ts'

type Rescue = Desk['rescues'][number]

/** 晚到的答案: what came after the end or on a stick, and what the chief invigilator decided. */
export function Rescues({ desk }: { desk: Desk }) {
  const chief = useMay('sitting.decide')
  if (desk.rescues.length === 0) return null
  return (
    <section>
      <h2>晚到的答案</h2>
      <p>按时写下、晚到的答案，主监考采用后才计分。</p>
      <RowTable
        caption="晚到的答案"
        rows={desk.rescues}
        rowKey={({ id }) => id}
        columns={[
          { title: '座位', show: ({ seat }) => seat },
          { title: '来源', show: ({ came }) => (came === 'late' ? '断线后补传' : '救援文件') },
          { title: '题数', figures: true, show: ({ count }) => count },
          { title: '最后写于', show: ({ lastTyped }) => hour(lastTyped) },
          { title: '收到', show: ({ receivedAt }) => hour(receivedAt) },
          {
            title: '处理',
            show: (one) =>
              one.taken !== null ? (
                `${one.taken ? '已采用' : '不采用'}：${one.reason}`
              ) : chief ? (
                <Decide rescue={one} />
              ) : (
                '等主监考处理'
              ),
          },
        ]}
      />
    </section>
  )
}

function Decide({ rescue }: { rescue: Rescue }) {
  const act = useVerb<{ id: string; taken: boolean; reason: string }, { changed: number }>(
    'POST /sitting/rescues/{id}/decision',
  )
  const [reason, setReason] = useState('')
  const decide = async (taken: boolean) => {
    const got = await act.run({ id: rescue.id, taken, reason })
    if (got) announce(taken ? `已采用，${got.changed} 题有变化。` : '已记为不采用。')
  }
  return (
    <>
      {act.failure && <FailureNote failure={act.failure} />}
      <label>
        理由{' '}
        <input
          className="text"
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <p className="buttons">
        <button type="button" className="btn" disabled={act.busy} onClick={() => void decide(true)}>
          采用
        </button>
        <button type="button" className="btn ghost" disabled={act.busy} onClick={() => void decide(false)}>
          不采用
        </button>
      </p>
    </>
  )
}
