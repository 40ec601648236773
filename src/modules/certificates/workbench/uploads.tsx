import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { Tag } from '../../../kit/tag.tsx'
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
  rows: number
  accepted: number
  rejected: number
  waiting: number
  late: boolean
  handed: boolean
  trouble: string | null
}

/** Batches for the national query: the next is made, its file is taken there, its receipt is taken in. */
export default function Uploads() {
  const { answer, failure, again } = useAnswer<{ items: Batch[]; due: number }>('/certificates/uploads', {})
  const waiting = answer?.items.filter((one) => one.waiting > 0) ?? []
  return (
    <div className="page">
      <h1>上传全国联网查询</h1>
      <p>
        先逐栏核对，有错的退回<Go to="/certificates/returned">退回的证书</Go>
        ，没有错的进批次。接通了上传通道的，自己送、自己取回执；没有接通的，下载文件送全国平台，收到回执后在这里登记。
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {answer && <Make due={answer.due} again={again} />}
      {waiting.length > 0 && <Receipt batches={waiting} again={again} />}
      <HhTable<Batch>
        caption="上传批次"
        list="/certificates/uploads"
        columns={[
          { key: 'number', title: '批次', show: ({ number }) => number },
          { key: 'made', title: '生成时间', show: ({ madeAt }) => formatMoment(madeAt) },
          { key: 'rows', title: '张数', show: ({ rows }) => rows, figures: true },
          { key: 'accepted', title: '接收', show: ({ accepted }) => accepted, figures: true },
          { key: 'rejected', title: '退回', show: ({ rejected }) => rejected, figures: true },
          {
            key: 'line',
            title: '送全国平台',
            show: ({ handed, trouble }) => trouble ?? (handed ? '已送到' : '——'),
          },
          { key: 'state', title: '回执', show: (one) => <State one={one} /> },
          {
            key: 'file',
            title: '文件',
            show: (one) => (
              <a href={requestOf('GET /certificates/uploads/{id}/file', { id: one.id }).url} download>
                下载<span className="sr">批次 {one.number} 的上传文件</span>
              </a>
            ),
          },
        ]}
        rowKey={({ id }) => id}
        empty={{ text: '还没有上传过。有待上传的证书时，在上面生成第一批。' }}
      />
    </div>
  )
}

const State = ({ one }: { one: Batch }) =>
  one.waiting === 0 ? (
    <Tag tone="ok">已齐</Tag>
  ) : (
    <Tag tone={one.late ? 'bad' : 'warn'}>
      {one.late ? `逾期，还差 ${one.waiting} 张` : `还差 ${one.waiting} 张`}
    </Tag>
  )

function Make({ due, again }: { due: number; again: () => void }) {
  const act = useVerb<object, { number: string | null; rows: number; faulty: number }>(
    'POST /certificates/uploads',
  )
  async function make() {
    const made = await act.run({})
    if (!made) return
    announce(
      `${made.number ? `批次 ${made.number}：${made.rows} 张` : '没有生成批次'}；校验不过 ${made.faulty} 张。`,
    )
    again()
  }
  return (
    <section>
      <h2>待上传 {due} 张</h2>
      {act.failure && <FailureNote failure={act.failure} />}
      <p className="buttons">
        <button type="button" className="btn" disabled={act.busy || due === 0} onClick={() => void make()}>
          生成下一批
        </button>
      </p>
    </section>
  )
}

const Receipt = ({ batches, again }: { batches: readonly Batch[]; again: () => void }) => (
  <section>
    <h2>登记回执</h2>
    <p>CSV 文件，第一行是：批次号、证书编号、结果、原因。结果写“接收”或“退回”，退回的写原因。</p>
    <HhForm<{ accepted: number; rejected: number; same: number; waiting: number }>
      title="登记回执"
      fields={[
        {
          key: 'id',
          title: '批次',
          kind: 'choice',
          required: true,
          choices: batches.map(({ id, number }) => ({ value: id, text: number })),
        },
        { key: 'file', title: '回执文件', kind: 'file', accept: '.csv,.txt', required: true },
      ]}
      verb="POST /certificates/uploads/{id}/receipt"
      submit="登记回执"
      onDone={(said) => {
        announce(
          `接收 ${said.accepted} 张，退回 ${said.rejected} 张，以前登记过 ${said.same} 张，还差 ${said.waiting} 张。`,
        )
        again()
      }}
    />
  </section>
)
