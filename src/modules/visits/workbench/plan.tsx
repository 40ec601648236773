import { useState } from 'react'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import type { Field } from '../../../workbench/kit/form/form-fields.ts'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { ExamsToVisit, SupervisorsToSend } from './words.ts'

type Exam = ExamsToVisit['items'][number]

/** 安排质量督导: which examination, then who goes. `?finding=` begins it from a finding. */
export default function PlanVisit() {
  const { query } = useAddress()
  const { finding } = query
  const { answer, waiting, failure, again } = useAnswer<ExamsToVisit>(
    '/visits/exams',
    finding ? { finding } : {},
  )
  const [chosen, setChosen] = useState<Exam | null>(null)
  return (
    <div className="page">
      <h1>安排质量督导</h1>
      {finding && (
        <p>
          起因：<Go to={`/cases/${finding}`}>疑点核查 {finding}</Go>
        </p>
      )}
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取考试" />}
      {answer?.items.length === 0 && <Empty text="最近没有要考的考试可以督导。" />}
      {answer && answer.items.length > 0 && !chosen && <Exams answer={answer} choose={setChosen} />}
      {answer && chosen && (
        <Team exam={chosen} answer={answer} back={() => setChosen(null)} {...(finding ? { finding } : {})} />
      )}
    </div>
  )
}

const Exams = ({ answer, choose }: { answer: ExamsToVisit; choose(one: Exam): void }) => (
  <RowTable
    caption="可以督导的考试"
    rows={answer.items}
    rowKey={({ id }) => id}
    columns={[
      { title: '评价机构', show: ({ organisation }) => organisation },
      { title: '考试', show: ({ title, named }) => (named ? `${title}（疑点里的这一场）` : title) },
      { title: '考试日', show: ({ heldOn }) => formatDay(civilDate(heldOn)) },
      { title: '考点', show: ({ place }) => place },
      {
        title: '督导',
        show: (one) =>
          one.visited ? (
            '已经安排'
          ) : (
            <button type="button" className="btn ghost" onClick={() => choose(one)}>
              督导这一场
            </button>
          ),
      },
    ]}
  />
)

function Team({
  exam,
  answer: { announced, supervisors: least },
  finding,
  back,
}: {
  exam: Exam
  answer: ExamsToVisit
  finding?: string
  back(): void
}) {
  const { day } = exam
  const { answer, waiting, failure, again } = useAnswer<SupervisorsToSend>(
    '/visits/exams/{exam}/supervisors',
    { exam: exam.id, day },
  )
  const [planned, setPlanned] = useState<string | null>(null)
  if (planned)
    return (
      <section className="note">
        <h2>已安排，办件号 {planned}</h2>
        <p className="buttons">
          <Go className="btn" to={`/visits/${planned}`}>
            打开这次督导
          </Go>
        </p>
      </section>
    )
  const free = answer?.items.filter((one) => one.may) ?? []
  const barred = answer?.items.filter((one) => !one.may) ?? []
  const secret = finding ? !announced.sign : false
  return (
    <section>
      <h2>
        {exam.organisation}，{exam.title}，{formatDay(civilDate(exam.heldOn))}
      </h2>
      <p>
        <button type="button" className="btn ghost" onClick={back}>
          另选一场
        </button>
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在核对督导员" />}
      {answer && free.length < least && (
        <p className="note warn">
          可以派的督导员不足 {least} 名。督导员由各评价机构登记证卡和账号；与机构、考生有关系的不能派。
        </p>
      )}
      {answer && free.length >= least && (
        <HhForm<{ number: string }>
          title="安排质量督导"
          verb="POST /visits"
          fixed={{ exam: exam.id, ...(finding ? { finding } : {}) }}
          start={{ day, kind: 'routine' }}
          fields={({ cards }) => fields({ free, least, finding, announced, chosen: cards })}
          submit="安排督导"
          onDone={({ number }) => {
            announce(`已安排质量督导，办件号 ${number}。`)
            setPlanned(number)
          }}
        />
      )}
      {secret && <p className="muted">线索督导不事先告知机构。</p>}
      {barred.length > 0 && (
        <>
          <h3>不能派的</h3>
          <RowTable
            caption="不能派的督导员"
            rows={barred}
            rowKey={({ card }) => card}
            columns={[
              { title: '督导员', show: ({ name }) => name },
              { title: '证卡', show: ({ card }) => card },
              { title: '为什么', show: ({ why }) => why },
            ]}
          />
        </>
      )}
    </section>
  )
}

function fields({
  free,
  least,
  finding,
  announced,
  chosen,
}: {
  free: SupervisorsToSend['items']
  least: number
  finding: string | undefined
  announced: ExamsToVisit['announced']
  chosen: unknown
}): Field[] {
  const text = ({ name, card, organisation }: (typeof free)[number]) => `${name}（${card}，${organisation}）`
  const team = Array.isArray(chosen) ? chosen.map(String) : []
  const told = (kind: 'routine' | 'special') => (announced[kind] ? '事先告知机构' : '不事先告知机构')
  return [
    ...(finding
      ? []
      : [
          {
            key: 'kind',
            title: '方式',
            kind: 'choice',
            required: true,
            choices: [
              { value: 'routine', text: `日常督导（${told('routine')}）` },
              { value: 'special', text: `专项督导（${told('special')}）` },
            ],
          } satisfies Field,
        ]),
    { key: 'day', title: '督导日', kind: 'day', required: true, hint: '考试日；考过的填去查的那一天。' },
    {
      key: 'cards',
      title: '督导员',
      kind: 'choices',
      required: true,
      choices: free.map((one) => ({ value: one.card, text: text(one) })),
      hint: `至少 ${least} 名。`,
    },
    {
      key: 'lead',
      title: '组长',
      kind: 'choice',
      required: true,
      choices: free
        .filter(({ card }) => team.includes(card))
        .map((one) => ({ value: one.card, text: text(one) })),
      hint: '在选中的督导员里定一名。',
    },
  ]
}
