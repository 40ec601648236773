import type { z } from 'zod'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { listPlatforms } from '../verbs/platform/read.ts'

/** 线上平台: those of the city, each leading to what it sent. */
export default function PlatformsDesk() {
  const { answer, waiting, failure, again } =
    useAnswer<z.output<typeof listPlatforms.output>>('/online/platforms')
  return (
    <div className="page">
      <h1>线上平台</h1>
      <p className="muted">申报和评估都是办件，在“待办”里办；这里是入选过的平台。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取线上平台" />}
      {answer?.items.length === 0 && <p className="muted">还没有入选的平台。</p>}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption="入选过的线上平台"
          rows={answer.items}
          rowKey={({ id }) => id}
          columns={[
            { title: '平台', show: ({ id, name }) => <Go to={`/online/platforms/${id}`}>{name}</Go> },
            { title: '单位', show: ({ operator }) => operator },
            { title: '状态', show: ({ standingText }) => standingText },
            { title: '入选', show: ({ selectedOn }) => selectedOn ?? '' },
            {
              title: '退出',
              show: ({ endedOn, endReason }) => (endedOn ? `${endedOn}，${endReason}` : ''),
            },
          ]}
        />
      )}
    </div>
  )
}
