/** Said while something is on its way; only after a moment, so that quick answers do not flicker. */
export function Waiting({ what }: { what: string }) {
  return (
    <p className="waiting" role="status">
      {what}……
    </p>
  )
}
