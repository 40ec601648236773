import { useState } from 'react'
import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { FilesOf } from '../../../workbench/kit/files/file-list.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import type { Field } from '../../../workbench/kit/form/form-fields.ts'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { EDUCATIONS } from '../../people/rules.ts'
import type { readFacts } from '../verbs/facts.ts'

type Facts = z.output<typeof readFacts.output>

const TRUSTS = { A: '登记部门', B: '窗口核验', C: '自报', D: '承诺' } as const
const STATES = { standing: '有效', corrected: '已更正', withdrawn: '已撤回' } as const

/** Everything that is registered of a person, each row with its source, and what an officer can enter (人员登记信息). */
export default function PersonFacts() {
  const { params } = useAddress()
  const id = params.id ?? ''
  const { answer, waiting, failure, again } = useAnswer<Facts>('/people/{id}/facts', { id })
  return (
    <div className="page">
      <h1>人员登记信息</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取登记信息" />}
      {answer && <Shown facts={answer} again={again} />}
    </div>
  )
}

function Shown({ facts, again }: { facts: Facts; again: () => void }) {
  return (
    <>
      <p>
        {facts.maskedName}，{facts.documentTitle} {facts.maskedIdNumber}
        {facts.group ? `；今天属于“${facts.group}”` : '；今天没有人员类别登记'}
        {facts.retired && `；${facts.retired}`}
        {facts.retirementOpen && '；已到女职工较早一档退休年龄，岗位不详'}
      </p>
      <p className="buttons">
        <Go className="btn ghost" to={`/levels/${facts.id}`}>
          看能报几级
        </Go>
      </p>
      {facts.contradictions.length > 0 && (
        <section className="note warn">
          <h2>自报与登记不一致</h2>
          <ul className="dots">
            {facts.contradictions.map((one) => (
              <li key={`${one.title} ${one.declared}`}>
                {one.declaredSource}：{one.declared}；{one.registeredSource}：{one.registered}
              </li>
            ))}
          </ul>
        </section>
      )}
      {facts.waiting.length > 0 && (
        <section className="note">
          <h2>正在核实</h2>
          <ul className="dots">
            {facts.waiting.map((one) => (
              <li key={one.register}>
                {one.facts}
                {one.trouble && `：${one.trouble}，系统会继续询问`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card">
        <h2>登记</h2>
        {facts.facts.length === 0 && <p className="muted">没有任何登记。</p>}
        <ul className="dots">
          {facts.facts.map((fact) => (
            <Row key={fact.id} fact={fact} today={facts.today} again={again} />
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>登记一项事实</h2>
        <p>只登记看过原件的事实。登记部门的数据由对方更正，在这里不能改。</p>
        <HhForm<object>
          key={facts.facts.length}
          title="登记一项事实"
          fields={fieldsOf(facts)}
          verb="POST /people/{id}/facts"
          fixed={{ id: facts.id }}
          submit="登记"
          onDone={() => {
            announce('已登记。')
            again()
          }}
        />
      </section>
    </>
  )
}

function Row({ fact, today, again }: { fact: Facts['facts'][number]; today: string; again: () => void }) {
  const [open, setOpen] = useState<'end' | 'withdraw' | null>(null)
  const mine = fact.byHand && fact.state === 'standing'
  const done = (text: string) => () => {
    announce(text)
    setOpen(null)
    again()
  }
  return (
    <li>
      {fact.title}
      {fact.detail && `（${fact.detail}）`}：{formatDay(fact.from as CivilDate)} 至{' '}
      {fact.to ? formatDay(fact.to as CivilDate) : '今'}，{fact.source}（{fact.trust} 级，{TRUSTS[fact.trust]}
      ），{STATES[fact.state]}
      {fact.why && `：${fact.why}`}
      {fact.evidence && `；核对材料：${fact.evidence}`}
      {fact.byHand && <FilesOf kind="fact" id={fact.id} title={`${fact.title}的核对材料`} />}
      {mine && (
        <span className="buttons">
          {fact.to === null && (
            <button type="button" className="btn ghost" onClick={() => setOpen('end')}>
              终止
            </button>
          )}
          <button type="button" className="btn ghost" onClick={() => setOpen('withdraw')}>
            撤回
          </button>
        </span>
      )}
      {open === 'end' && (
        <HhForm<object>
          title={`终止：${fact.title}`}
          fields={[{ key: 'on', title: '最后一天', kind: 'day', required: true }, WHY]}
          start={{ on: today }}
          verb="POST /people/facts/{id}/end"
          fixed={{ id: fact.id }}
          submit="终止"
          onDone={done('已终止。')}
        />
      )}
      {open === 'withdraw' && (
        <HhForm<object>
          title={`撤回：${fact.title}`}
          fields={[WHY]}
          verb="POST /people/facts/{id}/withdraw"
          fixed={{ id: fact.id }}
          submit="撤回"
          onDone={done('已撤回，依据这条登记的事项会重新复查。')}
        />
      )}
    </li>
  )
}

const WHY: Field = { key: 'why', title: '依据', kind: 'long-text', required: true, longest: 200 }

const fieldsOf = ({ kinds }: Facts): readonly Field[] => [
  {
    key: 'kind',
    title: '事项',
    kind: 'choice',
    required: true,
    choices: kinds.map(({ value, label }) => ({ value, text: label })),
  },
  { key: 'from', title: '起始日', kind: 'day', required: true },
  { key: 'to', title: '终止日', kind: 'day' },
  { key: 'employerCode', title: '用人单位信用代码（就业）', kind: 'text', longest: 20 },
  { key: 'employer', title: '用人单位名称（就业）', kind: 'text', longest: 100 },
  { key: 'occupation', title: '从事的职业（就业）', kind: 'text', longest: 60 },
  {
    key: 'post',
    title: '岗位（就业）',
    kind: 'choice',
    choices: [
      { value: 'manager', text: '管理技术岗位' },
      { value: 'worker', text: '生产操作岗位' },
    ],
  },
  { key: 'placedAt', title: '用工或实习单位信用代码（劳务派遣、实习）', kind: 'text', longest: 20 },
  {
    key: 'education',
    title: '学历',
    kind: 'choice',
    choices: Object.entries(EDUCATIONS).map(([value, text]) => ({ value, text })),
  },
  { key: 'school', title: '毕业学校（学历）', kind: 'text', longest: 60 },
  { key: 'major', title: '专业（学历）', kind: 'text', longest: 60 },
  {
    key: 'evidence',
    title: '核对的材料',
    kind: 'long-text',
    required: true,
    longest: 300,
    hint: '例如“核对毕业证书原件，编号……”。不要写身份证号码。',
  },
]
