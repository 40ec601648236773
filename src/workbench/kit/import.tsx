import { type FormEvent, useId, useState } from 'react'
import { Failure } from '../api/failure.ts'
import { saveFile, sentFile } from '../api/file.ts'
import { API, type VerbAddress } from '../api/request.ts'
import { useVerb } from '../api/verb.ts'
import { announce } from './announce.tsx'
import { FailureNote } from './failure-note.tsx'
import { errorsByMessage, type ImportAnswer, returnedFile } from './import-answer.ts'

export interface HhImportProps<Answer extends ImportAnswer> {
  /** What is imported: “学员名册”. */
  what: string
  /** A GET verb, its places filled in, that gives the template. */
  template: `/${string}`
  /** Takes `{ file: { name, content } }` and answers an ImportAnswer. */
  verb: VerbAddress
  fixed?: Record<string, unknown>
  onDone: (answer: Answer) => void
}

const SHOWN = 100
const LIMIT_MB = 8

/** 模板 → 上传 → 逐行结果: wrong rows come back in the same file, marked, and as a list by cell. */
export function HhImport<Answer extends ImportAnswer>({
  what,
  template,
  verb,
  fixed = {},
  onDone,
}: HhImportProps<Answer>) {
  const act = useVerb<Record<string, unknown>, Answer>(verb)
  const [file, setFile] = useState<File | null>(null)
  const [own, setOwn] = useState<Failure | null>(null)
  const id = useId()
  const wrong = act.answer && act.answer.errors.length > 0 ? act.answer : null

  function choose(chosen: File | null) {
    setFile(chosen)
    act.clear()
    setOwn(chosen && chosen.size > LIMIT_MB * 1024 * 1024 ? tooBig() : null)
  }

  async function send(event: FormEvent) {
    event.preventDefault()
    if (!file) return setOwn(new Failure('refused', 0, '还没有选择文件', '请先选择填好的 Excel 文件。'))
    if (own) return
    const read = await sentFile(file).catch(() => null)
    if (!read)
      return setOwn(new Failure('refused', 0, '读不出这个文件', '请关闭正在使用它的程序，重新选择。'))
    const answer = await act.run({ ...fixed, file: read })
    if (!answer || answer.errors.length > 0) return
    announce(`已导入${what} ${answer.rows} 行。`)
    onDone(answer)
  }

  return (
    <form className="form import" aria-label={`导入${what}`} onSubmit={(event) => void send(event)}>
      <ol className="import-steps">
        <li>
          <b>下载模板</b>
          <p>
            <a href={API + template} download>
              下载{what}模板（Excel）
            </a>
            ，按里面的填写说明填好。
          </p>
        </li>
        <li>
          <label htmlFor={id}>
            <b>选择填好的文件</b>
          </label>
          <p>
            <input
              id={id}
              type="file"
              accept=".xlsx"
              onChange={(event) => choose(event.target.files?.[0] ?? null)}
            />
          </p>
          <p className="muted">只收 .xlsx，不超过 {LIMIT_MB} MB。有一行不对就一行也不导入，不会只导一半。</p>
        </li>
        <li>
          <b>检查并导入</b>
          {(own ?? act.failure) && <FailureNote failure={(own ?? act.failure) as Failure} />}
          {wrong && <Errors answer={wrong} />}
          <p className="buttons">
            <button type="submit" className="btn" disabled={act.busy}>
              {act.busy ? '正在逐行检查……' : wrong ? '改好后重新导入' : '检查并导入'}
            </button>
          </p>
        </li>
      </ol>
    </form>
  )
}

const tooBig = () =>
  new Failure('refused', 413, '文件太大', `请拆成不超过 ${LIMIT_MB} MB 的几个文件，分次导入。`)

function Errors({ answer }: { answer: ImportAnswer }) {
  const { rows, errors, returned } = answer
  return (
    <section className="note bad" role="alert" aria-label="检查结果">
      <h3>
        共 {rows} 行，有 {errors.length} 处要改，还没有导入
      </h3>
      <ul>
        {errorsByMessage(errors)
          .slice(0, 5)
          .map(({ message, count }) => (
            <li key={message}>
              {message}（{count} 处）
            </li>
          ))}
      </ul>
      {returned && (
        <p className="buttons">
          <button type="button" className="btn" onClick={() => saveFile(returnedFile(returned))}>
            下载标红的原文件
          </button>
        </p>
      )}
      <table className="rows">
        <caption className="sr">要改的地方</caption>
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">列</th>
            <th scope="col">怎么改</th>
          </tr>
        </thead>
        <tbody>
          {errors.slice(0, SHOWN).map(({ row, column, message }) => (
            <tr key={`${row} ${column} ${message}`}>
              <th scope="row">第 {row} 行</th>
              <td data-label="列">{column}</td>
              <td data-label="怎么改">{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {errors.length > SHOWN && <p>这里只列前 {SHOWN} 处，其余都在标红的文件里。</p>}
    </section>
  )
}
