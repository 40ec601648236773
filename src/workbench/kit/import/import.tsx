import { type FormEvent, useId, useState } from 'react'
import { Failure } from '../../api/failure.ts'
import { type SentFile, sentFile } from '../../api/file.ts'
import { API, type VerbAddress } from '../../api/request.ts'
import { useVerb } from '../../api/verb.ts'
import { announce } from '../announce.tsx'
import { FailureNote } from '../failure-note.tsx'
import type { ImportAnswer } from './import-answer.ts'
import { ImportErrors, MarkedFile } from './import-errors.tsx'

export interface HhImportProps<Answer extends ImportAnswer> {
  /** What is imported: “学员名册”. */
  what: string
  /** A GET verb, its places filled in, that gives the template. */
  template: `/${string}`
  /** Takes `{ file: { name, content } }` and answers an ImportAnswer. */
  verb: VerbAddress
  fixed?: Record<string, unknown>
  /** Takes the same input and answers the same file with the wrong cells marked, where `verb` does not return it. */
  marked?: VerbAddress
  /** The button: a verb. */
  submit?: string
  onDone: (answer: Answer, file: SentFile) => void
}

const LIMIT_MB = 8

/** 模板 → 上传 → 逐行结果: wrong rows come back in the same file, marked, and as a list by cell. */
export function HhImport<Answer extends ImportAnswer>({
  what,
  template,
  verb,
  fixed = {},
  marked,
  submit = '检查并导入',
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
    announce(`${what}共 ${answer.rows} 行，逐行检查都对。`)
    onDone(answer, read)
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
          <b>{submit}</b>
          {(own ?? act.failure) && <FailureNote failure={(own ?? act.failure) as Failure} />}
          {wrong && (
            <ImportErrors answer={wrong}>
              {marked && file && (
                <MarkedFile verb={marked} asks={(sent) => ({ ...fixed, file: sent })} file={file} />
              )}
            </ImportErrors>
          )}
          <p className="buttons">
            <button type="submit" className="btn" disabled={act.busy}>
              {act.busy ? '正在逐行检查……' : wrong ? `改好后重新${submit}` : submit}
            </button>
          </p>
        </li>
      </ol>
    </form>
  )
}

const tooBig = () =>
  new Failure('refused', 413, '文件太大', `请拆成不超过 ${LIMIT_MB} MB 的几个文件，分次导入。`)
