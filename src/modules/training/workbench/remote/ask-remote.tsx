import { shortMoment } from '../../../../kernel/value/time/moment.ts'
import { Tag } from '../../../../kit/tag.tsx'
import { API } from '../../../../workbench/api/request.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import type { Remote } from '../desk.ts'

const TONES = { shown: 'ok', explained: 'warn', unanswered: 'bad' } as const

/** 远程抽查: the supervising district asks to see the room now, and reads what the trainer answered. */
export function AskRemote({ id, remote, again }: { id: string; remote: Remote; again: () => void }) {
  const ask = useVerb<{ id: string }, { dueAt: string }>('POST /training/classes/{id}/remote-checks')
  return (
    <section>
      <h2>远程抽查</h2>
      <p>
        请培训机构在 {remote.answerMinutes}{' '}
        分钟内用手机拍教室照片、填到课人数。一位工作人员就能发起，两人现场检查的要求不适用于远程抽查。
      </p>
      <p className="muted">没有按时应答的，自动立为疑点核查；抽查本身不记谁缺课。</p>
      {remote.today && (
        <p className="buttons">
          <button
            type="button"
            className="btn"
            disabled={ask.busy}
            onClick={() =>
              void ask.run({ id }).then((done) => {
                if (!done) return
                announce(`已发起，请机构在 ${shortMoment(done.dueAt)} 前应答。`)
                again()
              })
            }
          >
            现在抽查
          </button>
          <button type="button" className="btn ghost" onClick={again}>
            看应答
          </button>
        </p>
      )}
      {ask.failure && <FailureNote failure={ask.failure} />}
      {remote.checks.length > 0 && (
        <RowTable
          caption="远程抽查记录"
          rows={remote.checks}
          rowKey={(one) => one.id}
          columns={[
            { title: '发起', show: (one) => `${shortMoment(one.askedAt)} ${one.askedBy}` },
            {
              title: '结果',
              show: (one) =>
                one.became ? (
                  <Tag tone={TONES[one.became]}>{one.becameText}</Tag>
                ) : (
                  <Tag>{shortMoment(one.dueAt)} 前应答</Tag>
                ),
            },
            { title: '到课', figures: true, show: (one) => one.present ?? '' },
            { title: '当时已签到', figures: true, show: (one) => one.signed ?? '' },
            {
              title: '照片和说明',
              show: (one) => (
                <>
                  {one.file && (
                    <a href={`${API}/files/${one.file}`} target="_blank" rel="noreferrer">
                      教室照片
                    </a>
                  )}{' '}
                  {one.said}
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}
