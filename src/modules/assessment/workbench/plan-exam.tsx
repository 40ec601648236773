import { useState } from 'react'
import type { Decision } from '../../../kernel/decision/decision.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { DecisionView } from '../../../kit/decision-view.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import type { Field } from '../../../workbench/kit/form/form-fields.ts'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { PlanKnown, Planned } from './exam.ts'

/** 编制考试计划: what is examined, when, where, and for which class. `?class=` names a class beforehand. */
export default function PlanExam() {
  const { query } = useAddress()
  const [planned, setPlanned] = useState<Planned | null>(null)
  const { answer, waiting, failure, again } = useAnswer<PlanKnown>('/assessment/plan')

  function done(got: Planned) {
    setPlanned(got)
    if (got.outcome === 'planned') announce(`已编制考试计划，办件号 ${got.number}。`)
  }

  return (
    <div className="page">
      <h1>编制考试计划</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取备案的评价范围" />}
      {answer?.scope.length === 0 && (
        <p className="note">还没有备案的评价范围，不能组织考试。请先联系市人社局备案。</p>
      )}
      {planned && <Result planned={planned} />}
      {answer && answer.scope.length > 0 && planned?.outcome !== 'planned' && (
        <HhForm<Planned>
          title="编制考试计划"
          verb="POST /assessment/exams"
          submit="编制考试计划"
          start={{ class: query.class ?? null }}
          fields={({ occupation }) => fields(answer, String(occupation ?? ''), query.class)}
          sentBack={({ outcome }) => outcome !== 'planned'}
          onDone={done}
        />
      )}
    </div>
  )
}

function Result({ planned }: { planned: Planned }) {
  if (planned.outcome === 'planned') {
    return (
      <section className="note">
        <h2>已编制，办件号 {planned.number}</h2>
        <p>接下来导入结业学员，或等考生自行报名。</p>
        <p className="buttons">
          <Go className="btn" to={`/exams/${planned.id}`}>
            打开这场考试
          </Go>
        </p>
      </section>
    )
  }
  return (
    <div role="alert">
      <DecisionView
        decision={planned.decision as Decision<unknown>}
        title="考试计划"
        words={{ refused: '不能组织这场考试', granted: '可以组织', undecidable: '标准尚未公布，暂不能组织' }}
      />
    </div>
  )
}

/** The class comes along from its own page, or is found by its occupation or number. */
const classField = (named: string | undefined): Field => {
  const about = { key: 'class', title: '对应的班次' }
  const hint = '专为一个班组织的考试才选；选了才能导入结业学员。'
  return named
    ? { ...about, kind: 'choice', choices: [{ value: named, text: '从班次页面带来的班次' }], hint }
    : {
        ...about,
        kind: 'lookup',
        verb: '/training/classes/find',
        option: ({ id, text }: { id: string; text: string }) => ({ value: id, text }),
        hint: `${hint}输入职业或班次号查找，已经结业的也找得到。`,
      }
}

/** Only what the assessor is registered for can be chosen: its occupations, and of the one that was chosen its levels. */
const fields = ({ scope, venues }: PlanKnown, chosen: string, named: string | undefined): Field[] => [
  {
    key: 'occupation',
    title: '职业名称',
    kind: 'choice',
    required: true,
    choices: scope.map(({ occupation }) => ({ value: occupation, text: occupation })),
    hint: '取自备案的评价范围',
  },
  {
    key: 'level',
    title: '等级',
    kind: 'choice',
    required: true,
    choices: levelsOf(scope, chosen).map((level) => ({ value: String(level), text: levelName(level) })),
    hint: '这个职业备案可以评价的等级',
  },
  { key: 'heldOn', title: '考试日', kind: 'day', required: true },
  ...placeFields(venues),
  { key: 'capacity', title: '座位数', kind: 'number', unit: '个', required: true },
  classField(named),
  {
    key: 'conflictDeclared',
    title: '培训机构与本机构有利害关系，已声明回避',
    kind: 'flag',
    hint: '培训和评价是同一家时必须声明。',
  },
]

/** A venue of its own for whoever was accredited by a case; the place in words for others. */
const placeFields = (venues: PlanKnown['venues']): Field[] =>
  venues
    ? [
        {
          key: 'venue',
          title: '考点',
          kind: 'choice',
          required: true,
          choices: venues.map(({ id, name, places }) => ({ value: id, text: `${name}（${places} 个考位）` })),
          hint: '本单位登记的考点；要加的在“本单位评价备案”里登记。',
        },
        { key: 'place', title: '教室、车间', kind: 'text', longest: 60 },
      ]
    : [
        {
          key: 'place',
          title: '考点',
          kind: 'text',
          required: true,
          longest: 120,
          hint: '写明地址和教室、车间。',
        },
      ]

const levelsOf = (scope: PlanKnown['scope'], chosen: string) => [
  ...new Set(
    scope
      .filter(({ occupation }) => chosen === '' || sameOccupation(occupation, chosen))
      .flatMap(({ levels }) => levels),
  ),
]
