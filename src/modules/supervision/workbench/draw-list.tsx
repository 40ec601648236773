import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { HhTable } from '../../../workbench/kit/table/table.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'

interface Row {
  number: string
  title: string
  publishedOn: string | null
  standing: string
  organisations: number
  count: number
}

/** 双随机抽查: the draws that were published, each leading to where one commits and opens. */
export default function DrawList() {
  const prepares = useMay('supervision.check')
  return (
    <div className="page">
      <h1>双随机抽查</h1>
      <p className="muted">名单和签数先公布，两人先承诺、后开启；拒绝的作废并公布。准备中的在“待办”里。</p>
      <HhTable<Row>
        caption="抽查"
        list="/supervision/draws"
        columns={[
          { key: 'title', title: '抽查', show: ({ title }) => title },
          {
            key: 'publishedOn',
            title: '公布',
            show: ({ publishedOn }) => (publishedOn ? formatDay(publishedOn as CivilDate) : ''),
          },
          {
            key: 'count',
            title: '名单',
            show: ({ organisations, count }) => `${organisations} 家里抽 ${count} 家`,
          },
          { key: 'standing', title: '状态', show: ({ standing }) => standing },
        ]}
        rowKey={({ number }) => number}
        to={({ number }: Row) => `/supervision/draws/${number}`}
        empty={{ text: '还没有公布的抽查。' }}
        actions={
          prepares && (
            <Go className="btn" to="/supervision/draws/new">
              准备一次抽查
            </Go>
          )
        }
      />
    </div>
  )
}
