import { announce } from '../../../src/workbench/kit/announce.tsx'
import { HhForm } from '../../../src/workbench/kit/form/form.tsx'
import { useAddress } from '../../../src/workbench/shell/address.ts'

/** A form as a module writes it. */
export default function ClassForm() {
  const { go } = useAddress()
  return (
    <div className="page">
      <h1>报开班</h1>
      <HhForm<{ number: string }>
        title="报开班"
        verb="POST /training/classes"
        submit="提交备案"
        fields={[
          {
            kind: 'known',
            key: 'organisation',
            title: '培训机构',
            text: '海河工匠培训基地',
            source: '机构名录',
            trust: 'A',
            section: '班次',
          },
          {
            kind: 'lookup',
            key: 'occupation',
            title: '职业',
            required: true,
            verb: '/catalogue/occupations',
            option: (row: { code: string; name: string }) => ({
              value: row.code,
              text: `${row.name}（${row.code}）`,
            }),
          },
          {
            kind: 'choice',
            key: 'level',
            title: '等级',
            required: true,
            choices: [
              { value: 5, text: '五级/初级工' },
              { value: 4, text: '四级/中级工' },
              { value: 3, text: '三级/高级工' },
            ],
          },
          { kind: 'number', key: 'hours', title: '课时', required: true, hint: '80 课时以上' },
          { kind: 'day', key: 'startsOn', title: '开课日期', required: true },
          { kind: 'money', key: 'fee', title: '收费（元）', section: '费用' },
          { kind: 'long-text', key: 'note', title: '说明' },
          { kind: 'flag', key: 'promise', title: '以上内容属实', required: true },
        ]}
        onDone={({ number }) => {
          announce(`已提交，办件号 ${number}。`)
          go('/classes')
        }}
      />
    </div>
  )
}
