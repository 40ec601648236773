import { useAnswer } from '../../../../workbench/api/answer.ts'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../../workbench/shell/address.ts'
import type { SignInList } from './outbox.ts'
import '../training.css'

/** 签到凭证: one card a trainee, to be printed and cut, for whoever has no phone. */
export default function Passes() {
  const { params } = useAddress()
  const { answer, waiting, failure, again } = useAnswer<SignInList>('/training/classes/{id}/sign-in-list', {
    id: params.id ?? '',
  })
  return (
    <div className="page">
      <h1>签到凭证</h1>
      <p className="muted">打印后剪开，发给没有手机的学员。上课时由教师用手机扫，只在这个班有用。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取签到凭证" />}
      {answer && (
        <>
          <p className="buttons">
            <button type="button" className="btn" onClick={() => window.print()}>
              打印
            </button>
          </p>
          <ul className="pass-cards" aria-label={answer.title}>
            {answer.trainees.map((one, at) => (
              <li key={one.pass} className="card">
                <img
                  src={`data:image/svg+xml,${encodeURIComponent(one.svg)}`}
                  alt={`${one.name}的签到凭证`}
                />
                <b>
                  {at + 1}. {one.name}
                </b>
                <span>{answer.title}</span>
                <code>{one.pass}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
