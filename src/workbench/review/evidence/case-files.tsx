import { useId, useState } from 'react'
import { shortMoment } from '../../../kernel/value/time/moment.ts'
import { useAnswer } from '../../api/answer.ts'
import { Failure } from '../../api/failure.ts'
import { sentFile } from '../../api/file.ts'
import { API } from '../../api/request.ts'
import { useVerb } from '../../api/verb.ts'
import { announce } from '../../kit/announce.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'

/** A file of a case, as GET /cases/{number}/files answers. */
interface CaseFileView {
  id: string
  name: string
  typeTitle: string
  picture: boolean
  size: number
  about: string | null
  by: string
  at: string
  withdrawnAt: string | null
  mine: boolean
}

/** 材料: what was attached to the case, looked at beside the facts; pictures open here, papers in a download. */
export function CaseFiles({ number }: { number: string }) {
  const { answer } = useAnswer<{ items: CaseFileView[]; mayAttach: boolean }>('/cases/{number}/files', {
    number,
  })
  if (!answer || (answer.items.length === 0 && !answer.mayAttach)) return null
  return (
    <section className="card" aria-labelledby="case-files">
      <h2 id="case-files">
        材料{answer.items.length > 0 && <span className="count"> {answer.items.length} 份</span>}
      </h2>
      {answer.items.length > 0 && (
        <ul className="case-files">
          {answer.items.map((file) => (
            <OneFile key={file.id} file={file} />
          ))}
        </ul>
      )}
      {answer.mayAttach && <AddFile number={number} />}
    </section>
  )
}

function OneFile({ file }: { file: CaseFileView }) {
  const [shown, setShown] = useState(false)
  const withdraw = useVerb<{ id: string }>('POST /files/{id}/withdraw')
  const address = `${API}/files/${file.id}`
  return (
    <li>
      <div className="case-file">
        <span>
          {file.withdrawnAt ? <s>{file.name}</s> : file.name}
          <span className="muted">
            {' '}
            {file.typeTitle} {sizeOf(file.size)} · {file.by} {shortMoment(file.at)}
            {file.withdrawnAt && ` · ${shortMoment(file.withdrawnAt)} 撤回`}
          </span>
        </span>
        <span className="buttons">
          {file.picture ? (
            <button
              type="button"
              className="btn ghost"
              aria-expanded={shown}
              onClick={() => setShown(!shown)}
            >
              {shown ? '收起' : '看'}
              <span className="sr">{file.name}</span>
            </button>
          ) : (
            <a className="btn ghost" href={address} download>
              下载<span className="sr">{file.name}</span>
            </a>
          )}
          {file.mine && (
            <button
              type="button"
              className="btn ghost"
              disabled={withdraw.busy}
              onClick={() =>
                void withdraw
                  .run({ id: file.id })
                  .then((done) => done && announce(`已撤回材料：${file.name}`))
              }
            >
              撤回<span className="sr">{file.name}</span>
            </button>
          )}
        </span>
      </div>
      {shown && <img src={address} alt={file.name} />}
      {withdraw.failure && <FailureNote failure={withdraw.failure} />}
    </li>
  )
}

function AddFile({ number }: { number: string }) {
  const id = useId()
  const attach = useVerb<object>('POST /cases/{number}/files')
  const [own, setOwn] = useState<Failure | null>(null)
  async function send(input: HTMLInputElement) {
    const [file] = input.files ?? []
    if (!file) return
    setOwn(null)
    if (file.size > LIMIT_MB * 1024 * 1024) {
      setOwn(
        new Failure(
          'refused',
          413,
          '文件太大',
          `一份材料不超过 ${LIMIT_MB} MB。照片可以拍小一点，几页可以分开传。`,
        ),
      )
      return
    }
    const read = await sentFile(file).catch(() => null)
    if (!read) {
      setOwn(new Failure('refused', 0, '读不出这个文件', '请关闭正在使用它的程序，重新选择。'))
      return
    }
    const done = await attach.run({ number, file: read })
    if (!done) return
    announce(`已上传：${file.name}`)
    input.value = ''
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
        onChange={(event) => void send(event.currentTarget)}
      />
      <p className="muted">PDF、JPG、PNG，一份不超过 {LIMIT_MB} MB。谁打开过会记入审计日志。</p>
      {failure && <FailureNote failure={failure} />}
    </div>
  )
}

const LIMIT_MB = 8

const sizeOf = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`
