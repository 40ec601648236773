import { useId, useState } from 'react'
import { Failure } from '../../api/failure.ts'
import { type SentFile, sentFile } from '../../api/file.ts'
import type { VerbAddress } from '../../api/request.ts'
import { useVerb } from '../../api/verb.ts'
import { announce } from '../announce.tsx'
import { FailureNote } from '../failure-note.tsx'

/** The largest file that is taken, in MB. */
export const LIMIT_MB = 8

/** Chooses a file and sends it at once; one that did not arrive is kept here, to be sent again. */
export function AddFile({ verb, of, hint }: { verb: VerbAddress; of: Record<string, string>; hint: string }) {
  const id = useId()
  const attach = useVerb<object>(verb)
  const [own, setOwn] = useState<Failure | null>(null)
  const [kept, setKept] = useState<SentFile | null>(null)
  async function send(file: SentFile) {
    setKept(file)
    if (!(await attach.run({ ...of, file }))) return
    announce(`已上传：${file.name}`)
    setKept(null)
  }
  async function choose(input: HTMLInputElement) {
    const [file] = input.files ?? []
    if (!file) return
    attach.clear()
    const read = file.size > LIMIT_MB * 1024 * 1024 ? TOO_LARGE : await sentFile(file).catch(() => UNREAD)
    input.value = ''
    if (read instanceof Failure) setOwn(read)
    else {
      setOwn(null)
      await send(read)
    }
  }
  const failure = own ?? attach.failure
  return (
    <div className="add-file">
      <label htmlFor={id}>{attach.busy ? '正在上传……' : '上传材料'}</label>
      <input
        id={id}
        type="file"
        accept=".pdf,.jpg,.jpeg,.png"
        disabled={attach.busy}
        onChange={(event) => void choose(event.currentTarget)}
      />
      <p className="muted">PDF、JPG、PNG。{hint}</p>
      {failure && <FailureNote failure={failure} />}
      {failure && kept && !attach.busy && (
        <button type="button" className="btn ghost" onClick={() => void send(kept)}>
          再传一次：{kept.name}
        </button>
      )}
    </div>
  )
}

const TOO_LARGE = new Failure(
  'refused',
  413,
  '文件太大',
  `一份材料不超过 ${LIMIT_MB} MB。照片可以拍小一点，几页可以分开传。`,
)
const UNREAD = new Failure('refused', 0, '读不出这个文件', '请关闭正在使用它的程序，重新选择。')
