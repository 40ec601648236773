import { useState } from 'react'
import { levelName, levelOf } from '../../../kernel/value/level.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { Prepared } from './words.ts'

interface Exams {
  items: { id: string; occupation: string; level: string; heldOn: string; state: string }[]
}

/** 安排实操考核: for an examination of one's own that has its seats and its examiners. */
export function Arrange() {
  const { answer } = useAnswer<Exams>('/assessment/our-exams')
  const [exam, setExam] = useState('')
  const open = (answer?.items ?? []).filter(({ state }) => state === 'seated')
  if (open.length === 0) return null
  const chosen = open.find(({ id }) => id === exam) ?? open[0]
  return (
    <section aria-labelledby="practical-arrange">
      <h2 id="practical-arrange">安排实操考核</h2>
      <label className="field">
        <span className="label">考试</span>
        <select className="text" value={chosen?.id} onChange={(event) => setExam(event.target.value)}>
          {open.map((one) => (
            <option key={one.id} value={one.id}>
              {examText(one)}
            </option>
          ))}
        </select>
      </label>
      {chosen && <Papers key={chosen.id} exam={chosen.id} />}
    </section>
  )
}

const examText = ({ occupation, level, heldOn }: Exams['items'][number]): string =>
  `${occupation} ${levelName(levelOf(level))} ${formatDay(heldOn as CivilDate)}`

function Papers({ exam }: { exam: string }) {
  const { answer, failure, again } = useAnswer<Prepared>('/practical/exams/{exam}', { exam })
  if (failure || !answer) return failure && <FailureNote failure={failure} again={again} />
  return (
    <>
      <Examiners exam={exam} prepared={answer} />
      {answer.papers.map((paper) => (
        <Paper key={paper.paper} exam={exam} paper={paper} prepared={answer} />
      ))}
    </>
  )
}

const Examiners = ({ exam, prepared: { examiners, group } }: { exam: string; prepared: Prepared }) => (
  <p>
    {examiners.length === 0 ? '还没有指派考评员' : '考评员：'}
    {examiners
      .map(
        ({ name, card, chief, holds }) =>
          `${name}（${card}${chief ? '，组长' : ''}${holds ? '' : '，证卡无效'}）`,
      )
      .join('、')}
    。连组长不少于 {group} 名，<Go to={`/exams/${exam}`}>到考试页指派</Go>。
  </p>
)

interface Arranging {
  exam: string
  paper: string
  perRoom: number
  accounts: { card: string; login: string }[]
}

function Paper({
  exam,
  paper,
  prepared,
}: {
  exam: string
  paper: Prepared['papers'][number]
  prepared: Prepared
}) {
  const act = useVerb<Arranging, { candidates: number; rooms: number }>('POST /practical/sessions')
  const [perRoom, setPerRoom] = useState('10')
  const [logins, setLogins] = useState<Readonly<Record<string, string>>>({})
  if (paper.arranged) return <p>{paper.title}已经安排。</p>
  if (paper.sitters === 0) return <p>{paper.title}没有要考的人。</p>
  if (!paper.sheet)
    return (
      <p className="note warn">
        {paper.title}还没有确认的评分表。<Go to="/practical-sheets">去编评分表</Go>
      </p>
    )
  return (
    <form
      className="form"
      aria-label={`安排${paper.title}`}
      onSubmit={async (event) => {
        event.preventDefault()
        const accounts = prepared.examiners.flatMap(({ card, login }) => {
          const told = logins[card] ?? login
          return told ? [{ card, login: told }] : []
        })
        const got = await act.run({ exam, paper: paper.paper, perRoom: Number(perRoom), accounts })
        if (got) announce(`已安排${paper.title}：${got.candidates} 名考生，${got.rooms} 个考场。`)
      }}
    >
      <h3>
        {paper.title}：{paper.sitters} 名考生，每人 {paper.each} 名考评员评，评分表第 {paper.sheet.version} 版
      </h3>
      {act.failure && <FailureNote failure={act.failure} />}
      <p className="buttons">
        {prepared.examiners.map(({ card, name, login }) => (
          <label key={card}>
            {name}的账号{' '}
            <select
              className="text"
              value={logins[card] ?? login ?? ''}
              onChange={(event) => setLogins({ ...logins, [card]: event.target.value })}
            >
              <option value="">请选</option>
              {prepared.accounts.map((one) => (
                <option key={one.login} value={one.login}>
                  {one.label}（{one.login}）
                </option>
              ))}
            </select>
          </label>
        ))}
        <label>
          每个考场{' '}
          <input
            type="number"
            className="text"
            min={1}
            max={200}
            value={perRoom}
            onChange={(event) => setPerRoom(event.target.value)}
          />{' '}
          人
        </label>
        <button type="submit" className="btn" disabled={act.busy}>
          排好{paper.title}
        </button>
      </p>
    </form>
  )
}
