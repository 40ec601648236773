import type { ReactNode } from 'react'
import type { ReturnedFile } from '../../api/call.ts'
import { saveFile, sentFile } from '../../api/file.ts'
import type { VerbAddress } from '../../api/request.ts'
import { useVerb } from '../../api/verb.ts'
import { FailureNote } from '../failure-note.tsx'
import { errorsByMessage, type ImportAnswer, returnedFile } from './import-answer.ts'

const SHOWN = 100

/** What is wrong with a spreadsheet: the causes by frequency, each cell, and the same file with the cells marked. */
export function ImportErrors({ answer, children }: { answer: ImportAnswer; children?: ReactNode }) {
  const { rows, errors, returned } = answer
  return (
    <section className="note bad" role="alert" aria-label="检查结果">
      <h2>
        共 {rows} 行，有 {errors.length} 处要改，还没有导入
      </h2>
      <ul>
        {errorsByMessage(errors)
          .slice(0, 5)
          .map(({ message, count }) => (
            <li key={message}>
              {message}（{count} 处）
            </li>
          ))}
      </ul>
      {children}
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

/** Fetches the marked file from the verb that makes it. */
export function MarkedFile({
  verb,
  fixed,
  file,
}: {
  verb: VerbAddress
  fixed: Record<string, unknown>
  file: File
}) {
  const act = useVerb<Record<string, unknown>, ReturnedFile>(verb)
  async function fetchIt() {
    const marked = await act.run({ ...fixed, file: await sentFile(file) })
    if (marked) saveFile(marked)
  }
  return (
    <>
      {act.failure && <FailureNote failure={act.failure} />}
      <p className="buttons">
        <button type="button" className="btn" disabled={act.busy} onClick={() => void fetchIt()}>
          下载标红的原文件
        </button>
      </p>
    </>
  )
}
