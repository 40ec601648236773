import { type CivilDate, formatDay } from '../../kernel/value/time/civil-date.ts'
import { Tag } from '../../kit/tag.tsx'
import { useAnswer } from '../../workbench/api/answer.ts'
import { Empty } from '../../workbench/kit/empty.tsx'
import { FailureNote } from '../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../workbench/kit/waiting.tsx'
import { screen } from '../../workbench/shell/screen.ts'

/** 站点体检: the checks of the official inspection of government sites, made daily, for the system administrator. */
export const siteHealthScreens = [
  screen({
    path: '/system/site-health',
    title: '站点体检',
    permission: 'system.repair',
    menu: { label: '站点体检', order: 92, count: '/system/site-health' },
    component: async () => ({ default: SiteHealth }),
  }),
]

interface Line {
  key: string
  title: string
  asked: string
  fine: boolean
  found: string
  who: string
  where: { title: string; href: string }
  since: CivilDate | null
}

interface Health {
  day: CivilDate | null
  total: number
  lines: Line[]
  days: { day: CivilDate; failed: string[] }[]
}

function SiteHealth() {
  const { answer, waiting, failure, again } = useAnswer<Health>('/system/site-health')
  return (
    <div className="page">
      <h1>站点体检</h1>
      <p>按政府网站检查指标（国办秘函〔2019〕19号）每天查一遍本站。不合格的写明谁改、在哪里改。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取体检结果" />}
      {answer?.day === null && <Empty text="还没有查过，几分钟内自动查第一遍。" />}
      {answer?.day && (
        <>
          <RowTable
            caption={`${formatDay(answer.day)}：${answer.total === 0 ? '全部合格' : `${answer.total} 项不合格`}`}
            captionShown
            rows={answer.lines}
            rowKey={(one) => one.key}
            columns={[
              { title: '检查', show: (one) => one.title },
              {
                title: '结果',
                show: (one) => <Tag tone={one.fine ? 'ok' : 'bad'}>{one.fine ? '合格' : '不合格'}</Tag>,
              },
              {
                title: '查到的',
                show: (one) => (
                  <>
                    {one.found}
                    <br />
                    <small>要求：{one.asked}</small>
                  </>
                ),
              },
              {
                title: '谁改、在哪里改',
                show: (one) =>
                  one.fine ? (
                    '—'
                  ) : (
                    <>
                      {one.who}，<a href={one.where.href}>{one.where.title}</a>
                      {one.since && (
                        <>
                          <br />
                          <small>从{formatDay(one.since)}起</small>
                        </>
                      )}
                    </>
                  ),
              },
            ]}
          />
          <h2>近三十天</h2>
          <RowTable
            caption="近三十天的结果"
            rows={answer.days}
            rowKey={(one) => one.day}
            columns={[
              { title: '日期', show: (one) => formatDay(one.day) },
              { title: '不合格', show: (one) => (one.failed.length === 0 ? '没有' : one.failed.join('、')) },
            ]}
          />
        </>
      )}
    </div>
  )
}
