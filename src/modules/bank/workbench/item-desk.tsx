import type { z } from 'zod'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { readItem } from '../verbs/read-items.ts'
import { Key } from './key.tsx'
import { Preview } from './preview.tsx'

type Question = z.output<typeof readItem.output>

/** One question: what it says, what became of it, and how it did. */
export default function ItemDesk() {
  const { item = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<Question>('/bank/items/{item}', { item })
  const publishes = useMay('bank.publish')
  return (
    <div className="page">
      <h1>{answer ? `${answer.shelf} ${answer.purposeTitle}题` : '一道题'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取这道题" />}
      {answer && (
        <>
          <p>
            <Tag>{answer.standing}</Tag> 第 {answer.version} 版
          </p>
          <Preview item={answer.shown} />
          <Key content={answer.content} />
          <History question={answer} />
          <RowTable
            caption="历次版本"
            rows={answer.versions}
            rowKey={({ version }) => String(version)}
            columns={[
              { title: '版本', show: ({ version }) => version },
              { title: '状态', show: ({ standing }) => standing },
              { title: '批次', show: ({ batch }) => <Go to={`/bank/batches/${batch}`}>{batch}</Go> },
            ]}
          />
          {publishes && answer.inUse && <Look question={answer} again={again} />}
        </>
      )}
    </div>
  )
}

const History = ({ question: { history } }: { question: Question }) =>
  history.length === 0 ? (
    <p className="muted">还没有考过这道题。</p>
  ) : (
    <RowTable
      caption="历次考试"
      rows={history}
      rowKey={({ heldOn, candidates }) => `${heldOn} ${candidates}`}
      columns={[
        { title: '日期', show: ({ heldOn }) => heldOn },
        { title: '考生', show: ({ candidates }) => `${candidates} 人` },
        { title: '难度值', show: ({ p }) => p.toFixed(2) },
        { title: '点二列相关', show: ({ pointBiserial }) => pointBiserial?.toFixed(2) ?? '—' },
        {
          title: '提示',
          show: ({ alarm, settled }) => (alarm ? `${alarm}${settled ? `，${settled}` : ''}` : '—'),
        },
      ]}
    />
  )

function Look({ question, again }: { question: Question; again: () => void }) {
  const why = { key: 'why', title: '理由', kind: 'text' as const, required: true, longest: 200 }
  const open = question.history.some(({ alarm, settled }) => alarm !== null && settled === null)
  const done = (said: string) => () => {
    announce(said)
    again()
  }
  return (
    <>
      {open && (
        <HhForm
          title="复看后继续使用"
          verb="POST /bank/items/{item}/keep"
          fixed={{ item: question.item }}
          fields={[why]}
          submit="继续使用"
          onDone={done('已写明可以继续使用。')}
        />
      )}
      <HhForm
        title="停用这道题"
        verb="POST /bank/items/{item}/withdraw"
        fixed={{ item: question.item }}
        fields={[why]}
        submit="停用"
        onDone={done('已停用，以后组卷不再抽到。')}
      />
    </>
  )
}
