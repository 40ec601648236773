import type { ReturnedFile } from '../../../workbench/api/call.ts'
import { saveFile, sentFile } from '../../../workbench/api/file.ts'
import { useVerb } from '../../../workbench/api/verb.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { errorsByMessage } from '../../../workbench/kit/import/import-answer.ts'
import type { Filed } from './desk.ts'

const SHOWN = 100
/** As many places as the verb marks in one file. */
const MARKED = 5000

/** What is wrong in a roster: the commonest mistakes, each cell, and the same file with red cells. */
export function RosterErrors({ answer, roster }: { answer: Filed; roster: File | null }) {
  const marked = useVerb<Record<string, unknown>, ReturnedFile>('POST /training/rosters/return')
  const { rows, errors } = answer

  async function save() {
    const read = roster && (await sentFile(roster).catch(() => null))
    if (!read) return
    const file = await marked.run({ roster: read, errors: errors.slice(0, MARKED) })
    if (file) saveFile(file)
  }

  return (
    <section className="note bad" role="alert" aria-label="名册检查结果">
      <h2>
        名册共 {rows} 行，有 {errors.length} 处要改，还没有提交
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
      {marked.failure && <FailureNote failure={marked.failure} />}
      <p className="buttons">
        <button type="button" className="btn" disabled={marked.busy || !roster} onClick={() => void save()}>
          下载标红的原文件
        </button>
      </p>
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
