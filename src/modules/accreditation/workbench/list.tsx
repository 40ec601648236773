import { HhTable } from '../../../workbench/kit/table/table.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { PublicAccreditation } from '../views.ts'

/** 评价机构: those that are accredited, each leading to what the city may do with it. */
export default function AccreditedList() {
  const accepts = useMay('accreditation.accept')
  return (
    <div className="page">
      <h1>评价机构</h1>
      <p className="muted">备案、年度检查、退出都是办件，在“待办”里办；这里是已经备案的名录。</p>
      <HhTable<PublicAccreditation>
        caption="备案的评价机构"
        list="/accreditation"
        columns={[
          { key: 'name', title: '机构', show: ({ name }) => name },
          { key: 'district', title: '所在区', show: ({ districtName }) => districtName },
          { key: 'category', title: '作为', show: ({ category }) => category },
          { key: 'since', title: '备案', show: ({ since }) => since },
          { key: 'now', title: '现在', show: ({ teachOut }) => (teachOut ? '正在退出' : '有效') },
        ]}
        rowKey={({ id }) => id}
        to={({ id }: PublicAccreditation) => `/accreditation/${id}`}
        filters={[
          { key: 'q', title: '名称', kind: 'text' },
          { key: 'occupation', title: '职业', kind: 'text' },
        ]}
        empty={{ text: '还没有备案的评价机构。' }}
        actions={
          accepts && (
            <Go className="btn" to="/accreditation/year">
              开始年度检查
            </Go>
          )
        }
      />
    </div>
  )
}
