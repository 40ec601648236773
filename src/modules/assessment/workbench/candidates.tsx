import { Tag } from '../../../kit/tag.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import type { ExamDesk } from './exam.ts'

type Candidate = ExamDesk['candidates'][number]

/** Who sits the examination, with seat, eligibility and, once published, the result. */
export const Candidates = ({ desk: { candidates, exam } }: { desk: ExamDesk }) => (
  <section>
    <h2>考生（{candidates.length} 人）</h2>
    {candidates.length === 0 ? (
      <p>{exam.class ? '还没有考生，请导入结业学员。' : '还没有考生，请等考生报名。'}</p>
    ) : (
      <RowTable
        caption="考生"
        rows={candidates}
        rowKey={(_, at) => String(at)}
        columns={[
          { title: '姓名', show: (one) => one.name },
          { title: '身份证号', show: (one) => one.idNumber },
          { title: '座位', show: (one) => (one.seat ? `${one.seat} 号` : '——') },
          {
            title: '资格',
            show: (one) => (
              <>
                <Tag tone={one.eligible ? 'ok' : 'bad'}>{one.eligible ? '符合' : '不符合'}</Tag>{' '}
                {one.why && `需要：${one.why}`}
              </>
            ),
          },
          {
            title: '结果',
            show: (one) => (
              <>
                {resultOf(one)}
                {one.carried.length > 0 && `（补考，${one.carried.join('、')}已合格）`}
              </>
            ),
          },
        ]}
      />
    )}
  </section>
)

const resultOf = ({ passed, failed }: Candidate) =>
  passed === null ? '——' : passed ? '合格' : failed ? `不合格：${failed}` : '不合格'
