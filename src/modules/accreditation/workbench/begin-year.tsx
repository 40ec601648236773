import { announce } from '../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'

/** 开始年度检查: every accredited organisation gets its year to confirm. */
export default function BeginYear() {
  return (
    <div className="page">
      <h1>开始评价机构年度检查</h1>
      <p>每家评价机构的待办里会出现年度情况，请它核对、补充、确认。再办一次只补上漏掉的。</p>
      <HhForm<{ organisations: number }>
        title="开始年度检查"
        fields={[
          {
            key: 'year',
            title: '检查年度',
            kind: 'number',
            unit: '年',
            required: true,
            hint: '已经过完的一年。',
          },
        ]}
        verb="POST /accreditation/years"
        submit="开始检查"
        onDone={({ organisations }) => announce(`已经开始，共 ${organisations} 家。`)}
      />
    </div>
  )
}
