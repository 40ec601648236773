import type { ReactNode } from 'react'
import type { ReturnedFile } from '../../api/call.ts'
import { saveFile, sentFile } from '../../api/file.ts'
import type { VerbAddress } from '../../api/request.ts'
import { useVerb } from '../../api/verb.ts'
import { FailureNote } from '../failure-note.tsx'
import { RowTable } from '../table/row-table.tsx'
import { errorsByMessage, type ImportAnswer, type ImportError, returnedFile } from './import-answer.ts'

const SHOWN = 100

interface SheetErrorsProps {
  label: string
  /** How many rows and mistakes there are, and what did not happen. */
  title: string
  errors: readonly ImportError[]
  /** The way to the marked file. */
  children?: ReactNode
}

/** What is wrong with a spreadsheet: the causes by frequency, then each cell. */
export const SheetErrors = ({ label, title, errors, children }: SheetErrorsProps) => (
  <section className="note bad" role="alert" aria-label={label}>
    <h2>{title}</h2>
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
    <RowTable
      bare
      caption="要改的地方"
      rows={errors.slice(0, SHOWN)}
      rowKey={({ row, column, message }) => `${row} ${column} ${message}`}
      columns={[
        { title: '行', show: ({ row }) => `第 ${row} 行` },
        { title: '列', show: ({ column }) => column },
        { title: '怎么改', show: ({ message }) => message },
      ]}
    />
    {errors.length > SHOWN && <p>这里只列前 {SHOWN} 处，其余都在标红的文件里。</p>}
  </section>
)

/** An import that was refused, with the same file marked where the answer brought it. */
export const ImportErrors = ({ answer, children }: { answer: ImportAnswer; children?: ReactNode }) => {
  const { rows, errors, returned } = answer
  return (
    <SheetErrors
      label="检查结果"
      title={`共 ${rows} 行，有 ${errors.length} 处要改，还没有导入`}
      errors={errors}
    >
      {children}
      {returned && (
        <p className="buttons">
          <button type="button" className="btn" onClick={() => saveFile(returnedFile(returned))}>
            下载标红的原文件
          </button>
        </p>
      )}
    </SheetErrors>
  )
}

interface MarkedFileProps {
  verb: VerbAddress
  /** What the verb is asked with. */
  asks: (file: Awaited<ReturnType<typeof sentFile>>) => Record<string, unknown>
  file: File | null
}

/** Fetches the marked file from the verb that makes it. */
export function MarkedFile({ verb, asks, file }: MarkedFileProps) {
  const act = useVerb<Record<string, unknown>, ReturnedFile>(verb)
  async function fetchIt() {
    const read = file && (await sentFile(file).catch(() => null))
    if (!read) return
    const marked = await act.run(asks(read))
    if (marked) saveFile(marked)
  }
  return (
    <>
      {act.failure && <FailureNote failure={act.failure} />}
      <p className="buttons">
        <button type="button" className="btn" disabled={act.busy || !file} onClick={() => void fetchIt()}>
          下载标红的原文件
        </button>
      </p>
    </>
  )
}
