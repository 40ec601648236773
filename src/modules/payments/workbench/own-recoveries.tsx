import type { z } from 'zod'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { ListPager, useList } from '../../../workbench/kit/table/list-pager.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import type { myRecoveries } from '../verbs/recoveries.ts'
import { RecoveryRows } from './recovery-list.tsx'

/** 应退回的补贴: what this organisation has to pay back. */
export default function OwnRecoveries() {
  const { answer, waiting, failure, again } =
    useList<z.output<typeof myRecoveries.output>>('/payments/my-recoveries')
  return (
    <div className="page">
      <h1>应退回的补贴</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取应退回的补贴" />}
      {answer?.items.length === 0 && <Empty text="没有应退回的补贴。" />}
      {answer && answer.items.length > 0 && (
        <>
          <p className="lead">还应退回 {formatYuan(fen(answer.owed))} 元。每一件的原因和期限见办件。</p>
          <RecoveryRows items={answer.items} />
          <ListPager of="应退回的补贴" page={answer} />
        </>
      )}
    </div>
  )
}
