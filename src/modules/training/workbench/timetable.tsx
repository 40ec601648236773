import type { Desk } from './desk.ts'

/** The days of the class and how many signed in on each. */
export function Timetable({ desk }: { desk: Desk }) {
  return (
    <section>
      <h2>课表（{desk.days.length} 天）</h2>
      <div className="card table-card">
        <table className="rows">
          <caption className="sr">课表</caption>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">内容</th>
              <th scope="col" className="figures">
                课时
              </th>
              <th scope="col" className="figures">
                签到
              </th>
            </tr>
          </thead>
          <tbody>
            {desk.days.map(({ day, topic, hours, signed }) => (
              <tr key={day}>
                <th scope="row">
                  {day}
                  {day === desk.today && '（今天）'}
                </th>
                <td data-label="内容">{topic}</td>
                <td data-label="课时" className="figures">
                  {hours}
                </td>
                <td data-label="签到" className="figures">
                  {day > desk.today ? '未到' : `${signed} / ${desk.roster.length}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
