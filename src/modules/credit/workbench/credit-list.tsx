import { HhTable } from '../../../workbench/kit/table/table.tsx'
import { useMay, useMe } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { GRADES } from '../standard.ts'

interface Row {
  id: string
  name: string
  district: string
  credit: { grade: string; title: string; year: number; newClasses: boolean } | null
}

/** 机构信用: the schools that are rated, each leading to its record. */
export default function CreditList() {
  const organises = useMay('credit.organise')
  const records = useMay('credit.record')
  const { districts } = useMe()
  return (
    <div className="page">
      <h1>机构信用</h1>
      <p className="muted">每条记录都有依据，只增不改；登记由一人办，另一人复核后才计入。</p>
      <HhTable<Row>
        caption="民办职业培训机构"
        list="/organisations"
        fixed={{ kind: 'private-school' }}
        columns={[
          { key: 'name', title: '机构', show: ({ name }) => name },
          {
            key: 'grade',
            title: '等级',
            show: ({ credit }) => (credit ? `${credit.grade}（${credit.title}）` : '还没有评'),
          },
          { key: 'year', title: '年度', show: ({ credit }) => credit?.year ?? '' },
          {
            key: 'classes',
            title: '新的补贴班',
            show: ({ credit }) => (credit ? (credit.newClasses ? '可以开' : '不开') : ''),
          },
        ]}
        rowKey={({ id }) => id}
        // The list is of the whole city, the record is opened by those in whose district it is kept.
        to={({ id, district }) =>
          records && (districts === 'all' || districts.includes(district)) ? `/credit/${id}` : null
        }
        filters={[
          { key: 'q', title: '机构名称', kind: 'text' },
          {
            key: 'grade',
            title: '等级',
            kind: 'choice',
            choices: GRADES.map((grade) => ({ value: grade, text: grade })),
          },
        ]}
        empty={{ text: '没有参加评价的机构。' }}
        actions={
          organises && (
            <Go className="btn" to="/credit/year">
              开始年度评价
            </Go>
          )
        }
      />
    </div>
  )
}
