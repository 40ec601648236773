import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { Empty } from '../../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import type { addRelative, endRelativeDeclared, myRelatives } from '../../recusal/relatives.ts'

type Mine = z.output<typeof myRelatives.output>
type Add = z.input<typeof addRelative.input>
type End = z.input<typeof endRelativeDeclared.input>

/** 常备申报: the relatives that one keeps declared, compared with the candidates of every examination. */
export default function Relatives() {
  const { answer, waiting, failure, again } = useAnswer<Mine>('/assessment/relatives', {})
  return (
    <div className="page">
      <h1>亲属回避</h1>
      <p>
        可能参加认定考试的亲属、徒弟在这里登记一次，以后每场考试自动比对，有他参加的不会排您考评、监考他。姓名和证件号码加密保存，只有您自己看得到。
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取申报" />}
      {answer && (answer.card ? <List mine={answer} again={again} /> : <NoCard />)}
    </div>
  )
}

const NoCard = () => (
  <Empty text="您的账号没有和本单位的证卡对上，不能常备申报。请考务在“备案人员”里把您的账号登记到证卡上。" />
)

function List({ mine, again }: { mine: Mine; again: () => void }) {
  const end = useVerb<End>('POST /assessment/relatives/{id}/end')
  const [ending, setEnding] = useState<string | null>(null)
  const [why, setWhy] = useState('')
  async function send(event: FormEvent) {
    event.preventDefault()
    if (ending === null || !(await end.run({ id: ending, why: why.trim() }))) return
    setEnding(null)
    setWhy('')
    again()
  }
  return (
    <>
      {mine.items.length === 0 ? (
        <Empty text="还没有登记。" />
      ) : (
        <RowTable
          caption="登记的人"
          rows={mine.items}
          rowKey={({ id }) => id}
          columns={[
            { title: '姓名', show: ({ name }) => name },
            { title: '证件号码', show: ({ idNumber }) => idNumber },
            { title: '关系', show: ({ relation }) => relation },
            {
              title: '办理',
              show: ({ id, name }) => (
                <button
                  type="button"
                  className="btn ghost small"
                  aria-label={`撤下${name}`}
                  onClick={() => setEnding(id)}
                >
                  撤销这条
                </button>
              ),
            },
          ]}
        />
      )}
      {ending !== null && (
        <form className="form" aria-label="撤下" onSubmit={(event) => void send(event)}>
          {end.failure && <FailureNote failure={end.failure} />}
          <p>
            <label>
              为什么撤下{' '}
              <input
                className="text"
                required
                minLength={4}
                maxLength={300}
                value={why}
                onChange={(event) => setWhy(event.target.value)}
              />
            </label>
          </p>
          <p className="buttons">
            <button type="submit" className="btn" disabled={end.busy}>
              撤销这条
            </button>
          </p>
        </form>
      )}
      <AddForm relations={mine.relations} again={again} />
    </>
  )
}

function AddForm({ relations, again }: { relations: Mine['relations']; again: () => void }) {
  const act = useVerb<Add, z.output<typeof addRelative.output>>('POST /assessment/relatives')
  const [name, setName] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const [relation, setRelation] = useState(relations[0]?.code ?? '')
  const [done, setDone] = useState<readonly string[]>([])
  async function send(event: FormEvent) {
    event.preventDefault()
    const said = await act.run({ name: name.trim(), idNumber: idNumber.trim(), relation })
    if (!said) return
    setName('')
    setIdNumber('')
    setDone(['已登记。', ...said.done])
    again()
  }
  return (
    <form className="form" aria-label="登记一个人" onSubmit={(event) => void send(event)}>
      <h2>登记一个人</h2>
      {act.failure && <FailureNote failure={act.failure} />}
      <p>
        <label>
          姓名{' '}
          <input
            className="text"
            required
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
      </p>
      <p>
        <label>
          证件号码{' '}
          <input
            className="text"
            required
            maxLength={30}
            autoComplete="off"
            value={idNumber}
            onChange={(event) => setIdNumber(event.target.value)}
          />
        </label>
      </p>
      <p>
        <label>
          关系{' '}
          <select className="text" value={relation} onChange={(event) => setRelation(event.target.value)}>
            {relations.map(({ code, text }) => (
              <option key={code} value={code}>
                {text}
              </option>
            ))}
          </select>
        </label>
      </p>
      <p className="buttons">
        <button type="submit" className="btn" disabled={act.busy}>
          登记
        </button>
      </p>
      {done.length > 0 && (
        <div role="status">
          {done.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </div>
      )}
    </form>
  )
}
