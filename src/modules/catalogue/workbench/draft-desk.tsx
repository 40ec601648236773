import { useState } from 'react'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { DraftView } from './catalogue.ts'
import { LineEditor } from './line-editor.tsx'

/** 逐格修改草案: choose a line, change cells, save; what a colleague changed meanwhile is shown first. */
export default function DraftDesk() {
  const { params, query, setQuery } = useAddress()
  const number = params.number ?? ''
  const { answer, waiting, failure, again } = useAnswer<DraftView>('/catalogue/drafts/{number}', { number })
  const line = answer?.rows.find(({ name }) => sameOccupation(name, query.occupation)) ?? answer?.rows[0]
  return (
    <div className="page">
      <h1>修改目录草案</h1>
      <p>
        <Go to={`/cases/${number}`}>{number}</Go>
        {answer && `　${answer.name}，${answer.from} 起施行，第 ${answer.revision} 次修订`}
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取草案" />}
      {answer && !answer.open && <p className="note warn">这份草案已经签发，不能再改；要改请先撤回。</p>}
      {answer && line && (
        <section>
          <p className="filters">
            <label htmlFor="draft-line">职业（工种）</label>
            <select
              id="draft-line"
              className="text"
              value={line.name}
              onChange={(event) => setQuery({ occupation: event.target.value }, 'replace')}
            >
              {answer.rows.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </p>
          <Editing draft={answer} occupation={line.name} again={again} />
          <Changes draft={answer} />
        </section>
      )}
    </div>
  )
}

interface EditingProps {
  draft: DraftView
  occupation: string
  again: () => void
}

interface Amending {
  number: string
  step: 'amend'
  input: { seen: number; amendments: { occupation: string; column: string; value: string }[] }
}

/** The cells that were typed stay here until they are saved, whatever a colleague does. */
function Editing({ draft, occupation, again }: EditingProps) {
  const [typed, setTyped] = useState<Record<string, Record<string, string>>>({})
  const save = useVerb<Amending>('POST /cases/{number}/steps/{step}')
  const line = draft.rows.find(({ name }) => sameOccupation(name, occupation)) as DraftView['rows'][number]
  const amendments = Object.entries(typed[occupation] ?? {})
    .filter(([column, value]) => line[column as keyof typeof line] !== value.trim())
    .map(([column, value]) => ({ occupation, column, value: value.trim() }))

  async function send() {
    const done = await save.run({
      number: draft.number,
      step: 'amend',
      input: { seen: draft.revision, amendments },
    })
    if (done === null) return again()
    setTyped(({ [occupation]: _saved, ...rest }) => rest)
    announce(`已保存${occupation}的 ${amendments.length} 处修改。`)
  }

  return (
    <>
      <LineEditor
        draft={draft}
        line={line}
        typed={typed[occupation] ?? {}}
        onType={(column, value) =>
          setTyped((before) => ({ ...before, [occupation]: { ...before[occupation], [column]: value } }))
        }
      />
      {save.failure && <FailureNote failure={save.failure} />}
      <p className="buttons">
        <button
          type="button"
          className="btn"
          disabled={save.busy || !draft.open || amendments.length === 0}
          onClick={() => void send()}
        >
          {save.busy ? '正在保存……' : `保存 ${amendments.length} 处修改`}
        </button>
      </p>
    </>
  )
}

const Changes = ({ draft: { changes, warnings } }: { draft: DraftView }) => (
  <>
    {warnings.length > 0 && (
      <section className="note warn">
        <h2>核对提示 {warnings.length} 处</h2>
        <ul>
          {warnings.map(({ occupation, message }) => (
            <li key={`${occupation} ${message}`}>
              {occupation}：{message}
            </li>
          ))}
        </ul>
      </section>
    )}
    {changes.length > 0 && (
      <section>
        <h2>修改记录</h2>
        <ul>
          {changes.map(({ text, actor, at }) => (
            <li key={`${at} ${text}`}>
              {text}（{actor}，{formatMoment(at)}）
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
)
