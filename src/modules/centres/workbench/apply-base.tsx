import { useState } from 'react'
import type { z } from 'zod'
import { DecisionView } from '../../../kit/decision-view.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { applyForBase } from '../verbs/apply-base.ts'

type Answer = z.output<typeof applyForBase.output>

/** 申报企业公共实训基地: how many of the public, and how; what cannot be one is told at once. */
export default function ApplyBase() {
  const [done, setDone] = useState<Answer | null>(null)
  return (
    <div className="page">
      <h1>申报企业公共实训基地</h1>
      <p>认定以后备案的班面向社会培训的，补贴按培训和录用的人数上浮，几档见办事指南的依据。</p>
      {done?.number ? (
        <div className="note">
          <h2>已提交 {done.number}</h2>
          <p>
            区里推荐、市里决定、公示以后认定。证明材料附在办件里：
            <Go to={`/cases/${done.number}`}>去附材料</Go>
          </p>
        </div>
      ) : (
        <>
          {done?.decision && (
            <DecisionView decision={done.decision} title="现在还不能申报" words={{ granted: '' }} />
          )}
          <HhForm<Answer>
            title="申报企业公共实训基地"
            fields={[
              {
                key: 'publicSeats',
                title: '面向社会的名额',
                kind: 'number',
                unit: '人',
                required: true,
                hint: '同时能接待多少社会学员，不超过同期培训能力。',
              },
              {
                key: 'plan',
                title: '怎么向社会开放',
                kind: 'long-text',
                required: true,
                longest: 500,
                hint: '开放哪些工位、什么时间、收不收费；公示时公众看得到。',
              },
            ]}
            verb="POST /centres/mine/base"
            submit="提交申报"
            onDone={setDone}
          />
        </>
      )}
    </div>
  )
}
