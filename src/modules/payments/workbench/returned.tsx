import { announce } from '../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'

/** 银行退票重新拨付: for a payment that the bank gave back for its own cause. */
export const PayAgain = () => (
  <section>
    <h2>银行退票重新拨付</h2>
    <p>收款方更正账户的，系统自动重新拨付，不必在这里办理。银行自身原因退票的，说明理由后进入下一批次。</p>
    <HhForm<{ number: string }>
      title="银行退票重新拨付"
      verb="POST /payments/cases/{number}/again"
      submit="重新拨付"
      fields={[
        { key: 'number', title: '办件号', kind: 'text', required: true, hint: '形如 BT-2026-120116-000001' },
        {
          key: 'reason',
          title: '理由',
          kind: 'choice',
          required: true,
          choices: [
            { value: 'bank-error', text: '银行自身原因退票，原账户无误' },
            { value: 'account-opened', text: '账户已恢复正常，开户行已确认' },
            { value: 'holder-confirmed', text: '户名已与开户行核对一致' },
          ],
        },
        { key: 'note', title: '说明', kind: 'text' },
      ]}
      onDone={({ number }) => announce(`${number} 进入下一批次。`)}
    />
  </section>
)

/** After a batch was closed: what the bank took back later, or paid too much. */
export const LaterFromBank = () => (
  <section>
    <h2>隔日退票</h2>
    <p>银行报过到账、后来又退回的付款。登记后办件重开，更正账户或说明理由后重新拨付。</p>
    <HhForm<{ number: string }>
      title="登记隔日退票"
      verb="POST /payments/cases/{number}/late-return"
      submit="登记隔日退票"
      fields={[
        { key: 'number', title: '办件号', kind: 'text', required: true },
        { key: 'reason', title: '退票原因', kind: 'text', required: true },
        { key: 'reference', title: '银行凭证号', kind: 'text', required: true },
      ]}
      onDone={({ number }) => announce(`${number} 已退回，等待重新拨付。`)}
    />
    <h2>银行多付</h2>
    <p>批次办结以后才知道银行多付了钱。登记后立一件追回，由收款方退回。</p>
    <HhForm<{ recovery: string }>
      title="登记银行多付"
      verb="POST /payments/cases/{number}/overpayment"
      submit="登记多付并追回"
      fields={[
        { key: 'number', title: '办件号', kind: 'text', required: true },
        { key: 'amount', title: '多付金额', kind: 'money', required: true },
        { key: 'reference', title: '银行流水号', kind: 'text', required: true },
      ]}
      onDone={({ recovery }) => announce(`已立追回 ${recovery}。`)}
    />
  </section>
)
