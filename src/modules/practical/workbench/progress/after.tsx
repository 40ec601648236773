import { type FormEvent, useState } from 'react'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import { CORRECTION_STAGES, itemWords, type Progress, valueWords } from '../words.ts'

/** 双录不一致: paper sheets that two people typed differently, for a third look at the paper. */
export const TypedApart = ({ progress: { typed, items } }: { progress: Progress }) =>
  typed.length === 0 ? null : (
    <section aria-label="双录不一致">
      <h2>双录不一致 {typed.length} 格</h2>
      <p>请对照纸表看是谁录错了，由录错的人自己改；两遍一致了才算。</p>
      <RowTable
        caption="双录不一致"
        rows={typed}
        rowKey={({ seat, name, item }) => `${seat} ${name} ${item}`}
        columns={[
          { title: '座位', show: ({ seat }) => seat },
          { title: '考评员', show: ({ name }) => name },
          { title: '评分项', show: ({ item }) => itemWords(items, item) },
          {
            title: '两人录的',
            show: ({ values }) =>
              values
                .map(({ by, value }) => `${by}：${value === null ? '没有填' : valueWords(value)}`)
                .join('；'),
          },
        ]}
      />
    </section>
  )

/** 中止: who stopped, and why each examiner says so. */
export const Stopped = ({ progress: { stopped } }: { progress: Progress }) =>
  stopped.length === 0 ? null : (
    <RowTable
      caption="中止的考生"
      captionShown
      rows={stopped}
      rowKey={({ seat, name }) => `${seat} ${name}`}
      columns={[
        { title: '座位', show: ({ seat }) => seat },
        { title: '考评员', show: ({ name }) => name },
        { title: '原因', show: ({ said }) => said },
      ]}
    />
  )

/** 成绩更正: what was proposed once the marks were entered, and a new proposal. */
export function Corrections({ progress, proposes }: { progress: Progress; proposes: boolean }) {
  const { corrections, session } = progress
  return (
    <>
      {corrections.length > 0 && (
        <RowTable
          caption="成绩更正"
          captionShown
          rows={corrections}
          rowKey={({ id }) => id}
          columns={[
            { title: '座位', show: ({ seat }) => seat },
            { title: '更正', show: ({ before, value }) => `${before} 改为 ${value}` },
            { title: '理由', show: ({ reason }) => reason },
            { title: '进度', show: ({ stage }) => CORRECTION_STAGES[stage] },
          ]}
        />
      )}
      {proposes && session.stage === 'entered' && <Propose id={session.id} />}
    </>
  )
}

function Propose({ id }: { id: string }) {
  const act = useVerb<{ id: string; seat: string; value: string; reason: string }>(
    'POST /practical/sessions/{id}/corrections',
  )
  const [given, setGiven] = useState({ seat: '', value: '', reason: '' })
  const change = (key: keyof typeof given) => (event: { target: { value: string } }) =>
    setGiven({ ...given, [key]: event.target.value.trim() })
  async function send(event: FormEvent) {
    event.preventDefault()
    if (await act.run({ id, ...given })) announce('已提出，等市局决定。')
  }
  return (
    <details>
      <summary>提出成绩更正</summary>
      <form className="form" aria-label="提出成绩更正" onSubmit={(event) => void send(event)}>
        {act.failure && <FailureNote failure={act.failure} />}
        <p className="buttons">
          <label>
            座位{' '}
            <input className="text" required maxLength={10} value={given.seat} onChange={change('seat')} />
          </label>
          <label>
            更正为{' '}
            <input
              className="text"
              required
              inputMode="decimal"
              maxLength={6}
              value={given.value}
              onChange={change('value')}
            />
          </label>
          <label>
            理由{' '}
            <input
              className="text"
              required
              minLength={4}
              maxLength={300}
              value={given.reason}
              onChange={(event) => setGiven({ ...given, reason: event.target.value })}
            />
          </label>
          <button type="submit" className="btn" disabled={act.busy}>
            提出更正
          </button>
        </p>
      </form>
    </details>
  )
}
