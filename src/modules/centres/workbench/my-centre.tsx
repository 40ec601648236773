import { useState } from 'react'
import type { z } from 'zod'
import { AssumedMark } from '../../../kit/assumed-mark.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { myCentre } from '../verbs/my-centre.ts'
import { CentreFacts } from './centre-facts.tsx'

/** 本单位企业培训中心: what it is, what is under way, and how to become one. */
export default function MyCentre() {
  const { answer, waiting, failure, again } = useAnswer<z.output<typeof myCentre.output>>('/centres/mine')
  const [ending, setEnding] = useState(false)
  return (
    <div className="page">
      <h1>本单位企业培训中心</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取本单位的企业培训中心" />}
      {answer && (
        <>
          {answer.centre ? (
            <>
              <CentreFacts centre={answer.centre} />
              <p className="buttons">
                <a className="btn ghost" href={`/centres/${answer.centre.id}`}>
                  看公众看到的页面
                </a>
                <Go className="btn" to="/centres/staff">
                  职工培训档案
                </Go>
                {!answer.base && (
                  <Go className="btn ghost" to="/centres/base">
                    申报企业公共实训基地
                  </Go>
                )}
                <button type="button" className="btn ghost" onClick={() => setEnding(true)}>
                  申请注销
                </button>
              </p>
            </>
          ) : (
            <section className="note">
              <h2>本单位还不是企业培训中心</h2>
              <p>
                申报条件：职工不少于 {answer.asks.staff} 人，同期培训能力不少于 {answer.asks.capacity} 人，
                专兼职教师不少于 {answer.asks.teachers} 人。
                {answer.asks.assumed && <AssumedMark />}
              </p>
              {answer.mayApply && (
                <p className="buttons">
                  <Go className="btn" to="/centres/apply">
                    去申报
                  </Go>
                </p>
              )}
            </section>
          )}
          <h2>办件</h2>
          {answer.cases.length === 0 ? (
            <p className="muted">还没有申报、评估的办件。</p>
          ) : (
            <RowTable
              caption="办件"
              rows={answer.cases}
              rowKey={({ number }) => number}
              columns={[
                { title: '办件', show: ({ number, title }) => <Go to={`/cases/${number}`}>{title}</Go> },
                { title: '到哪一步', show: ({ stateTitle }) => stateTitle },
                { title: '办件号', show: ({ number }) => number },
              ]}
            />
          )}
        </>
      )}
      <Dialog title="申请注销" open={ending} onClose={() => setEnding(false)}>
        {ending && (
          <HhForm<{ number: string }>
            title="申请注销"
            fields={[
              {
                key: 'reason',
                title: '为什么不办了',
                kind: 'long-text',
                required: true,
                longest: 300,
                hint: '公示期满后注销；正在上的班可以上完。',
              },
            ]}
            verb="POST /centres/mine/ending"
            submit="提交注销申请"
            onDone={({ number }) => {
              setEnding(false)
              announce(`注销申请 ${number} 已提交。`)
              again()
            }}
          />
        )}
      </Dialog>
    </div>
  )
}
