import { useState } from 'react'
import { Tag } from '../../../../kit/tag.tsx'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../../workbench/kit/dialog.tsx'
import { Empty } from '../../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../../workbench/shell/address.ts'
import { type ItemView, moment, RULING_STAGES, RULINGS, type SessionItems, STANDINGS } from '../views.ts'
import { Question } from './item-shown.tsx'
import { ProposeForm } from './propose-form.tsx'

/** 题目情况: the questions of a marked session, and what is proposed about one that was wrong. */
export default function Items() {
  const id = useAddress().params.id ?? ''
  const { answer, waiting, failure, again } = useAnswer<SessionItems>('/sitting/sessions/{id}/items', { id })
  const [chosen, setChosen] = useState<string | null>(null)
  if (waiting) return <Waiting what="正在取题目" />
  if (failure || !answer) return failure && <FailureNote failure={failure} again={again} />
  const shown = answer.items.find(({ item }) => item === chosen)
  return (
    <div className="page">
      <h1>{answer.title}：题目情况</h1>
      <p>
        得分率低的排在前面。题目有误的，提出作废或更正答案，写明理由；由市局另一个人决定，决定以后全场重新评分。
      </p>
      {!answer.marked && <Empty text="还没有评完分，评完以后在这里看每道题。" />}
      {answer.items.length > 0 && <Table items={answer.items} choose={setChosen} />}
      <Dialog title="提出题目处理" open={shown !== undefined} onClose={() => setChosen(null)}>
        {shown && (
          <>
            <Question item={shown} />
            <ProposeForm
              session={id}
              item={shown}
              onDone={() => {
                setChosen(null)
                announce('已提出，等市局决定。')
                again()
              }}
            />
          </>
        )}
      </Dialog>
    </div>
  )
}

const Table = ({ items, choose }: { items: readonly ItemView[]; choose(item: string): void }) => (
  <RowTable
    caption="题目"
    rows={items}
    rowKey={({ item }) => item}
    columns={[
      { title: '题目', show: ({ question }) => question.join(' ') },
      { title: '题型', show: ({ kindTitle }) => kindTitle },
      { title: '考生', figures: true, show: ({ candidates }) => `${candidates} 人` },
      { title: '得分率', figures: true, show: ({ p }) => `${Math.round(p * 100)}%` },
      { title: '区分度', figures: true, show: ({ pointBiserial }) => pointBiserial?.toFixed(2) ?? '—' },
      {
        title: '判分',
        show: ({ standing }) => (
          <Tag tone={standing === 'as-written' ? 'plain' : 'warn'}>{STANDINGS[standing]}</Tag>
        ),
      },
      { title: '处理', show: (one) => <Handling one={one} choose={choose} /> },
    ]}
  />
)

function Handling({ one, choose }: { one: ItemView; choose(item: string): void }) {
  const waits = one.rulings.find(({ stage }) => stage === 'waiting')
  const [last] = one.rulings
  if (waits) return `${RULINGS[waits.what]}，${moment(waits.at)} 提出，等决定`
  return (
    <>
      {last && (
        <p>
          {RULINGS[last.what]}，{RULING_STAGES[last.stage]}
        </p>
      )}
      <button type="button" className="btn ghost" onClick={() => choose(one.item)}>
        提出处理
      </button>
    </>
  )
}
