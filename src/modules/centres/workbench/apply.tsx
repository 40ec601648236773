import { useState } from 'react'
import type { z } from 'zod'
import { DecisionView } from '../../../kit/decision-view.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import type { Field } from '../../../workbench/kit/form/form-fields.ts'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { applyForCentre } from '../verbs/apply.ts'
import type { myCentre } from '../verbs/my-centre.ts'

type Answer = z.output<typeof applyForCentre.output>
type Mine = z.output<typeof myCentre.output>

/** 申报企业培训中心: what the register knows is filled in; what does not meet the conditions is told at once. */
export default function Apply() {
  const { answer, waiting, failure, again } = useAnswer<Mine>('/centres/mine')
  const [done, setDone] = useState<Answer | null>(null)
  return (
    <div className="page">
      <h1>申报企业培训中心</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取本单位资料" />}
      {done?.number && (
        <div className="note">
          <h2>已提交 {done.number}，去附材料</h2>
          <p>请附上场地证明、教师证明、设备清单和管理制度。没有材料的区里不能推荐。</p>
          <p className="buttons">
            <Go className="btn" to={`/cases/${done.number}`}>
              去附材料
            </Go>
          </p>
        </div>
      )}
      {done?.decision && (
        <DecisionView decision={done.decision} title="现在还不能申报" words={{ granted: '' }} />
      )}
      {answer && !done?.number && (
        <HhForm<Answer>
          title="申报企业培训中心"
          fields={fieldsFor(answer)}
          verb="POST /centres/applications"
          submit="提交申报"
          onDone={setDone}
        />
      )}
    </div>
  )
}

const fieldsFor = ({ enterprise }: Mine): readonly Field[] => [
  {
    kind: 'known',
    key: 'name',
    title: '企业',
    text: `${enterprise.name}（${enterprise.creditCode}）`,
    source: '机构登记',
    trust: 'A',
  },
  { key: 'staff', title: '职工人数', kind: 'number', unit: '人', required: true },
  {
    key: 'capacity',
    title: '同期培训能力',
    kind: 'number',
    unit: '人',
    required: true,
    hint: '同一时间最多能培训多少人；复核时到现场核。',
  },
  { key: 'teachers', title: '专兼职教师', kind: 'number', unit: '人', required: true },
  {
    key: 'occupations',
    title: '培训的职业',
    kind: 'text',
    required: true,
    longest: 400,
    hint: '按职业分类大典的名称，几个之间用顿号隔开，最多20个。',
  },
  {
    key: 'place',
    title: '培训地点',
    kind: 'text',
    required: true,
    longest: 200,
    hint: '写到楼和房间。',
  },
  {
    key: 'why',
    title: '申报理由',
    kind: 'long-text',
    required: true,
    longest: 500,
    hint: '做什么、培训怎么组织、有什么成效；命名后公众看得到。',
  },
]
