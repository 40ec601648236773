import { levelName } from '../../../../kernel/value/level.ts'
import { Tag } from '../../../../kit/tag.tsx'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { Empty } from '../../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../../workbench/shell/me.ts'
import { Go } from '../../../../workbench/shell/search/go.tsx'
import { moment, SHEET_STAGES, type SheetList } from '../words.ts'
import { DraftForm } from './draft-form.tsx'

/** 评分表: of one's own organisation; a new version is drafted here and confirmed by somebody else. */
export default function Sheets() {
  const { answer, waiting, failure, again } = useAnswer<SheetList>('/practical/sheets')
  const drafts = useMay('practical.arrange')
  return (
    <div className="page">
      <h1>评分表</h1>
      <p>每个职业、等级、科目一张，编好以后由另一个人确认；确认了就不能再改，要改的编新的一版。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取评分表" />}
      {answer?.items.length === 0 && <Empty text="还没有评分表。" />}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption="评分表"
          rows={answer.items}
          rowKey={({ id }) => id}
          columns={[
            {
              title: '评分表',
              show: ({ id, occupation, level, paperTitle }) => (
                <Go to={`/practical-sheets/${id}`}>
                  {occupation} {levelName(level)} {paperTitle}
                </Go>
              ),
            },
            { title: '版', figures: true, show: ({ version }) => `第 ${version} 版` },
            { title: '项数', figures: true, show: ({ items }) => items.length },
            {
              title: '状态',
              show: ({ stage }) => (
                <Tag tone={stage === 'confirmed' ? 'ok' : stage === 'draft' ? 'warn' : 'plain'}>
                  {SHEET_STAGES[stage]}
                </Tag>
              ),
            },
            { title: '编的人', show: ({ draftedBy, draftedAt }) => `${draftedBy}，${moment(draftedAt)}` },
            { title: '确认的人', show: ({ confirmedBy }) => confirmedBy ?? '——' },
          ]}
        />
      )}
      {drafts && answer && <DraftForm sheets={answer.items} />}
    </div>
  )
}
