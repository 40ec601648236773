import { useState } from 'react'
import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import type { listViolations } from '../verbs/violations.ts'
import { InspectRoll } from './attendance/inspect-roll.tsx'
import { Videos } from './evidence/videos.tsx'
import { AskRemote } from './remote/ask-remote.tsx'

type Found = z.output<typeof listViolations.output>
const outcomeNames = { satisfaction: '学员满意度', employment: '培训后就业率' } as const
type Violation = Found['items'][number]

/** 查实违规: what was found in a class or on one of its trainees, recorded by one, set aside by another. */
export default function Violations() {
  const { params } = useAddress()
  const id = params.id ?? ''
  const { answer, waiting, failure, again } = useAnswer<Found>('/training/classes/{id}/violations', { id })
  return (
    <div className="page">
      <h1>{answer ? `${answer.title}：查实违规` : '查实违规'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取查实违规" />}
      {answer && <p className="muted">备案号 {answer.number}</p>}
      {answer && answer.outcomes.length > 0 && (
        <p className="muted">
          机构成效：
          {answer.outcomes
            .map((one) => `${outcomeNames[one.kind]} ${one.percent}%（${one.people} 人）`)
            .join('，')}
        </p>
      )}
      {answer?.roll && <InspectRoll id={id} roll={answer.roll} again={again} />}
      {answer?.remote && (answer.remote.today || answer.remote.checks.length > 0) && (
        <AskRemote id={id} remote={answer.remote} again={again} />
      )}
      {answer && answer.recorded.days.length > 0 && <Videos recorded={answer.recorded} />}
      {answer?.items.length === 0 && <Empty text="这个班没有登记过违规。" />}
      {answer && answer.items.length > 0 && <Rows found={answer} again={again} />}
      {answer && <Record key={answer.items.length} id={id} found={answer} again={again} />}
    </div>
  )
}

function Rows({ found, again }: { found: Found; again: () => void }) {
  const [lifting, setLifting] = useState<Violation | null>(null)
  const nameOf = (person: string | null) =>
    person === null ? '全班' : (found.trainees.find((one) => one.person === person)?.name ?? '学员')
  return (
    <div className="card table-card">
      <RowTable
        bare
        caption="查实违规"
        rows={found.items}
        rowKey={(one) => one.id}
        columns={[
          { title: '对象', show: (one) => nameOf(one.person) },
          { title: '查实日', show: (one) => formatDay(one.foundOn as CivilDate) },
          { title: '处理决定', show: (one) => one.document },
          { title: '查实的事实', show: (one) => one.finding },
          {
            title: '现状',
            show: (one) =>
              one.liftedOn ? (
                <Tag>{formatDay(one.liftedOn as CivilDate)}撤销认定</Tag>
              ) : one.own ? (
                <Tag tone="bad">有效，撤销要由另一人办</Tag>
              ) : (
                <button type="button" className="btn ghost" onClick={() => setLifting(one)}>
                  撤销认定<span className="sr">：{one.document}</span>
                </button>
              ),
          },
        ]}
      />
      <Dialog title="撤销违规认定" open={lifting !== null} onClose={() => setLifting(null)}>
        {lifting && (
          <HhForm<object>
            title="撤销违规认定"
            fields={[{ key: 'why', title: '依据', kind: 'long-text', required: true, longest: 300 }]}
            verb="POST /training/violations/{id}/lift"
            fixed={{ id: lifting.id }}
            submit="撤销认定"
            onDone={() => {
              setLifting(null)
              announce('已撤销认定，因此停下的补贴重新办理。')
              again()
            }}
          />
        )}
      </Dialog>
    </div>
  )
}

const Record = ({ id, found, again }: { id: string; found: Found; again: () => void }) => (
  <section>
    <h2>登记查实违规</h2>
    <p>登记后，还没有拨付的补贴停下来重新审核，已经拨付的逐件复查。</p>
    <HhForm<object>
      title="登记查实违规"
      fields={[
        {
          key: 'person',
          title: '对象',
          kind: 'choice',
          choices: found.trainees.map(({ person, name }, at) => ({
            value: person,
            text: `学员：${name}（名册第 ${at + 1} 位）`,
          })),
          hint: '不选就是全班。',
        },
        { key: 'foundOn', title: '查实日', kind: 'day', required: true },
        { key: 'document', title: '处理决定文号', kind: 'text', required: true, longest: 100 },
        { key: 'finding', title: '查实的事实', kind: 'long-text', required: true, longest: 300 },
      ]}
      verb="POST /training/classes/{id}/violations"
      fixed={{ id }}
      submit="登记查实违规"
      onDone={() => {
        announce('已登记查实违规。')
        again()
      }}
    />
  </section>
)
