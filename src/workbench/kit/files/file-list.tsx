import { useState } from 'react'
import { shortMoment } from '../../../kernel/value/time/moment.ts'
import { useAnswer } from '../../api/answer.ts'
import { API, type VerbAddress } from '../../api/request.ts'
import { useVerb } from '../../api/verb.ts'
import { announce } from '../announce.tsx'
import { FailureNote } from '../failure-note.tsx'
import { AddFile, LIMIT_MB } from './add-file.tsx'

/** A file as the API lists it. */
export interface FileView {
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

/** 材料: what was attached to the case, looked at beside the facts. */
export const CaseFiles = ({ number }: { number: string }) => (
  <FileList
    id="case-files"
    title="材料"
    list="/cases/{number}/files"
    attach="POST /cases/{number}/files"
    of={{ number }}
  />
)

/** The files of a fact, an organisation or a version of a policy document. */
export const FilesOf = ({ kind, id, title }: { kind: string; id: string; title: string }) => (
  <FileList
    id={`files-${kind}-${id}`}
    title={title}
    list="/files/of/{kind}/{id}"
    attach="POST /files/of/{kind}/{id}"
    of={{ kind, id }}
  />
)

interface FileListProps {
  id: string
  title: string
  list: `/${string}`
  attach: VerbAddress
  of: Record<string, string>
}

/** Files with what they show opened in place: pictures and papers alike. */
function FileList({ id, title, list, attach, of }: FileListProps) {
  const { answer } = useAnswer<{ items: FileView[]; mayAttach: boolean }>(list, of)
  if (!answer || (answer.items.length === 0 && !answer.mayAttach)) return null
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {answer.items.length > 0 && <span className="count"> {answer.items.length} 份</span>}
      </h2>
      {answer.items.length > 0 && (
        <ul className="case-files">
          {answer.items.map((file) => (
            <OneFile key={file.id} file={file} />
          ))}
        </ul>
      )}
      {answer.mayAttach && (
        <AddFile verb={attach} of={of} hint={`谁打开过会记入审计日志。一份不超过 ${LIMIT_MB} MB。`} />
      )}
    </section>
  )
}

export function OneFile({ file }: { file: FileView }) {
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
          <button type="button" className="btn ghost" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? '收起' : '看'}
            <span className="sr">{file.name}</span>
          </button>
          <a className="btn ghost" href={address} download>
            下载<span className="sr">{file.name}</span>
          </a>
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
      {shown &&
        (file.picture ? <img src={address} alt={file.name} /> : <iframe src={address} title={file.name} />)}
      {withdraw.failure && <FailureNote failure={withdraw.failure} />}
    </li>
  )
}

const sizeOf = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`
