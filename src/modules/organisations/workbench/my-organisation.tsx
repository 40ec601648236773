import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { FilesOf } from '../../../workbench/kit/files/file-list.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import type { Record } from './record.ts'
import { RecordView } from './record-view.tsx'

/** One's own organisation, and the account that it is paid into. */
export default function MyOrganisation() {
  const { answer, waiting, failure, again } = useAnswer<Record>('/organisations/mine')
  const maySet = useMay('subsidy.confirm')
  return (
    <div className="page">
      <h1>{answer?.organisation.name ?? '本单位资料'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取本单位资料" />}
      {answer && <RecordView record={answer} />}
      {answer && <FilesOf kind="organisation" id={answer.organisation.id} title="登记材料" />}
      {answer && maySet && <Account record={answer} />}
    </div>
  )
}

const Account = ({ record: { account } }: { record: Record }) => (
  <section>
    <h2>收款账户</h2>
    <p>
      {account
        ? `补贴打到 ${account.bank}，账号尾号 ${account.masked.replaceAll('*', '').trim()}，户名 ${account.holder}。`
        : '还没有登记收款账户，补贴发不到本单位。'}
    </p>
    <HhForm<object>
      key={account?.masked ?? ''}
      title="设置收款账户"
      fields={[
        {
          key: 'account',
          title: account ? '换成新的对公账号' : '对公账号',
          kind: 'text',
          required: true,
          longest: 40,
          hint: '本单位名下的对公账号，8 至 28 位数字。',
        },
        { key: 'bank', title: '开户银行全称', kind: 'text', required: true, longest: 100 },
      ]}
      verb="POST /organisations/mine/account"
      submit="保存账户"
      onDone={() => announce('收款账户已保存。')}
    />
  </section>
)
