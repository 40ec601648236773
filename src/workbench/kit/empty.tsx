import { Go } from '../shell/search/go.tsx'

/** Nothing here, and what to do next. */
export function Empty({
  text,
  next,
  onClear,
}: {
  text: string
  next?: { label: string; to: string }
  onClear?: () => void
}) {
  return (
    <div className="empty card">
      <p>{text}</p>
      <p className="buttons">
        {next && (
          <Go className="btn" to={next.to}>
            {next.label}
          </Go>
        )}
        {onClear && (
          <button type="button" className="btn ghost" onClick={onClear}>
            去掉筛选条件
          </button>
        )}
      </p>
    </div>
  )
}
