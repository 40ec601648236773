import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { FUND_KINDS, FUND_NAMES } from '../fund/fund-kinds.ts'
import type { FundList as Funds } from './batch.ts'

/** 资金账: what each fund holds, and giving a district its budget. */
export default function FundList() {
  const { answer, waiting, failure, again } = useAnswer<Funds>('/payments/funds')
  const gives = useMay('ledger.budget')
  return (
    <div className="page">
      <h1>资金账</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取资金账" />}
      {answer?.items.length === 0 && <Empty text="还没有下达预算。" />}
      {answer && answer.items.length > 0 && <Rows items={answer.items} />}
      {gives && <Budget />}
      {gives && answer && answer.items.length > 0 && <Cut items={answer.items} />}
    </div>
  )
}

const COLUMNS = [
  ['budget', '预算'],
  ['available', '可用'],
  ['committed', '已承诺'],
  ['paid', '已支付'],
  ['returned', '退票'],
  ['recovered', '追回'],
  ['receivable', '应收未收'],
  ['writtenOff', '已核销'],
] as const

const Rows = ({ items }: Funds) => (
  <section>
    <h2>资金（单位：元）</h2>
    <RowTable
      caption="各项资金，单位元"
      rows={items}
      rowKey={(fund) => fund.code}
      columns={[
        { title: '资金', show: (fund) => fund.title },
        ...COLUMNS.map(([key, title]) => ({
          title,
          figures: true,
          show: (fund: Funds['items'][number]) => formatYuan(fen(fund[key])),
        })),
      ]}
    />
  </section>
)

const Cut = ({ items }: Funds) => (
  <section>
    <h2>核减预算</h2>
    <HhForm<{ fund: string; available: number }>
      title="核减预算"
      verb="POST /payments/funds/{fund}/cut"
      submit="核减预算"
      fields={[
        {
          key: 'fund',
          title: '资金',
          kind: 'choice',
          required: true,
          choices: items.map((one) => ({
            value: one.code,
            text: `${one.title}（可用 ${formatYuan(fen(one.available))} 元）`,
          })),
        },
        {
          key: 'amount',
          title: '金额',
          kind: 'money',
          required: true,
          hint: '不能多于可用：已占用和已拨付的不能核减。',
        },
        {
          key: 'reason',
          title: '理由',
          kind: 'choice',
          required: true,
          choices: [
            { value: 'year-end', text: '年末收回结余' },
            { value: 'transfer', text: '调剂到其他区或其他资金' },
            { value: 'mistake', text: '下达有误' },
            { value: 'policy', text: '政策调整' },
          ],
        },
        { key: 'note', title: '文号或说明', kind: 'text', required: true },
      ]}
      onDone={({ available }) => announce(`已核减，现在可用 ${formatYuan(fen(available))} 元。`)}
    />
  </section>
)

function Budget() {
  const { answer } = useAnswer<{ districts: { code: string; name: string }[] }>('/organisations')
  if (!answer) return null
  return (
    <section>
      <h2>下达预算</h2>
      <HhForm<{ fund: string }>
        title="下达预算"
        verb="POST /payments/funds"
        submit="下达预算"
        fields={[
          {
            key: 'district',
            title: '区',
            kind: 'choice',
            required: true,
            choices: answer.districts.map(({ code, name }) => ({ value: code, text: name })),
          },
          {
            key: 'kind',
            title: '资金',
            kind: 'choice',
            required: true,
            choices: FUND_KINDS.map((value) => ({ value, text: FUND_NAMES[value] })),
          },
          {
            key: 'amount',
            title: '金额',
            kind: 'money',
            required: true,
            hint: '加到这个区本年的预算里；因预算不足等待的申领会自动继续。',
          },
        ]}
        onDone={() => announce('已下达预算。')}
      />
    </section>
  )
}
