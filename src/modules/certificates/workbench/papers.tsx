import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { requestOf } from '../../../workbench/api/request.ts'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { HhTable } from '../../../workbench/kit/table/table.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'

interface Batch {
  id: string
  number: string
  madeAt: string
  pieces: number
  void: number
}

interface Press {
  items: Batch[]
  waiting: number
  most: number
  blanks: { received: number; used: number; spoiled: number; left: number }
  exams: { exam: string; title: string; count: number }[]
}

/** The print post: what waits is printed on the next numbered blanks; blanks come in and spoiled ones are voided. */
export default function Papers() {
  const { answer, failure, again } = useAnswer<Press>('/certificates/prints', {})
  return (
    <div className="page">
      <h1>制证</h1>
      <p>
        先生成一批、下载文件，按编号从小到大放空白证书打印；寄出、当面发给在
        <Go to="/todo">待办</Go>里一件一件办。
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {answer && (
        <>
          <Make press={answer} again={again} />
          <Exams press={answer} again={again} />
          <Blanks press={answer} again={again} />
        </>
      )}
      <HhTable<Batch>
        caption="制证批次"
        list="/certificates/prints"
        columns={[
          { key: 'number', title: '批次', show: ({ number }) => number },
          { key: 'made', title: '生成时间', show: ({ madeAt }) => formatMoment(madeAt) },
          { key: 'pieces', title: '张数', show: ({ pieces }) => pieces, figures: true },
          { key: 'void', title: '其中作废', show: (one) => one.void, figures: true },
          { key: 'file', title: '文件', show: (one) => <Sheets one={one} /> },
        ]}
        rowKey={({ id }) => id}
        empty={{ text: '还没有制过证。有人申领以后，在上面生成第一批。' }}
      />
    </div>
  )
}

const Sheets = ({ one }: { one: Batch }) =>
  one.pieces === one.void ? (
    '都已作废'
  ) : (
    <a href={requestOf('GET /certificates/prints/{id}/file', { id: one.id }).url} download>
      下载<span className="sr">批次 {one.number} 的打印文件</span>
    </a>
  )

interface Part {
  press: Press
  again: () => void
}

function Make({ press, again }: Part) {
  const act = useVerb<object, { number: string; pieces: number }>('POST /certificates/prints')
  async function make() {
    const made = await act.run({})
    if (!made) return
    announce(`批次 ${made.number}：${made.pieces} 张，请下载文件打印。`)
    again()
  }
  const next = Math.min(press.waiting, press.most, press.blanks.left)
  return (
    <section>
      <h2>待制证 {press.waiting} 张</h2>
      {act.failure && <FailureNote failure={act.failure} />}
      {press.waiting > 0 && press.blanks.left === 0 && <p>空白证书用完了，请先入库。</p>}
      <p className="buttons">
        <button type="button" className="btn" disabled={act.busy || next === 0} onClick={() => void make()}>
          生成下一批{next > 0 ? `（${next} 张）` : ''}
        </button>
      </p>
    </section>
  )
}

const Exams = ({ press, again }: Part) =>
  press.exams.length === 0 ? null : (
    <section>
      <h2>为整场考试申请</h2>
      <HhForm<{ opened: number }>
        title="为整场考试申请"
        fields={[
          {
            key: 'exam',
            title: '哪一场',
            kind: 'choice',
            required: true,
            choices: press.exams.map((one) => ({ value: one.exam, text: `${one.title}（${one.count} 张）` })),
            hint: '印好以后由本单位当面发给；持证人收到消息，也可以自己改成邮寄。',
          },
        ]}
        verb="POST /certificates/prints/exams"
        submit="申请"
        onDone={({ opened }) => {
          announce(`已申请 ${opened} 张，在上面制证。`)
          again()
        }}
      />
    </section>
  )

const Blanks = ({ press: { blanks }, again }: Part) => (
  <section>
    <h2>空白证书</h2>
    <p>
      入库 {blanks.received} 张 ＝ 用掉 {blanks.used} 张 ＋ 作废 {blanks.spoiled} 张 ＋ 结存 {blanks.left} 张
    </p>
    <div className="two">
      <HhForm<{ last: string }>
        title="入库"
        fields={[
          { key: 'first', title: '起始编号', kind: 'text', required: true, hint: '例如：JX00000001' },
          { key: 'pieces', title: '张数', kind: 'number', unit: '张', required: true },
        ]}
        verb="POST /certificates/blanks"
        submit="登记入库"
        onDone={({ last }) => {
          announce(`已入库，到 ${last} 为止。`)
          again()
        }}
      />
      <HhForm<object>
        title="作废空白证书"
        fields={[
          { key: 'serial', title: '要作废的编号', kind: 'text', required: true },
          { key: 'why', title: '原因', kind: 'text', required: true, longest: 200, hint: '例如：卡纸撕破' },
        ]}
        verb="POST /certificates/blanks/spoiled"
        submit="登记作废"
        onDone={() => {
          announce('已作废。')
          again()
        }}
      />
    </div>
  </section>
)
