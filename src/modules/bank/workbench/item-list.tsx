import type { z } from 'zod'
import { LEVEL_CHOICES } from '../../../kernel/value/level.ts'
import { HhTable } from '../../../workbench/kit/table/table.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { KIND_NAMES, KINDS } from '../item/item.ts'
import type { listItems } from '../verbs/read-items.ts'
import { Export } from './export.tsx'

type Row = z.output<typeof listItems.output>['items'][number]

/** 题库: which questions there are; what they ask stands on a page of each, since every reading of a key is recorded. */
export default function ItemList() {
  const writes = useMay('bank.write')
  const exports = useMay('bank.export')
  return (
    <div className="page">
      <h1>题库</h1>
      <p className="muted">
        列表不显示题面和答案；打开一道题会记入审计日志。送审、审题、发布是办件，在“待办”里办。
      </p>
      <HhTable<Row>
        caption="试题"
        list="/bank/items"
        columns={[
          { key: 'kind', title: '题型', show: ({ kindTitle }) => kindTitle },
          { key: 'shelf', title: '职业等级', show: ({ shelf }) => shelf },
          { key: 'point', title: '知识点', show: ({ pointTitle }) => pointTitle },
          { key: 'difficulty', title: '预计答对', show: ({ difficulty }) => `${difficulty}%` },
          { key: 'purpose', title: '用途', show: ({ purposeTitle }) => purposeTitle },
          { key: 'version', title: '版本', show: ({ version }) => version },
          { key: 'standing', title: '状态', show: ({ standing }) => standing },
        ]}
        rowKey={({ item }) => item}
        to={({ item }: Row) => `/bank/items/${item}`}
        filters={[
          { key: 'occupation', title: '职业', kind: 'text' },
          {
            key: 'level',
            title: '等级',
            kind: 'choice',
            choices: LEVEL_CHOICES.map(({ value, text }) => ({ value, text })),
          },
          {
            key: 'kind',
            title: '题型',
            kind: 'choice',
            choices: KINDS.map((value) => ({ value, text: KIND_NAMES[value] })),
          },
          {
            key: 'purpose',
            title: '用途',
            kind: 'choice',
            choices: [
              { value: 'exam', text: '考试用' },
              { value: 'practice', text: '练习用' },
            ],
          },
        ]}
        empty={{ text: '还没有这样的题。' }}
        actions={
          writes && (
            <>
              <Go className="btn" to="/bank/new">
                新开一批题
              </Go>
              <Go className="btn ghost" to="/bank/blueprint">
                看细目表和缺口
              </Go>
            </>
          )
        }
      />
      {exports && <Export />}
    </div>
  )
}
