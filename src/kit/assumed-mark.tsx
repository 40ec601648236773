/** Marks what rests on a value that no published text confirms (推定), wherever it decides something. */
export const AssumedMark = ({ basis }: { basis?: string | null }) => (
  <span className="assumed">{basis ? `按已公布的 ${basis}标准暂估` : '依据待确认，暂按推定值'}</span>
)
