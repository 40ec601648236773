import { useState } from 'react'
import type { z } from 'zod'
import { AssumedMark } from '../../../kit/assumed-mark.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { myAccreditation } from '../verbs/mine.ts'
import { ADDING, type Adding } from './adding.ts'
import { ScopeTable, VenueTable } from './standing-tables.tsx'

type Mine = z.output<typeof myAccreditation.output>

/** 本单位评价备案: what stands, who examines where, what is under way, and how to go on. */
export default function MyAccreditation() {
  const { answer, waiting, failure, again } = useAnswer<Mine>('/accreditation/mine')
  const [adding, setAdding] = useState<Adding | null>(null)
  const leave = useVerb<{ id: string }, object>('POST /accreditation/members/{id}/end')
  const shut = useVerb<{ id: string }, object>('POST /accreditation/venues/{id}/end')

  async function ends(act: typeof leave, id: string, said: string) {
    if (!(await act.run({ id }))) return
    announce(said)
    again()
  }

  return (
    <div className="page">
      <h1>本单位评价备案</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {leave.failure && <FailureNote failure={leave.failure} />}
      {shut.failure && <FailureNote failure={shut.failure} />}
      {waiting && <Waiting what="正在取本单位的评价备案" />}
      {answer && (
        <>
          <Standing mine={answer} leaves={() => setAdding('leaving')} />
          <h2>考评员、质量督导员</h2>
          {answer.members.length === 0 ? (
            <p className="muted">还没有登记。申请备案以前先登记考评员和质量督导员。</p>
          ) : (
            <RowTable
              caption="考评员、质量督导员"
              rows={answer.members}
              rowKey={({ id }) => id}
              columns={[
                { title: '身份', show: ({ role }) => role },
                { title: '姓名', show: ({ name, idNumber }) => `${name} ${idNumber}` },
                { title: '证卡', show: ({ card }) => card },
                {
                  title: '有效期',
                  show: ({ from, to, holds }) => `${from} 至 ${to}${holds ? '' : '（现在无效）'}`,
                },
                { title: '能考什么', show: ({ occupation, levels }) => `${occupation ?? '—'} ${levels}` },
                { title: '账号', show: ({ login }) => login ?? '—' },
                {
                  title: '办理',
                  show: ({ id, name, card }) => (
                    <button
                      type="button"
                      className="btn ghost"
                      aria-label={`登记离任：${name} ${card}`}
                      onClick={() => void ends(leave, id, `${name}已离任。`)}
                    >
                      登记离任
                    </button>
                  ),
                },
              ]}
            />
          )}
          <p className="buttons">
            <button type="button" className="btn ghost" onClick={() => setAdding('examiner')}>
              登记考评员
            </button>
            <button type="button" className="btn ghost" onClick={() => setAdding('supervisor')}>
              登记质量督导员
            </button>
          </p>
          <h2>考点</h2>
          {answer.venues.length === 0 ? (
            <p className="muted">还没有登记考点。</p>
          ) : (
            <VenueTable
              venues={answer.venues}
              act={(id, name) => (
                <button
                  type="button"
                  className="btn ghost"
                  aria-label={`停用${name}`}
                  onClick={() => void ends(shut, id, `${name}已停用。`)}
                >
                  停用
                </button>
              )}
            />
          )}
          <p className="buttons">
            <button type="button" className="btn ghost" onClick={() => setAdding('venue')}>
              登记考点
            </button>
          </p>
          <Cases cases={answer.cases} />
          <Dialog
            title={adding ? ADDING[adding].title : ''}
            open={adding !== null}
            onClose={() => setAdding(null)}
          >
            {adding && (
              <HhForm<object>
                title={ADDING[adding].title}
                fields={ADDING[adding].fields(answer.districts)}
                verb={ADDING[adding].verb}
                submit={ADDING[adding].submit}
                onDone={() => {
                  announce(`${ADDING[adding].title}：已办。`)
                  setAdding(null)
                  again()
                }}
              />
            )}
          </Dialog>
        </>
      )}
    </div>
  )
}

function Standing({ mine, leaves }: { mine: Mine; leaves: () => void }) {
  const { accreditation: one, asks } = mine
  if (!one)
    return (
      <section className="note">
        <h2>本单位还没有备案</h2>
        {mine.before && <p>以前核定的评价范围继续有效；要增加范围的，按下面的条件申请备案。</p>}
        <p>
          条件：每个职业有证的考评员不少于 {asks.examiners} 人，质量督导员不少于 {asks.supervisors}{' '}
          人，每个区有一个 {asks.places} 个考位以上的考点；备案有效 {asks.years} 年。
          {asks.assumed && <AssumedMark />}
        </p>
        {mine.mayApply && (
          <p className="buttons">
            <Go className="btn" to="/accreditation/apply">
              去申请
            </Go>
          </p>
        )}
      </section>
    )
  return (
    <>
      {one.teachOut && (
        <p className="note">
          自 {one.teachOut.on} 起{one.teachOut.sort}，不办新考试；已经安排的考完以后备案终止。
        </p>
      )}
      <ScopeTable scope={mine.scope} />
      <p className="buttons">
        <a className="btn ghost" href={`/assess/organisations/${one.id}`}>
          看公众看到的页面
        </a>
        {mine.mayApply && (
          <Go className="btn" to="/accreditation/apply">
            申请增项、延续
          </Go>
        )}
        {!one.teachOut && (
          <button type="button" className="btn ghost" onClick={leaves}>
            申请退出
          </button>
        )}
      </p>
    </>
  )
}

const Cases = ({ cases }: Pick<Mine, 'cases'>) => (
  <>
    <h2>办件</h2>
    {cases.length === 0 ? (
      <p className="muted">还没有备案、检查的办件。</p>
    ) : (
      <RowTable
        caption="办件"
        rows={cases}
        rowKey={({ number }) => number}
        columns={[
          { title: '办件', show: ({ number, title }) => <Go to={`/cases/${number}`}>{title}</Go> },
          { title: '到哪一步', show: ({ stateTitle }) => stateTitle },
          { title: '办件号', show: ({ number }) => number },
        ]}
      />
    )}
  </>
)
