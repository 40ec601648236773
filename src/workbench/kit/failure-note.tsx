import type { Failure } from '../api/failure.ts'
import { loginAddress } from '../shell/login-address.ts'

/** Says what went wrong and what to do next; beside it everything that was typed stays as it was. */
export function FailureNote({ failure, again }: { failure: Failure; again?: () => void }) {
  const general = failure.fields.filter(({ path }) => path === '')
  return (
    <div className="note bad" role="alert">
      <p>
        <b>{failure.title}</b>
      </p>
      {failure.detail && <p>{failure.detail}</p>}
      {general.map(({ message }) => (
        <p key={message}>{message}</p>
      ))}
      <p className="buttons">
        {failure.kind === 'signed-out' && (
          <a className="btn ghost" href={loginAddress(location)} target="_blank" rel="noreferrer">
            在新窗口登录
          </a>
        )}
        {again && (
          <button type="button" className="btn ghost" onClick={again}>
            再试一次
          </button>
        )}
      </p>
    </div>
  )
}
