import { type FormEvent, useId, useState } from 'react'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
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
    <div className="card table-card">
      <table className="rows">
        <caption className="sr">查验结果</caption>
        <thead>
          <tr>
            {['证书编号', '姓名', '结果', '职业和等级', '发证日期'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the answer has the order of what was pasted, twins included
            <tr key={at}>
              <th scope="row">
                {one.code ? (
                  <a href={`/v/${one.code}`} target="_blank" rel="noreferrer">
                    {one.number}
                  </a>
                ) : (
                  one.number
                )}
              </th>
              <td data-label="姓名">{one.name}</td>
              <td data-label="结果">
                <Tag tone={TONES[one.state]}>{one.stateText}</Tag>
              </td>
              <td data-label="职业和等级">
                {one.occupation ?? '——'} {one.levelText}
              </td>
              <td data-label="发证日期">{one.issuedOn ? formatDay(dayOf(one.issuedOn)) : '——'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)
