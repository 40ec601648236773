import { useState } from 'react'
import type { z } from 'zod'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { typedOf } from '../item/typed.ts'
import type { readBatch } from '../verbs/read-items.ts'
import { Key } from './key.tsx'
import { Preview } from './preview.tsx'
import { questionFields } from './question-fields.ts'

type Batch = z.output<typeof readBatch.output>
type Question = Batch['items'][number]

/** States in which somebody has something to do with a batch. */
const UNDER_WAY = new Set(['drafted', 'checking', 'publishing'])

/** One batch: its questions as candidates see them and with their keys; while it is written, the form for the next one. */
export default function BatchDesk() {
  const { number = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<Batch>('/bank/batches/{number}', { number })
  const writes = useMay('bank.write')
  const [changed, setChanged] = useState<Question | null>(null)
  const edits = writes && answer?.state === 'drafted'
  function done(said: string) {
    announce(said)
    setChanged(null)
    again()
  }
  return (
    <div className="page">
      <h1>{answer ? `${answer.shelf} ${answer.purposeTitle}题` : '一批题'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取这一批题" />}
      {answer && (
        <>
          <p>
            <Tag>{answer.stateTitle}</Tag> {answer.number} · {answer.items.length} 道
          </p>
          <p className="buttons">
            <Go className={UNDER_WAY.has(answer.state) ? 'btn' : 'btn ghost'} to={`/cases/${answer.number}`}>
              {UNDER_WAY.has(answer.state) ? '去办理' : '看办件'}
            </Go>
          </p>
          {edits && (
            <HhForm
              key={changed?.item ?? answer.revision}
              title={changed ? '改这道题' : '写一道题'}
              verb="POST /bank/batches/{number}/questions"
              fields={questionFields(answer.points)}
              start={changed ? startOf(changed) : { kind: 'choice' }}
              fixed={{ number, item: changed?.item ?? null }}
              submit={changed ? '保存改动' : '保存这道题'}
              onDone={() => done(changed ? '改动已保存。' : '已写一道题。')}
            />
          )}
          {edits && <Import batch={answer} onDone={done} />}
          <ol>
            {answer.items.map((one) => (
              <li key={one.item}>
                <One question={one} />
                {edits && (
                  <>
                    <button type="button" className="btn ghost" onClick={() => setChanged(one)}>
                      修改这道题
                    </button>
                    <Remove number={number} item={one.item} onDone={done} />
                  </>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

const startOf = ({ content }: Question) => {
  const { difficulty, points, ...typed } = typedOf(content)
  return { ...typed, difficulty: String(difficulty), points: String(points) }
}

const One = ({ question }: { question: Question }) => (
  <section>
    <h2>
      {question.kindTitle} · {question.pointTitle} · 预计 {question.difficulty}% 答对
    </h2>
    <Preview item={question.shown} />
    <Key content={question.content} />
  </section>
)

const Import = ({ batch, onDone }: { batch: Batch; onDone: (said: string) => void }) => (
  <HhForm<{ added: number }>
    key={`import ${batch.revision}`}
    title="导入 QTI 3.0"
    verb="POST /bank/batches/{number}/import"
    fixed={{ number: batch.number }}
    fields={[
      {
        key: 'file',
        title: '文件',
        kind: 'file',
        required: true,
        accept: '.zip,.xml',
        hint: 'QTI 3.0 内容包（.zip）或一道题（.xml）；有一处不对就整个不导入',
      },
      {
        key: 'point',
        title: '题里没有写知识点时',
        kind: 'choice',
        choices: batch.points,
      },
      { key: 'difficulty', title: '题里没有写难度时，预计答对', kind: 'number', unit: '%' },
    ]}
    submit="导入"
    onDone={({ added }) => onDone(`已导入 ${added} 道题。`)}
  />
)

const Remove = ({
  number,
  item,
  onDone,
}: {
  number: string
  item: string
  onDone: (said: string) => void
}) => (
  <HhForm
    title="删去这道题"
    verb="POST /cases/{number}/steps/{step}"
    fields={[]}
    fixed={{ number, step: 'take-out', input: { item } }}
    submit="删去"
    onDone={() => onDone('已删去一道题。')}
  />
)
