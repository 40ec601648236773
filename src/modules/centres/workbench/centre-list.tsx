import { HhTable } from '../../../workbench/kit/table/table.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'

interface Row {
  id: string
  name: string
  districtName: string
  capacity: number
  staff: number
  occupations: string[]
  namedOn: string
}

/** 企业培训中心: those that there are, each leading to what the city may do with it. */
export default function CentreList() {
  const reviews = useMay('centres.review')
  return (
    <div className="page">
      <h1>企业培训中心</h1>
      <p className="muted">申报、评估、取消都是办件，在“待办”里办；这里是已经命名的名录。</p>
      <HhTable<Row>
        caption="已命名的企业培训中心"
        list="/centres"
        columns={[
          { key: 'name', title: '中心', show: ({ name }) => name },
          { key: 'district', title: '所在区', show: ({ districtName }) => districtName },
          { key: 'capacity', title: '同期培训', show: ({ capacity }) => `${capacity} 人` },
          { key: 'staff', title: '职工', show: ({ staff }) => `${staff} 人` },
          { key: 'occupations', title: '职业', show: ({ occupations }) => occupations.join('、') },
          { key: 'namedOn', title: '命名', show: ({ namedOn }) => namedOn },
        ]}
        rowKey={({ id }) => id}
        to={({ id }: Row) => `/centres/${id}`}
        filters={[
          { key: 'q', title: '名称', kind: 'text' },
          { key: 'occupation', title: '职业', kind: 'text' },
        ]}
        empty={{ text: '还没有命名的中心。' }}
        actions={
          reviews && (
            <Go className="btn" to="/centres/year">
              开始年度评估
            </Go>
          )
        }
      />
    </div>
  )
}
