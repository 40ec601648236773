import { type FormEvent, useId, useState } from 'react'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { dayOf } from './listed.tsx'
import { pastedRows } from './pasted-rows.ts'

interface Checked {
  number: string
  name: string
  state: 'valid' | 'corrected' | 'revoked' | 'not-found'
  stateText: string
  occupation: string | null
  levelText: string | null
  issuedOn: string | null
  code: string | null
}

const TONES = { valid: 'ok', corrected: 'warn', revoked: 'bad', 'not-found': 'bad' } as const

/** Numbers and names pasted from a spreadsheet, answered line by line. */
export default function CheckMany() {
  const id = useId()
  const act = useVerb<{ rows: { number: string; name: string }[] }, { rows: Checked[] }>(
    'POST /certificates/check-many',
  )
  const [wrong, setWrong] = useState<string | null>(null)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const read = pastedRows(String(new FormData(event.currentTarget).get('rows') ?? ''))
    setWrong(read.valid ? null : read.reason)
    if (!read.valid) return
    const answer = await act.run({ rows: read.value })
    if (answer) announce(`查完 ${answer.rows.length} 张，有效 ${validIn(answer.rows)} 张。`)
  }

  return (
    <div className="page">
      <h1>批量查验证书</h1>
      <p>从表格里把“证书编号、姓名”两列粘到下面，一行一张，一次最多 500 行。</p>
      <form className="form" aria-label="批量查验证书" onSubmit={(event) => void send(event)}>
        <div className={wrong ? 'field wrong' : 'field'}>
          <label className="label" htmlFor={id}>
            证书编号和姓名
          </label>
          {wrong && (
            <p className="field-error" id={`${id}-wrong`} role="alert">
              {wrong}
            </p>
          )}
          <textarea
            id={id}
            name="rows"
            className="text"
            rows={8}
            autoComplete="off"
            aria-invalid={wrong !== null}
            aria-describedby={wrong ? `${id}-wrong` : undefined}
          />
        </div>
        {act.failure && <FailureNote failure={act.failure} />}
        <p className="buttons">
          <button type="submit" className="btn" disabled={act.busy}>
            {act.busy ? '正在查验……' : '查验'}
          </button>
        </p>
      </form>
      {act.answer && <Result rows={act.answer.rows} />}
    </div>
  )
}

const validIn = (rows: readonly Checked[]): number => rows.filter(({ state }) => state === 'valid').length

const Result = ({ rows }: { rows: readonly Checked[] }) => (
  <section>
    <h2>
      查验结果：{rows.length} 张，有效 {validIn(rows)} 张
    </h2>
    <RowTable
      caption="查验结果"
      rows={rows}
      rowKey={(_, at) => String(at)}
      columns={[
        {
          title: '证书编号',
          show: (one) =>
            one.code ? (
              <a href={`/v/${one.code}`} target="_blank" rel="noreferrer">
                {one.number}
              </a>
            ) : (
              one.number
            ),
        },
        { title: '姓名', show: (one) => one.name },
        { title: '结果', show: (one) => <Tag tone={TONES[one.state]}>{one.stateText}</Tag> },
        {
          title: '职业和等级',
          show: (one) => (
            <>
              {one.occupation ?? '——'} {one.levelText}
            </>
          ),
        },
        { title: '发证日期', show: (one) => (one.issuedOn ? formatDay(dayOf(one.issuedOn)) : '——') },
      ]}
    />
  </section>
)
