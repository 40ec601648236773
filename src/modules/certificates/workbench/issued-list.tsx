import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { requestOf } from '../../../workbench/api/request.ts'
import { HhTable } from '../../../workbench/kit/table/table.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { dayOf, type Listed, StateTag } from './listed.tsx'

/** The certificates that one's own organisation issued, each to print again. */
export default function IssuedList() {
  return (
    <div className="page">
      <h1>颁发的证书</h1>
      <HhTable<Listed & { uploadText: string }>
        caption="颁发的证书"
        list="/certificates/issued"
        columns={[
          { key: 'number', title: '证书编号', show: ({ number }) => number },
          { key: 'name', title: '姓名', show: ({ name }) => name },
          { key: 'title', title: '职业和等级', show: (one) => `${one.occupation} ${one.levelText}` },
          { key: 'day', title: '发证日期', show: (one) => formatDay(dayOf(one.issuedOn)) },
          { key: 'state', title: '状态', show: (one) => <StateTag one={one} /> },
          { key: 'upload', title: '全国联网查询', show: ({ uploadText }) => uploadText },
          {
            key: 'change',
            title: '更正、撤销',
            show: (one) => (
              <Go to={`/certificates?number=${one.number}`}>
                提出<span className="sr">更正或撤销（{one.number}）</span>
              </Go>
            ),
          },
          { key: 'print', title: '打印', show: (one) => <PrintLink one={one} /> },
        ]}
        rowKey={({ id }) => id}
        filters={[{ key: 'q', title: '姓名或证书编号（写全）', kind: 'text' }]}
        empty={{ text: '还没有颁发过证书。考试成绩公布、上报以后，证书会出现在这里。' }}
      />
    </div>
  )
}

const PrintLink = ({ one }: { one: Listed }) => (
  <a href={requestOf('GET /certificates/{id}/pdf', { id: one.id }).url} download>
    下载 PDF<span className="sr">（{one.number}）</span>
  </a>
)
