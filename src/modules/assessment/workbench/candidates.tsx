import { Tag } from '../../../kit/tag.tsx'
import type { ExamDesk } from './exam.ts'

type Candidate = ExamDesk['candidates'][number]

/** Who sits the examination, with seat, eligibility and, once published, the result. */
export const Candidates = ({ desk: { candidates, exam } }: { desk: ExamDesk }) => (
  <section>
    <h2>考生（{candidates.length} 人）</h2>
    {candidates.length === 0 ? (
      <p>{exam.class ? '还没有考生，请导入结业学员。' : '还没有考生，请等考生报名。'}</p>
    ) : (
      <div className="card table-card">
        <table className="rows">
          <caption className="sr">考生</caption>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">身份证号</th>
              <th scope="col">座位</th>
              <th scope="col">资格</th>
              <th scope="col">结果</th>
            </tr>
          </thead>
          <tbody>
            {candidates.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: masked names and numbers may be alike, the order is the answer's
              <tr key={at}>
                <th scope="row">{one.name}</th>
                <td data-label="身份证号">{one.idNumber}</td>
                <td data-label="座位">{one.seat ? `${one.seat} 号` : '——'}</td>
                <td data-label="资格">
                  <Tag tone={one.eligible ? 'ok' : 'bad'}>{one.eligible ? '符合' : '不符合'}</Tag>{' '}
                  {one.why && `需要：${one.why}`}
                </td>
                <td data-label="结果">
                  {resultOf(one)}
                  {one.carried.length > 0 && `（补考，${one.carried.join('、')}已合格）`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
)

const resultOf = ({ passed, failed }: Candidate) =>
  passed === null ? '——' : passed ? '合格' : failed ? `不合格：${failed}` : '不合格'
