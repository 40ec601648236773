import { useState } from 'react'
import type { z } from 'zod'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { TERM_KEYS, TERMS, type Term } from '../kinds.ts'
import type { listMembers } from '../verbs/agreements.ts'
import { NAME_FIELDS, termFields } from './member-fields.ts'

type Members = z.output<typeof listMembers.output>
type Row = Members['items'][number]
type Act = { row: Row; does: 'sign' | 'leave' | Term }

const STEP = 'POST /cases/{number}/steps/{step}'

/** 学徒名单和协议: who is named, who has signed, and what may be changed; a telephone asks nobody to sign again. */
export default function MembersDesk() {
  const { number = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<Members>('/programmes/{number}/members', { number })
  const [act, setAct] = useState<Act | null>(null)
  const [naming, setNaming] = useState(false)
  function done(words: string) {
    setAct(null)
    setNaming(false)
    announce(words)
    again()
  }
  return (
    <div className="page">
      <h1>学徒名单和协议</h1>
      <p className="buttons">
        {answer?.own && (
          <button type="button" className="btn" onClick={() => setNaming(true)}>
            列入一人
          </button>
        )}
        <Go className="btn ghost" to={answer?.own ? `/cases/${number}` : '/programmes/mine'}>
          {answer?.own ? '看办件' : '回培训项目'}
        </Go>
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取名单" />}
      {answer?.items.length === 0 && <p className="muted">还没有列入的人。</p>}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption="学徒"
          rows={answer.items}
          rowKey={({ id }) => id}
          columns={[
            { title: '姓名', show: ({ person }) => person },
            { title: '岗位', show: ({ post }) => post },
            { title: '导师', show: (one) => [one.mentor, one.partnerMentor].filter(Boolean).join('、') },
            {
              title: '劳动合同',
              show: (one) =>
                `${formatDay(civilDate(one.contractFrom))}至${formatDay(civilDate(one.contractTo))}`,
            },
            {
              title: '签字',
              show: (one) =>
                one.leftOn
                  ? `${formatDay(civilDate(one.leftOn))}退出`
                  : one.signs
                    ? one.signers.map(({ signer, title, signed }) => (
                        <Tag key={signer} tone={signed ? 'ok' : 'plain'}>
                          {title}
                          {signed ? '已签' : '未签'}
                        </Tag>
                      ))
                    : '不用签',
            },
            {
              title: '办理',
              show: (row) => (row.leftOn ? '' : <Acts row={row} own={answer.own} choose={setAct} />),
            },
          ]}
        />
      )}
      <Dialog title="列入一人" open={naming} onClose={() => setNaming(false)}>
        {naming && (
          <HhForm<object>
            title="列入一人"
            fields={NAME_FIELDS}
            verb={STEP}
            fixed={{ number, step: 'name' }}
            inside="input"
            submit="添加"
            onDone={() => done('已列入，请三方签字。')}
          />
        )}
      </Dialog>
      <Dialog title={act ? titleOf(act) : ''} open={act !== null} onClose={() => setAct(null)}>
        {act?.does === 'sign' && (
          <HhForm<object>
            title="代表本单位签字"
            fields={[]}
            verb="POST /programmes/agreements/{id}/signatures"
            fixed={{ id: act.row.id }}
            submit="签字"
            onDone={() => done('已签字。')}
          />
        )}
        {act?.does === 'leave' && (
          <HhForm<object>
            title="登记退出"
            fields={[]}
            verb={STEP}
            fixed={{ number, step: 'leave', input: { member: act.row.id } }}
            submit="登记退出"
            onDone={() => done('已登记退出，预拨过的按人追回。')}
          />
        )}
        {act && act.does !== 'sign' && act.does !== 'leave' && (
          <Amend key={act.does} act={{ row: act.row, term: act.does }} number={number} done={done} />
        )}
      </Dialog>
    </div>
  )
}

const titleOf = ({ row, does }: Act): string =>
  does === 'sign'
    ? `签订${row.person}的协议`
    : does === 'leave'
      ? `${row.person}退出培养`
      : `变更${row.person}的${TERMS[does]}`

const Acts = ({ row, own, choose }: { row: Row; own: boolean; choose(act: Act): void }) => (
  <span className="buttons">
    {row.toSign && (
      <button type="button" className="btn" onClick={() => choose({ row, does: 'sign' })}>
        签字<span className="sr">：{row.person}</span>
      </button>
    )}
    {own &&
      TERM_KEYS.map((term) => (
        <button key={term} type="button" className="btn ghost" onClick={() => choose({ row, does: term })}>
          改{TERMS[term]}
          <span className="sr">：{row.person}</span>
        </button>
      ))}
    {own && (
      <button type="button" className="btn ghost" onClick={() => choose({ row, does: 'leave' })}>
        退出<span className="sr">：{row.person}</span>
      </button>
    )}
  </span>
)

const Amend = ({
  act: { row, term },
  number,
  done,
}: {
  act: { row: Row; term: Term }
  number: string
  done(words: string): void
}) => (
  <HhForm<object>
    title={`变更${TERMS[term]}`}
    fields={termFields(term)}
    verb={STEP}
    fixed={{ number, step: 'amend', input: { member: row.id, term } }}
    inside="input"
    submit="保存"
    onDone={() => done(`已变更${TERMS[term]}。`)}
  />
)
