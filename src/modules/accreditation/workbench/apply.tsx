import { useState } from 'react'
import type { z } from 'zod'
import { LEVEL_CHOICES } from '../../../kernel/value/level.ts'
import { DecisionView } from '../../../kit/decision-view.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import type { Field, Values } from '../../../workbench/kit/form/form-fields.ts'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { applyForAccreditation } from '../verbs/apply.ts'
import type { myAccreditation } from '../verbs/mine.ts'

type Answer = z.output<typeof applyForAccreditation.output>
type Mine = z.output<typeof myAccreditation.output>

/** 申请评价机构备案: what the registers know is not asked; what the conditions do not allow is told at once. */
export default function Apply() {
  const { answer, waiting, failure, again } = useAnswer<Mine>('/accreditation/mine')
  const [done, setDone] = useState<Answer | null>(null)
  return (
    <div className="page">
      <h1>申请评价机构备案</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取本单位资料" />}
      {done?.number && (
        <div className="note">
          <h2>已提交 {done.number}，去附认定方案</h2>
          <p>请附上盖章的认定方案、考点证明、人员证卡。没有附的市里不能受理。</p>
          <p className="buttons">
            <Go className="btn" to={`/cases/${done.number}`}>
              去附材料
            </Go>
          </p>
        </div>
      )}
      {done?.decision && (
        <DecisionView decision={done.decision} title="现在还不能申请" words={{ granted: '' }} />
      )}
      {answer && !done?.number && (
        <HhForm<Answer>
          title="申请评价机构备案"
          fields={(values) => fieldsFor(answer, values)}
          verb="POST /accreditation/applications"
          submit="提交申请"
          sentBack={({ outcome }) => outcome === 'refused'}
          onDone={setDone}
        />
      )}
    </div>
  )
}

const fieldsFor = (mine: Mine, { category }: Values): readonly Field[] => [
  { kind: 'known', key: 'name', title: '单位', text: mine.name, source: '机构登记', trust: 'A' },
  {
    kind: 'known',
    key: 'people',
    title: '考评、督导人员和考点',
    text: `${mine.members.length} 人次，${mine.venues.length} 个考点`,
    source: '本单位评价备案',
    trust: 'C',
  },
  {
    key: 'category',
    title: '面向谁评价',
    kind: 'choice',
    required: true,
    choices: [
      { value: 'Y', text: '本单位职工（用人单位）' },
      { value: 'S', text: '社会公众（社会培训评价组织）' },
    ],
  },
  ...(category === 'Y'
    ? [
        {
          key: 'candidates',
          title: '除了本单位职工还评价谁',
          kind: 'choices' as const,
          choices: [
            { value: 'dispatched', text: '劳务派遣人员' },
            { value: 'interns', text: '实习学生' },
          ],
        },
      ]
    : []),
  {
    key: 'occupations',
    title: '评价的职业',
    kind: 'text',
    required: true,
    longest: 400,
    hint: '按职业分类大典的名称，几个之间用顿号隔开。',
  },
  {
    key: 'levels',
    title: '等级',
    kind: 'choices',
    required: true,
    choices: LEVEL_CHOICES.map(({ value, text }) => ({
      value: value === 'special' ? value : Number(value),
      text,
    })),
  },
  { key: 'districts', title: '在哪些区设考点', kind: 'choices', required: true, choices: mine.districts },
  {
    key: 'standard',
    title: '依据的标准和版本',
    kind: 'text',
    required: true,
    longest: 200,
    hint: '国家职业标准或评价规范的编号、年份。',
  },
  {
    key: 'scheme',
    title: '认定方案要点',
    kind: 'long-text',
    required: true,
    longest: 1000,
    hint: '怎么组织、命题、考务、监督；全文附在材料里。',
  },
  {
    key: 'conflict',
    title: '利害关系说明',
    kind: 'long-text',
    required: true,
    longest: 500,
    hint: '与培训机构、企业有没有利害关系，怎么回避；备案后公开。没有的写明没有。',
  },
]
