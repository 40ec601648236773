import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import type { ReturnedFile } from '../../../workbench/api/call.ts'
import { saveFile } from '../../../workbench/api/file.ts'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import type { CaseItem } from '../../../workbench/review/case-view.ts'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { BankReturn } from './bank-return.tsx'
import { BankErrors } from './discrepancies.tsx'
import { MoneyList } from './trail/money-list.tsx'

/** One batch: the file to the bank, and the file from it. */
export default function BatchDesk() {
  const { params } = useAddress()
  const number = params.number ?? ''
  const { answer, waiting, failure, again } = useAnswer<CaseItem>('/cases/{number}', { number })
  return (
    <div className="page">
      <h1>拨付批次 {number}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取拨付批次" />}
      {answer && <Parts batch={answer} />}
    </div>
  )
}

function Parts({ batch }: { batch: CaseItem }) {
  const releases = useMay('payments.release')
  const returns = useMay('payments.bank-return')
  const reads = useMay('ledger.read')
  const { number, state, stateTitle, stateTone, title, amount } = batch
  return (
    <>
      <p>
        <Tag tone={stateTone}>{stateTitle}</Tag> {title}
        {amount !== null && `，共 ${formatYuan(fen(amount))} 元`}
      </p>
      <p className="row">
        <Go className={state === 'compiled' ? 'btn' : 'btn ghost'} to={`/cases/${number}`}>
          {state === 'compiled' && releases ? '核对明细并放款' : '看拨付明细'}
        </Go>
      </p>
      {reads && <MoneyList number={number} />}
      {state === 'sent' && releases && <PaymentFile number={number} />}
      {/* The answer to a return stays to be read after it has closed the batch. */}
      {returns && state !== 'compiled' && state !== 'discarded' && (
        <BankReturn number={number} open={state === 'sent'} />
      )}
      {returns && state === 'closed' && <BankErrors number={number} />}
    </>
  )
}

/** The payment file; it holds full account numbers, so that fetching it is recorded. */
function PaymentFile({ number }: { number: string }) {
  const act = useVerb<{ number: string }, ReturnedFile>('POST /payments/batches/{number}/payment-file')
  async function download() {
    const file = await act.run({ number })
    if (!file) return
    saveFile(file)
    announce(`已下载 ${file.name}。`)
  }
  return (
    <section>
      <h2>银行付款文件</h2>
      <p>文件里有完整账号，每次下载都有记录。送银行后请删除。</p>
      {act.failure && <FailureNote failure={act.failure} />}
      <p className="buttons">
        <button type="button" className="btn" disabled={act.busy} onClick={() => void download()}>
          {act.busy ? '正在生成……' : '下载付款文件'}
        </button>
      </p>
    </section>
  )
}
