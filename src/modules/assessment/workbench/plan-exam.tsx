import { useState } from 'react'
import type { Decision } from '../../../kernel/decision/decision.ts'
import { LEVELS, levelName } from '../../../kernel/value/level.ts'
import { DecisionView } from '../../../portal/kit/decision-view.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form.tsx'
import type { Choice, Field } from '../../../workbench/kit/form-fields.ts'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/go.tsx'
import type { Planned } from './exam.ts'

interface Classes {
  items: { id: string; number: string; occupation: string; levelText: string; provider: { name: string } }[]
}

/** 编制考试计划: what is examined, when, where, and for which class. `?class=` names a class beforehand. */
export default function PlanExam() {
  const { query } = useAddress()
  const [planned, setPlanned] = useState<Planned | null>(null)
  const { answer, waiting, failure, again } = useAnswer<Classes>('/training/classes')

  function done(got: Planned) {
    setPlanned(got)
    if (got.outcome === 'planned') announce(`已编制考试计划，办件号 ${got.number}。`)
  }

  return (
    <div className="page">
      <h1>编制考试计划</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取班次" />}
      {planned && <Result planned={planned} />}
      {answer && planned?.outcome !== 'planned' && (
        <HhForm<Planned>
          title="编制考试计划"
          verb="POST /assessment/exams"
          submit="编制考试计划"
          start={{ class: query.class ?? null }}
          fields={fields(classChoices(answer, query.class))}
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

function classChoices({ items }: Classes, named: string | undefined): Choice[] {
  const listed = items.map((one) => ({
    value: one.id,
    text: `${one.occupation} ${one.levelText}，${one.provider.name}，${one.number}`,
  }))
  if (!named || items.some(({ id }) => id === named)) return listed
  return [{ value: named, text: '从班次页面带来的班次' }, ...listed]
}

const fields = (classes: readonly Choice[]): Field[] => [
  { key: 'occupation', title: '职业名称', kind: 'text', required: true, longest: 60 },
  { key: 'occupationCode', title: '职业编码', kind: 'text', longest: 20 },
  {
    key: 'level',
    title: '等级',
    kind: 'choice',
    required: true,
    choices: LEVELS.map((level) => ({ value: String(level), text: levelName(level) })),
  },
  { key: 'heldOn', title: '考试日', kind: 'day', required: true },
  { key: 'place', title: '考点', kind: 'text', required: true, longest: 120, hint: '写明地址和教室、车间。' },
  { key: 'capacity', title: '座位数', kind: 'number', unit: '个', required: true },
  {
    key: 'class',
    title: '对应的班次',
    kind: 'choice',
    choices: classes,
    hint: '专为一个班组织的考试才选；选了才能导入结业学员。',
  },
  {
    key: 'conflictDeclared',
    title: '培训机构与本机构有利害关系，已声明回避',
    kind: 'flag',
    hint: '培训和评价是同一家时必须声明。',
  },
]
