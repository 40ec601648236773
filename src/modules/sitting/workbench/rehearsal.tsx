import type { z } from 'zod'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { useVerb } from '../../../workbench/api/verb.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import type { readRehearsal } from '../rehearsal/desk.ts'
import { moment } from './views.ts'

type Rehearsal = z.output<typeof readRehearsal.output>

/** 演练: begun at the desk, walked by the machines of the venue, told machine by machine. */
export function RehearsalPart({ id }: { id: string }) {
  const { answer, failure, again } = useAnswer<Rehearsal>('/sitting/sessions/{id}/rehearsal', { id })
  const begin = useVerb<{ id: string }>('POST /sitting/sessions/{id}/rehearsals')
  const end = useVerb<{ id: string }>('POST /sitting/sessions/{id}/rehearsals/end')
  const may = useMay('sitting.decide')
  if (failure) return <FailureNote failure={failure} again={again} />
  if (!answer || (!answer.before && !answer.last)) return null
  const { last, before } = answer
  const act = async (of: typeof begin) => {
    if (await of.run({ id })) again()
  }
  return (
    <section>
      <h2>演练</h2>
      {(begin.failure ?? end.failure) && <FailureNote failure={(begin.failure ?? end.failure) as never} />}
      {last?.code ? (
        <p>
          在每台机器上打开 <code>{`${location.origin}/exam-room/rehearsal`}</code>，填演练码{' '}
          <strong>{last.code.replace(/(\d{4})/, '$1 ')}</strong>{' '}
          和机号，机器自己走一遍。用的是练习题，不计成绩。
        </p>
      ) : (
        <p>
          {last ? `上次演练：${moment(last.begunAt)}。` : '还没有演练。'}
          演练在考场的机器上走一遍答题、断网、重开、交卷，用练习题，没有考生。
        </p>
      )}
      {may && before && (
        <p className="buttons">
          {last?.code ? (
            <button type="button" className="btn ghost" disabled={end.busy} onClick={() => void act(end)}>
              结束演练
            </button>
          ) : (
            <button type="button" className="btn" disabled={begin.busy} onClick={() => void act(begin)}>
              {last ? '再演练一次' : '开始演练'}
            </button>
          )}
        </p>
      )}
      {last && last.machines.length > 0 && (
        <RowTable
          caption="演练过的机器"
          rows={last.machines}
          rowKey={({ machine }) => machine}
          columns={[
            { title: '机号', show: ({ machine }) => machine },
            {
              title: '结果',
              show: ({ passed }) => (
                <Tag tone={passed === null ? 'warn' : passed ? 'ok' : 'bad'}>
                  {passed === null ? '没有做完' : passed ? '通过' : '没有通过'}
                </Tag>
              ),
            },
            {
              title: '说明',
              show: ({ found }) =>
                found
                  .filter(({ good }) => !good)
                  .map(({ what, text }) => `${what}：${text}`)
                  .join('；') || '——',
            },
          ]}
        />
      )}
    </section>
  )
}
