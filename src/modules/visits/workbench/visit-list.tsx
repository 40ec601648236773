import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { HhTable } from '../../../workbench/kit/table/table.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { STANDING_WORDS } from '../in-words.ts'
import type { VisitList as Visits } from './words.ts'

/** 质量督导: the bureau's whole list, a supervisor's own; each leads on to the phone page or to the visit. */
export default function VisitList() {
  const plans = useMay('visits.plan')
  return (
    <div className="page">
      <h1>质量督导</h1>
      <p className="muted">
        两名以上督导员到考试现场，照检查表逐项查；查出问题的，机构在期限内整改，由没有去督导的人验收。
      </p>
      <HhTable<Visits['items'][number]>
        caption="质量督导"
        list="/visits"
        columns={[
          { key: 'organisation', title: '评价机构', show: ({ organisation }) => organisation },
          { key: 'title', title: '考试', show: ({ title }) => title },
          { key: 'day', title: '督导日', show: ({ day }) => formatDay(civilDate(day)) },
          { key: 'kind', title: '方式', show: ({ kindTitle }) => kindTitle },
          { key: 'team', title: '督导员', show: ({ team }) => team.join('、') },
          {
            key: 'standing',
            title: '状态',
            show: ({ standingTitle, problems }) =>
              problems ? `${standingTitle}（${problems} 项不符合）` : standingTitle,
          },
          {
            key: 'walk',
            title: '我要办的',
            show: ({ number, walk }) => (walk ? <Go to={`/visits/${number}/walk`}>去现场填检查表</Go> : '——'),
          },
        ]}
        rowKey={({ number }) => number}
        to={({ number }) => `/visits/${number}`}
        filters={[
          {
            key: 'standing',
            title: '状态',
            kind: 'choice',
            choices: Object.entries(STANDING_WORDS).map(([value, text]) => ({ value, text })),
          },
        ]}
        empty={{ text: '没有质量督导。' }}
        actions={
          plans && (
            <>
              <Go className="btn" to="/visits/new">
                安排质量督导
              </Go>
              <Go className="btn ghost" to="/visits/draw">
                准备督导抽查
              </Go>
            </>
          )
        }
      />
    </div>
  )
}
