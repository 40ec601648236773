import { type AttendanceDay, attendanceSum } from './attendance-sum.ts'

interface AttendanceProps {
  days: readonly AttendanceDay[]
  /** Percent of the planned hours that must be attended. */
  needed: number
  note: string
}

/** Attendance day by day: bars for the eye, the same numbers as a table for everybody. */
export function Attendance({ days, needed, note }: AttendanceProps) {
  const { presentDays, absentDays, percent, attended, planned } = attendanceSum(days)
  return (
    <div className="attendance">
      <h3>
        应到 {days.length} 天，实到 {presentDays} 天；{attended} / {planned} 课时（{percent}%，要求 ≥ {needed}
        %）
      </h3>
      <Bars
        days={days}
        label={`每日在训课时柱状图：${days.length} 天中到课 ${presentDays} 天${absentDays.length > 0 ? `，缺勤 ${absentDays.join('、')}` : '，没有缺勤'}`}
      />
      {note && <p className="muted">{note}</p>}
      <details>
        <summary>看表格</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">应到课时</th>
              <th scope="col">实到课时</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, planned: due, attended: came }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{due}</td>
                <td>{came === 0 ? '缺勤' : came}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  )
}

const TOP = 24
const HEIGHT = 150
const LABELS = 8

function Bars({ days, label }: { days: readonly AttendanceDay[]; label: string }) {
  const highest = Math.max(1, ...days.map(({ planned, attended }) => Math.max(planned, attended)))
  const wide = 100 / Math.max(1, days.length)
  const every = Math.ceil(days.length / LABELS)
  return (
    <svg className="bars" role="img" aria-label={label} width="100%" height={TOP + HEIGHT + 26}>
      <line x1="0" x2="100%" y1={TOP + HEIGHT} y2={TOP + HEIGHT} className="axis" />
      {days.map(({ day, planned, attended }, at) => {
        const tall = (attended / highest) * HEIGHT
        const middle = `${(at + 0.5) * wide}%`
        return (
          <g key={day}>
            <rect
              x={`${(at + 0.16) * wide}%`}
              width={`${0.68 * wide}%`}
              y={TOP + HEIGHT - Math.max(tall, 4)}
              height={Math.max(tall, 4)}
              className={attended === 0 ? 'absent' : attended < planned ? 'partly' : 'present'}
            />
            {attended === 0 && (
              <text x={middle} y={TOP + HEIGHT - 10} className="absent">
                缺
              </text>
            )}
            {at % every === 0 && (
              <text x={middle} y={TOP + HEIGHT + 20}>
                {at + 1}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
