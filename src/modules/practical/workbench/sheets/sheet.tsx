import { levelName } from '../../../../kernel/value/level.ts'
import { Tag } from '../../../../kit/tag.tsx'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../../workbench/shell/address.ts'
import { useMay } from '../../../../workbench/shell/me.ts'
import { Go } from '../../../../workbench/shell/search/go.tsx'
import { moment, SHEET_STAGES, type SheetShown } from '../words.ts'

/** One version of a mark sheet, and what can be done about a draft. */
export default function SheetPage() {
  const id = useAddress().params.id ?? ''
  const { answer, waiting, failure, again } = useAnswer<SheetShown>('/practical/sheets/{id}', { id })
  if (failure && !answer) return <FailureNote failure={failure} again={again} />
  if (waiting || !answer) return <Waiting what="正在取评分表" />
  return (
    <div className="page">
      <h1>
        {answer.occupation} {levelName(answer.level)} {answer.paperTitle}评分表第 {answer.version} 版
      </h1>
      <p>
        <Tag tone={answer.stage === 'confirmed' ? 'ok' : 'warn'}>{SHEET_STAGES[answer.stage]}</Tag>{' '}
        {answer.draftedBy} {moment(answer.draftedAt)} 编
        {answer.confirmedBy && `，${answer.confirmedBy} ${moment(answer.confirmedAt ?? 0)} 确认`}
      </p>
      <RowTable
        caption="评分项"
        rows={answer.items}
        rowKey={({ id: item }) => item}
        columns={[
          { title: '评什么', show: ({ words }) => words },
          { title: '满分', figures: true, show: ({ most }) => most },
          { title: '步长', figures: true, show: ({ step }) => step },
        ]}
      />
      {answer.stage === 'draft' && <Acts sheet={answer} />}
      <p className="buttons">
        <Go className="btn ghost" to="/practical-sheets">
          回到评分表
        </Go>
      </p>
    </div>
  )
}

function Acts({ sheet }: { sheet: SheetShown }) {
  const confirms = useMay('practical.confirm-sheet')
  const drafts = useMay('practical.arrange')
  const confirm = useVerb<{ id: string }>('POST /practical/sheets/{id}/confirmation')
  const drop = useVerb<{ id: string }>('POST /practical/sheets/{id}/end')
  const failure = confirm.failure ?? drop.failure
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      {sheet.own && <p className="note">自己编的，由本单位另一个人确认。</p>}
      <p className="buttons">
        {confirms && !sheet.own && (
          <button
            type="button"
            className="btn"
            disabled={confirm.busy}
            onClick={async () => {
              if (await confirm.run({ id: sheet.id })) announce('已确认，安排考核时用这一版。')
            }}
          >
            确认这一版
          </button>
        )}
        {drafts && (
          <button
            type="button"
            className="btn ghost"
            disabled={drop.busy}
            onClick={async () => {
              if (await drop.run({ id: sheet.id })) announce('已撤下这一版草稿。')
            }}
          >
            撤下草稿
          </button>
        )}
      </p>
    </>
  )
}
