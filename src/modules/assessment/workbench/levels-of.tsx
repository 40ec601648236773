import { useState } from 'react'
import { AssumedMark } from '../../../kit/assumed-mark.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import type { LevelsAnswer } from '../verbs/levels.ts'

/** 能报几级, for somebody at the counter: each level, from when, and why. */
export default function LevelsOf() {
  const { id = '' } = useAddress().params
  const [occupation, setOccupation] = useState('')
  return (
    <div className="page">
      <h1>能报几级</h1>
      <form
        className="form"
        aria-label="能报几级"
        onSubmit={(event) => {
          event.preventDefault()
          setOccupation(String(new FormData(event.currentTarget).get('occupation') ?? '').trim())
        }}
      >
        <p className="field">
          <label className="label" htmlFor="levels-occupation">
            职业
          </label>
          <input id="levels-occupation" name="occupation" className="text" maxLength={60} required />
        </p>
        <p className="buttons">
          <button type="submit" className="btn">
            看能报几级
          </button>
        </p>
      </form>
      {occupation && <Levels id={id} occupation={occupation} />}
    </div>
  )
}

function Levels({ id, occupation }: { id: string; occupation: string }) {
  const { answer, waiting, failure, again } = useAnswer<LevelsAnswer>('/people/{id}/levels', {
    id,
    occupation,
  })
  return (
    <>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在按登记信息计算" />}
      {answer && (
        <RowTable
          caption={`${answer.occupation}能报几级`}
          rows={answer.levels}
          rowKey={({ level }) => level}
          columns={[
            { title: '等级', show: ({ name }) => name },
            { title: '什么时候', show: ({ says }) => says },
            {
              title: '为什么',
              show: ({ reasons }) =>
                reasons.map(({ text, clause, assumed }) => (
                  <p key={text}>
                    {text}（{clause}）{assumed && <AssumedMark />}
                  </p>
                )),
            },
          ]}
        />
      )}
    </>
  )
}
