import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { KINDS } from '../schema.ts'

interface Districts {
  districts: { code: string; name: string }[]
}

/** Enters an organisation into the register. */
export default function RegisterOrganisation() {
  const { go } = useAddress()
  const { answer } = useAnswer<Districts>('/organisations')
  return (
    <div className="page">
      <h1>登记机构</h1>
      {answer && (
        <HhForm<{ id: string; created: boolean }>
          title="登记机构"
          fields={[
            { key: 'name', title: '机构全称', kind: 'text', required: true, longest: 100 },
            {
              key: 'creditCode',
              title: '统一社会信用代码（老执照填 15 位注册号）',
              kind: 'text',
              purpose: 'credit-code',
              required: true,
              longest: 18,
            },
            {
              key: 'kinds',
              title: '机构类别',
              kind: 'choices',
              required: true,
              choices: Object.entries(KINDS).map(([value, text]) => ({ value, text })),
            },
            {
              key: 'district',
              title: '所在区',
              kind: 'choice',
              required: true,
              choices: answer.districts.map(({ code, name }) => ({ value: code, text: name })),
            },
            { key: 'address', title: '地址', kind: 'text', longest: 200 },
            { key: 'phone', title: '电话', kind: 'text', longest: 30 },
            {
              key: 'siteCode',
              title: '机构（站点）序列码',
              kind: 'text',
              longest: 6,
              hint: '发证机构才有，6 位数字，由省级人社部门赋码。',
            },
            {
              key: 'bodyCode',
              title: '机构代码',
              kind: 'text',
              longest: 4,
              hint: '首次在人力资源社会保障部备案的机构才有，4 位数字。',
            },
          ]}
          verb="POST /organisations"
          submit="登记"
          onDone={({ id, created }) => {
            announce(created ? '已登记。' : '这个机构已经在册。')
            go(`/organisations/${id}`)
          }}
        />
      )}
    </div>
  )
}
