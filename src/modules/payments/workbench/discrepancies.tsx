import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import type { Discrepancies } from './batch.ts'

const KINDS = { twice: '重复付款', 'not-sent': '付了没有送的一笔', account: '付错账号', amount: '付错金额' }

/** 银行差错: what the bank did that it was not told to, until it is put right. */
export function BankErrors({ number }: { number: string }) {
  const { answer, failure, again } = useAnswer<Discrepancies>('/payments/batches/{number}/discrepancies', {
    number,
  })
  if (failure) return <FailureNote failure={failure} again={again} />
  if (!answer || answer.items.length === 0) return null
  return (
    <section>
      <h2>银行差错（{answer.items.length} 笔）</h2>
      {answer.items.map((one) => (
        <div key={one.id} className={one.state === 'open' ? 'note warn' : 'note'}>
          <p>
            {KINDS[one.kind]}：序号 {one.number}，账号 {one.account}，{formatYuan(fen(one.amount))} 元，流水号{' '}
            {one.reference || '—'}
          </p>
          {one.closing && <p>{one.closing}</p>}
          {one.state === 'open' && (
            <HhForm<{ recovery: string | null }>
              title={`办结序号 ${one.number} 的银行差错`}
              verb="POST /payments/discrepancies/{id}/close"
              fixed={{ id: one.id }}
              submit="办结这笔差错"
              fields={[
                {
                  key: 'how',
                  title: '怎样办结',
                  kind: 'choice',
                  required: true,
                  choices: [
                    { value: 'reversed', text: '银行已冲正' },
                    ...(one.kind === 'twice'
                      ? [{ value: 'recovery', text: '钱在收款方手里，向收款方追回' }]
                      : []),
                  ],
                },
                { key: 'reference', title: '银行凭证号或函号', kind: 'text', required: true },
              ]}
              onDone={() => {
                announce('这笔银行差错已办结。')
                again()
              }}
            />
          )}
        </div>
      ))}
    </section>
  )
}
