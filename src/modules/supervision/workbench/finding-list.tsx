import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { HhTable } from '../../../workbench/kit/table/table.tsx'
import { FINDING_STANDINGS } from '../finding/standings.ts'
import { SUPERVISION_RULES } from '../rules/in-words.ts'

interface Row {
  number: string
  rule: string
  ruleTitle: string
  organisation: { name: string } | null
  points: number
  foundOn: string
  standingTitle: string
}

/** 疑点清单: what screening found, each leading to its case with the evidence in the order of time. */
export default function FindingList() {
  return (
    <div className="page">
      <h1>疑点清单</h1>
      <p className="muted">
        系统每天夜里筛查，班次结业、补贴立案时也筛查；疑点不是结论，要两人核查、听取说明以后才定性。
      </p>
      <HhTable<Row>
        caption="疑点"
        list="/supervision/findings"
        columns={[
          { key: 'number', title: '办件', show: ({ number }) => number },
          { key: 'rule', title: '疑点', show: ({ rule, ruleTitle }) => `${rule} ${ruleTitle}` },
          { key: 'organisation', title: '单位', show: ({ organisation }) => organisation?.name ?? '个人' },
          { key: 'points', title: '计分', show: ({ points }) => String(points) },
          { key: 'foundOn', title: '发现', show: ({ foundOn }) => formatDay(foundOn as CivilDate) },
          { key: 'standing', title: '状态', show: ({ standingTitle }) => standingTitle },
        ]}
        rowKey={({ number }) => number}
        to={({ number }: Row) => `/cases/${number}`}
        filters={[
          {
            key: 'rule',
            title: '疑点',
            kind: 'choice',
            choices: Object.entries(SUPERVISION_RULES).map(([value, text]) => ({
              value,
              text: `${value} ${text}`,
            })),
          },
          {
            key: 'standing',
            title: '状态',
            kind: 'choice',
            choices: Object.entries(FINDING_STANDINGS).map(([value, text]) => ({ value, text })),
          },
        ]}
        empty={{ text: '没有疑点。' }}
      />
    </div>
  )
}
